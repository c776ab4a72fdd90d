using Orleans.Embedded.Tests.Conformance;

namespace Orleans.Embedded.Tests;

public sealed class OrleansCallTests : CallConformance
{
    protected override Task<GrainCluster> StartCluster() => OrleansCluster.Start(silos: 2);
}

public sealed class OrleansTurnTests : TurnConformance
{
    protected override Task<GrainCluster> StartCluster() => OrleansCluster.Start(silos: 2);
}

public sealed class OrleansLifeTests : LifeConformance
{
    protected override Task<GrainCluster> StartCluster() => OrleansCluster.Start(silos: 2);
}

/// <summary>What a stop means to callers of the same process.</summary>
public sealed class OrleansStopTests : StopConformance
{
    protected override Task<GrainCluster> StartCluster() => OrleansCluster.Start(silos: 1);
}
