using Orleans.Embedded.Tests.Conformance;

namespace Orleans.Embedded.Tests;

public sealed class OrleansCallTests : CallConformance
{
    protected override Task<GrainCluster> StartCluster() => OrleansCluster.Start();
}

public sealed class OrleansTurnTests : TurnConformance
{
    protected override Task<GrainCluster> StartCluster() => OrleansCluster.Start();
}

public sealed class OrleansLifeTests : LifeConformance
{
    protected override Task<GrainCluster> StartCluster() => OrleansCluster.Start();
}

public sealed class OrleansStopTests : StopConformance
{
    protected override Task<GrainCluster> StartCluster() => OrleansCluster.Start();
}
