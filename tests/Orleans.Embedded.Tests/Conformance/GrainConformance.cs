namespace Orleans.Embedded.Tests.Conformance;

/// <summary>What grains may rely on in every runtime. A runtime joins by deriving from each part and starting its own cluster.</summary>
public abstract class GrainConformance : IAsyncLifetime
{
    private readonly string suffix = Guid.NewGuid().ToString("N");

    protected GrainCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await StartCluster();

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    protected abstract Task<GrainCluster> StartCluster();

    /// <summary>A key of this test alone.</summary>
    protected string KeyOf(string name) => $"{name}/{suffix}";

    protected IProbeGrain Grain(string name) => Cluster.Grains.GetGrain<IProbeGrain>(KeyOf(name));

    protected Probe ProbeOf(string name) => Probe.Of(KeyOf(name));

    protected static Task Within20Seconds(Task task) => task.WaitAsync(TimeSpan.FromSeconds(20));

    protected static Task<T> Within20Seconds<T>(Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(20));
}
