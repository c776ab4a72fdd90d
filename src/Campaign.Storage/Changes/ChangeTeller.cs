namespace Campaign.Storage.Changes;

/// <summary>
/// Publishes durable changes on a thread of its own, so that the writer never waits. Changes that arrive while others are being published are
/// combined, at most ten times a second, so that a busy time costs no more than a quiet one.
/// </summary>
internal sealed class ChangeTeller : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);
    private readonly object _gate = new();
    private readonly ManualResetEventSlim _closing = new();
    private readonly Action<IReadOnlyList<Change>> _passOn;
    private readonly Thread _thread;
    private ChangeDigest _waiting = new();

    /// <param name="passOn">Throws when it could not: the changes are then published later, with what arrives meanwhile.</param>
    public ChangeTeller(Action<IReadOnlyList<Change>> passOn)
    {
        _passOn = passOn;
        _thread = new Thread(Work) { IsBackground = true, Name = "change teller" };
        _thread.Start();
    }

    public void Tell(IEnumerable<Change> changes)
    {
        lock (_gate)
        {
            var nothingWaited = _waiting.IsEmpty;
            foreach (var change in changes)
            {
                _waiting.Add(change);
            }

            if (nothingWaited)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Publishes what is pending, unless that fails.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closing.Set();
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _closing.Dispose();
    }

    private void Work()
    {
        while (Take() is { } changes)
        {
            _closing.Wait(TryPassOn(changes) ? Pace : PauseAfterFault);
        }
    }

    /// <returns>Null when it is closing and nothing is pending.</returns>
    private IReadOnlyList<Change>? Take()
    {
        lock (_gate)
        {
            while (_waiting.IsEmpty)
            {
                if (_closing.IsSet)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }

            var changes = _waiting.ToList();
            _waiting = new ChangeDigest();
            return changes;
        }
    }

    private bool TryPassOn(IReadOnlyList<Change> changes)
    {
        try
        {
            _passOn(changes);
            return true;
        }
        catch (Exception)
        {
            if (!_closing.IsSet)
            {
                StorageMeter.ChangesFailed();
                Tell(changes);
            }

            return false;
        }
    }
}
