using Campaign.Silo.Hosting;
using Microsoft.Extensions.Hosting;

namespace Campaign.Silo.Tests.Moving;

/// <summary>A running node on a data directory, shut down gracefully when disposed.</summary>
internal sealed class StartedNode(IHost host) : IAsyncDisposable
{
    public IServiceProvider Services => host.Services;

    public static async Task<StartedNode> On(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSilo(new StorageOptions(), folder);
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
