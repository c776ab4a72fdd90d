using EmbeddedGrains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded.Tests.Conformance;

namespace Orleans.Embedded.Tests;

/// <summary>The embedded runtime in a host, on a clock that the test moves.</summary>
internal sealed class EmbeddedCluster(IHost host, FakeClock clock) : GrainCluster
{
    public static readonly TimeSpan IdleAge = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(10);

    public FakeClock Clock => clock;

    public override IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<GrainCluster> Start() => await StartWith();

    public static async Task<EmbeddedCluster> StartWith(Action<IServiceCollection>? configure = null)
    {
        var clock = new FakeClock();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddEmbeddedGrains(typeof(EmbeddedCluster).Assembly);
        builder.Services.Configure<EmbeddedGrainOptions>(o => (o.IdleAge, o.ResponseTimeout, o.ShutdownLimit) = (IdleAge, ResponseTimeout, ShutdownLimit));
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new(host, clock);
    }

    // A sweep comes every tenth of the shorter limit.
    public override Task LetGrainsGoIdle() => Let(IdleAge + ResponseTimeout);

    public override Task LetCallsTimeOut() => Let(1.2 * ResponseTimeout);

    public override Task Stop() => host.StopAsync();

    public override async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private Task Let(TimeSpan pass)
    {
        clock.Advance(pass);
        return Task.CompletedTask;
    }
}
