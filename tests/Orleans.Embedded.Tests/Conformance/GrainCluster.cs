namespace Orleans.Embedded.Tests.Conformance;

/// <summary>What the suite needs from a runtime; one implementation per runtime, everything else in the suite is shared.</summary>
public abstract class GrainCluster : IAsyncDisposable
{
    /// <summary>For calls from outside any grain.</summary>
    public abstract IGrainFactory Grains { get; }

    /// <summary>Lets so much time pass that every grain without a call counts as idle.</summary>
    public abstract Task LetGrainsGoIdle();

    /// <summary>Lets so much time pass that a call without an answer counts as lost.</summary>
    public abstract Task LetCallsTimeOut();

    /// <summary>Stops the host of the grains in good order.</summary>
    public abstract Task Stop();

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
