using System.Collections.Concurrent;

namespace Campaign.Storage.Changes;

/// <summary>The watchers in this process.</summary>
internal sealed class ChangeHub : IChanges
{
    private readonly ConcurrentDictionary<ChangeWatch, bool> _watches = new();

    public ChangeWatch Watch(string? campaign = null)
    {
        var watch = new ChangeWatch(campaign, ended => _watches.TryRemove(ended, out _));
        _watches[watch] = true;
        return watch;
    }

    public void Tell(IReadOnlyList<Change> changes)
    {
        foreach (var (watch, _) in _watches)
        {
            watch.Tell(changes);
        }
    }
}
