namespace Campaign.Storage.Changes;

/// <summary>One watcher's pending changes. They stay few however slow the watcher is: it is then told less precisely, but never misses anything. Dispose it to stop watching.</summary>
public sealed class ChangeWatch : IDisposable
{
    private readonly Lock _gate = new();

    // Its count is 1 exactly while something is pending.
    private readonly SemaphoreSlim _some = new(0, 1);
    private readonly string? _campaign;
    private readonly Action<ChangeWatch> _ended;
    private ChangeDigest _waiting = new();
    private bool _over;

    internal ChangeWatch(string? campaign, Action<ChangeWatch> ended) => (_campaign, _ended) = (campaign, ended);

    /// <summary>Waits for a change, and returns everything that has changed since the last call. For one reader at a time.</summary>
    public async Task<IReadOnlyList<Change>> Next(CancellationToken cancellation)
    {
        await _some.WaitAsync(cancellation);
        lock (_gate)
        {
            var changes = _waiting.ToList();
            _waiting = new ChangeDigest();
            return changes;
        }
    }

    public void Dispose()
    {
        _ended(this);
        lock (_gate)
        {
            _over = true;
            _some.Dispose();
        }
    }

    internal void Tell(IReadOnlyList<Change> changes)
    {
        lock (_gate)
        {
            if (_over)
            {
                return;
            }

            var nothingWaited = _waiting.IsEmpty;
            foreach (var change in changes)
            {
                if (_campaign is null || change.Campaign is null || change.Campaign == _campaign)
                {
                    _waiting.Add(change);
                }
            }

            if (nothingWaited && !_waiting.IsEmpty)
            {
                _some.Release();
            }
        }
    }
}
