namespace Campaign.Silo.Jobs;

/// <summary>A job that this node is running.</summary>
internal sealed class RunningJob(CancellationToken stopping) : IDisposable
{
    private readonly CancellationTokenSource _wish = CancellationTokenSource.CreateLinkedTokenSource(stopping);

    /// <summary>Cancelled when it should stop: somebody cancelled it, the node stops, or the node lost it.</summary>
    public CancellationToken Wish => _wish.Token;

    /// <summary>Whether another node may have it by now; then this one writes nothing more about it.</summary>
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
