using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Embedded.Tests.Conformance;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests;

/// <summary>Silos of Orleans in this process. Callers sit in the first, as a silo's own web server does.</summary>
internal sealed class OrleansCluster(InProcessTestCluster cluster) : GrainCluster
{
    private const int MaxForwardCount = 10;
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    public override IGrainFactory Grains { get; } = cluster.GetSiloServiceProvider(cluster.Silos[0].SiloAddress).GetRequiredService<IGrainFactory>();

    public static async Task<GrainCluster> Start(short silos)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.InitializeClientOnDeploy = false;
        builder.ConfigureSilo((_, silo) => silo.Configure<SiloMessagingOptions>(messages =>
            (messages.ResponseTimeout, messages.MaxForwardCount) = (ResponseTimeout, MaxForwardCount)));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new OrleansCluster(cluster);
    }

    public override Task LetGrainsGoIdle() => Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    // The cluster's own time passes; whoever waits for the failure waits so long.
    public override Task LetCallsTimeOut() => Task.CompletedTask;

    public override Task Stop() => cluster.StopAllSilosAsync();

    public override ValueTask DisposeAsync() => cluster.DisposeAsync();
}
