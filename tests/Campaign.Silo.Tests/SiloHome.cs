using Campaign.Silo.Hosting;
using Campaign.Storage.Jobs;
using Campaign.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Campaign.Silo.Tests;

/// <summary>A node over an empty database of its own.</summary>
internal sealed class SiloHome : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-silo-").FullName;
    private IHost? _host;

    public IServiceProvider Services => _host!.Services;

    public IJobs Jobs => Services.GetRequiredService<IJobs>();

    /// <param name="storage">Where it stores its data; by default a file in its own folder.</param>
    public async Task Start(Action<IServiceCollection>? configure = null, StorageOptions? storage = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSilo(storage ?? new StorageOptions(), _folder);
        configure?.Invoke(builder.Services);
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task Stop()
    {
        await _host!.StopAsync();
        _host.Dispose();
    }

    /// <summary>Stores a job's row as it would be after a shutdown.</summary>
    public Task Put(JobRow job)
    {
        var rows = new RowChanges();
        rows.Put(job);
        return Jobs.Write(rows);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(_folder, recursive: true);
    }
}
