using Orleans.Embedded.Tests.Conformance;

namespace Orleans.Embedded.Tests;

public sealed class EmbeddedCallTests : CallConformance
{
    protected override Task<GrainCluster> StartCluster() => EmbeddedCluster.Start();
}

public sealed class EmbeddedTurnTests : TurnConformance
{
    protected override Task<GrainCluster> StartCluster() => EmbeddedCluster.Start();
}

public sealed class EmbeddedLifeTests : LifeConformance
{
    protected override Task<GrainCluster> StartCluster() => EmbeddedCluster.Start();
}

public sealed class EmbeddedStopTests : StopConformance
{
    protected override Task<GrainCluster> StartCluster() => EmbeddedCluster.Start();
}
