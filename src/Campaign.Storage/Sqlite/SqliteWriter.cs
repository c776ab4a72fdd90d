using System.Diagnostics;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>Something to write, inside the writer's transaction. It may run again in another one, so it keeps nothing from a run but its result.</summary>
internal abstract class WriteStep
{
    /// <summary>Whether it needs a transaction to itself.</summary>
    public virtual bool Alone => false;

    /// <summary>Facts that its last run appended.</summary>
    public virtual int Facts => 0;

    /// <returns>Rows of its own, melted with those of the other steps and written once at the end of the transaction.</returns>
    public abstract RowChanges? Run(SqliteSession session);

    /// <summary>The transaction is durable: answer the caller.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception fault);
}

internal abstract class WriteStep<T> : WriteStep
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    protected T? Result { get; set; }

    public override void Succeed() => _answer.SetResult(Result!);

    public override void Fail(Exception fault) => _answer.SetException(fault);
}

/// <summary>
/// The one thread that writes (SQLite has one writer). Whatever waits when it is free shares one transaction and one fsync: group commit.
/// When a group fails, its steps run again one by one, so that a fault stays with the step that caused it.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int LargestGroup = 512;
    private readonly sqlite3 _database;
    private readonly SqliteSession _session;
    private readonly SqliteCheckpoints _checkpoints;
    private readonly Thread _thread;
    private readonly Queue<WriteStep> _waiting = new();
    private bool _closing;

    public SqliteWriter(sqlite3 database, SqliteCheckpoints checkpoints)
    {
        (_database, _session, _checkpoints) = (database, new SqliteSession(database), checkpoints);
        _thread = new Thread(Work) { IsBackground = true, Name = "journal writer" };
        _thread.Start();
    }

    public Task<T> Write<T>(WriteStep<T> step)
    {
        lock (_waiting)
        {
            if (_closing)
            {
                return Task.FromException<T>(new StorageException("The database is closed; nothing was written."));
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

        _thread.Join();
        _checkpoints.Dispose();
        _session.Dispose();
    }

    private void Work()
    {
        var group = new List<WriteStep>(LargestGroup);
        while (Take(group))
        {
            if (TryCommit(group) is { } fault)
            {
                Separate(group, fault);
            }

            _checkpoints.Committed(_database);
            group.Clear();
        }
    }

    private bool Take(List<WriteStep> group)
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0 && !_closing)
            {
                Monitor.Wait(_waiting);
            }

            while (group.Count < LargestGroup && _waiting.TryPeek(out var step) && (group.Count == 0 || !(step.Alone || group[0].Alone)))
            {
                group.Add(_waiting.Dequeue());
            }
        }

        return group.Count > 0;
    }

    private void Separate(List<WriteStep> group, Exception fault)
    {
        if (group.Count == 1)
        {
            group[0].Fail(fault);
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
    private StorageException? TryCommit(List<WriteStep> group)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            var rows = new List<RowChanges>(group.Count);
            _session.Run("BEGIN IMMEDIATE");
            foreach (var step in group)
            {
                if (step.Run(_session) is { } own)
                {
                    rows.Add(own);
                }
            }

            _session.Write(RowChanges.Melted(rows));
            _session.Run("COMMIT");
        }
        catch (Exception fault)
        {
            if (raw.sqlite3_get_autocommit(_database) == 0)
            {
                _session.Run("ROLLBACK");
            }

            StorageMeter.CommitFailed();
            return fault as StorageException ?? new StorageException("The writer failed; nothing was written.", fault);
        }

        StorageMeter.Committed(group.Count, group.Sum(step => step.Facts), Stopwatch.GetElapsedTime(began));
        group.ForEach(step => step.Succeed());
        return null;
    }
}
