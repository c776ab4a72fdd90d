namespace Campaign.Silo.Jobs;

/// <summary>A job that this node runs.</summary>
internal sealed class RunningJob(CancellationToken stopping) : IDisposable
{
    private readonly CancellationTokenSource _wish = CancellationTokenSource.CreateLinkedTokenSource(stopping);

    /// <summary>The wish that it stops: somebody cancelled it, the node stops, or the node lost it.</summary>
    public CancellationToken Wish => _wish.Token;

    /// <summary>Whether it may be another node's by now: then this one writes nothing about it any more.</summary>
    public bool IsLost { get; private set; }

    public async Task Stop()
    {
        try
        {
            await _wish.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself meanwhile.
        }
    }

    public Task Lose()
    {
        IsLost = true;
        return Stop();
    }

    public void Dispose() => _wish.Dispose();
}
