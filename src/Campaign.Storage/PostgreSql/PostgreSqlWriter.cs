using System.Diagnostics;
using Campaign.Storage.Changes;
using Campaign.Storage.Journal;

namespace Campaign.Storage.PostgreSql;

/// <summary>
/// A node's writer: a single connection, because measurements show that a second gains nothing. Conflicts with other nodes' writers are caught by the journal's
/// unique key; the later one runs its group again, and then sees what the earlier one wrote.
/// </summary>
internal sealed class PostgreSqlWriter : GroupWriter<PostgreSqlSession>
{
    private const int MostRaces = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly ManualResetEventSlim _closing = new();
    private readonly PostgreSqlDatabase _database;
    private readonly WriterIdentity _identity;
    private readonly TimeProvider _clock;
    private readonly PostgreSqlTermMerges _merges;
    private PostgreSqlSession? _session;
    private long _number;

    public PostgreSqlWriter(PostgreSqlDatabase database, WriterIdentity identity, ChangeTeller changes, TimeProvider clock)
        : base(changes)
    {
        (_database, _identity, _clock, _merges) = (database, identity, clock, new PostgreSqlTermMerges(database));
        Start();
    }

    protected override void Commit(List<WriteStep<PostgreSqlSession>> group)
    {
        var began = Stopwatch.GetTimestamp();
        for (var run = 1; ; run++)
        {
            var transaction = new PostgreSqlTransaction(_session ??= new PostgreSqlSession(_database.Connect()), _identity, ++_number);
            try
            {
                transaction.Run(group, _clock.GetUtcNow());
                return;
            }
            catch (Exception fault)
            {
                if (IsCommitted(transaction, fault))
                {
                    return;
                }

                // A lost race means that somebody else made progress; a connection may be lost any number of times.
                if (PostgreSqlFaults.IsLostRace(fault) ? run >= MostRaces : !PostgreSqlFaults.IsLost(fault) || Stopwatch.GetElapsedTime(began) > Patience)
                {
                    throw PostgreSqlFaults.OfWriting(fault);
                }
            }
        }
    }

    protected override void Answered()
    {
        if (_session?.Rows.Terms is { Count: > 0 } terms)
        {
            _merges.Committed(terms);
            terms.Clear();
        }
    }

    protected override void Closing() => _closing.Set();

    protected override void Close()
    {
        _session?.Dispose();
        _merges.Dispose();
        _closing.Dispose();
    }

    /// <summary>Rolls back a failed transaction, or finds that it was committed although the connection was lost.</summary>
    private bool IsCommitted(PostgreSqlTransaction transaction, Exception fault)
    {
        if (!PostgreSqlFaults.IsLost(fault) && _session!.IsOpen && TryRollback())
        {
            return false;
        }

        _session!.Dispose();
        _session = null;
        return transaction.MayBeCommitted && AskWhetherCommitted(transaction.Number, fault);
    }

    private bool TryRollback()
    {
        try
        {
            _session!.Rollback();
            return true;
        }
        catch (Exception fault) when (PostgreSqlFaults.IsLost(fault))
        {
            return false;
        }
    }

    /// <summary>Asks until the database answers, for as long as callers may be kept waiting.</summary>
    private bool AskWhetherCommitted(long number, Exception fault)
    {
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return _identity.HasWritten(_database.Connect(), number);
            }
            catch (Exception away) when (away is StorageException || PostgreSqlFaults.IsLost(away))
            {
                if (Stopwatch.GetElapsedTime(began) > Patience || _closing.Wait(Pause))
                {
                    throw new OutcomeUnknownException(
                        "The connection to PostgreSQL was lost during a commit and did not come back: whether it was carried out is not known.", fault);
                }
            }
        }
    }
}
