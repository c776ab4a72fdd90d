using System.Diagnostics;
using Campaign.Storage.Changes;

namespace Campaign.Storage.Journal;

/// <summary>
/// A node's single writing thread. Everything that waits when it is free shares one transaction and one flush to disk: group commit.
/// If a group fails, its steps run again one by one, so that only the step that caused the fault fails.
/// </summary>
internal abstract class GroupWriter<TSession> : IDisposable
{
    private const int LargestGroup = 512;

    /// <summary>The most writes that may wait; further ones are refused at once. An unlimited queue would answer everybody too late, and grow without bound.</summary>
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

    /// <summary>Finishes pending writes, then closes.</summary>
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

    /// <summary>Must be called once the writer is constructed.</summary>
    protected void Start() => _thread.Start();

    /// <summary>Runs a group's steps in one transaction, which is durable when this returns. If it throws, nothing was written.</summary>
    protected abstract void Commit(List<WriteStep<TSession>> group);

    /// <summary>Called after a group was answered.</summary>
    protected virtual void Answered()
    {
    }

    /// <summary>Called when pending writes should finish soon.</summary>
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
        // No step is to blame for an unreachable database, and each would wait for it again.
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

    /// <summary>Writes a group in one transaction and answers its callers; returns the fault when nothing was written.</summary>
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
