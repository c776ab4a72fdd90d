using System.Diagnostics;
using Campaign.Storage.Changes;

namespace Campaign.Storage.Journal;

/// <summary>
/// A node's one thread that writes. Whatever waits when it is free shares one transaction and one wait for the disk: group commit.
/// When a group fails, its steps run again one by one, so that a fault stays with the step that caused it.
/// </summary>
internal abstract class GroupWriter<TSession> : IDisposable
{
    private const int LargestGroup = 512;

    /// <summary>Writes that may wait. Whoever comes later is refused at once: a queue without an end would answer everybody too late, and hold all of it in memory.</summary>
    internal const int LongestQueue = 16 * LargestGroup;

    private readonly Queue<WriteStep<TSession>> _waiting = new();
    private readonly ChangeTeller _changes;
    private readonly Thread _thread;
    private bool _closing;

    protected GroupWriter(ChangeTeller changes)
    {
        _changes = changes;
        _thread = new Thread(Work) { IsBackground = true, Name = "journal writer" };
    }

    public Task<T> Write<T>(WriteStep<TSession, T> step)
    {
        lock (_waiting)
        {
            if (_closing)
            {
                return Task.FromException<T>(new StorageException("The database is closed; nothing was written."));
            }

            if (_waiting.Count == LongestQueue)
            {
                StorageMeter.Refused();
                return Task.FromException<T>(new WriterBusyException());
            }

            _waiting.Enqueue(step);
            Monitor.Pulse(_waiting);
        }

        return step.Answer;
    }

    /// <summary>Finishes what waits, then closes.</summary>
    public void Dispose()
    {
        lock (_waiting)
        {
            if (_closing)
            {
                return;
            }

            _closing = true;
            Monitor.Pulse(_waiting);
        }

        Closing();
        _thread.Join();
        Close();
    }

    /// <summary>To be called once the writer is made.</summary>
    protected void Start() => _thread.Start();

    /// <summary>Runs a group's steps in one transaction, which is durable when this returns. When it throws, nothing was written.</summary>
    protected abstract void Commit(List<WriteStep<TSession>> group);

    /// <summary>A group was answered.</summary>
    protected virtual void Answered()
    {
    }

    /// <summary>What waits is to be finished soon.</summary>
    protected virtual void Closing()
    {
    }

    protected abstract void Close();

    private void Work()
    {
        var group = new List<WriteStep<TSession>>(LargestGroup);
        while (Take(group))
        {
            if (TryCommit(group) is { } fault)
            {
                Separate(group, fault);
            }

            Answered();
            group.Clear();
        }
    }

    private bool Take(List<WriteStep<TSession>> group)
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0 && !_closing)
            {
                Monitor.Wait(_waiting);
            }

            while (group.Count < LargestGroup && _waiting.TryPeek(out var step) && (group.Count == 0 || MayJoin(group[0], step)))
            {
                group.Add(_waiting.Dequeue());
            }
        }

        return group.Count > 0;
    }

    private static bool MayJoin(WriteStep<TSession> first, WriteStep<TSession> step) =>
        !first.Alone && !step.Alone && step.After is null or { IsCompleted: true };

    private void Separate(List<WriteStep<TSession>> group, Exception fault)
    {
        // No step is to blame for a database that is away, and each would wait for it again.
        if (group.Count == 1 || fault is DatabaseAwayException or OutcomeUnknownException)
        {
            group.ForEach(step => step.Fail(fault));
            return;
        }

        foreach (var step in group)
        {
            if (TryCommit([step]) is { } own)
            {
                step.Fail(own);
            }
        }
    }

    /// <summary>Writes a group in one transaction and answers its callers; gives the fault when nothing was written.</summary>
    private Exception? TryCommit(List<WriteStep<TSession>> group)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            Commit(group);
        }
        catch (Exception fault)
        {
            StorageMeter.CommitFailed();
            return fault is StorageException or OutcomeUnknownException ? fault : new StorageException("The writer failed; nothing was written.", fault);
        }

        StorageMeter.Committed(group.Count, group.Sum(step => step.Facts), Stopwatch.GetElapsedTime(began));
        group.ForEach(step => step.Succeed());
        _changes.Tell(group.SelectMany(step => step.Changes));
        return null;
    }
}
