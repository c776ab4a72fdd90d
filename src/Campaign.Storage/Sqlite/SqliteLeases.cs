using Campaign.Storage.Changes;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Messages;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Sqlite;

/// <summary>Gives due messages to one taker, by moving their due time to the end of its lease.</summary>
internal sealed class TakeMessagesStep(DateTimeOffset now, int atMost, TimeSpan lease) : WriteStep<SqliteSession, IReadOnlyList<DueMessage>>
{
    public override RowChanges? Run(SqliteSession session)
    {
        var taken = new List<(long Place, DueMessage Message)>();
        session["SELECT place, key, target, type, data, attempts FROM messages WHERE due <= ? AND aside IS NULL ORDER BY due LIMIT ?"].Each([now, (long)atMost], row => taken.Add((
            row.Number(0), new DueMessage(row.Text(1), row.Text(2), MessageReading.TryRead(row.Text(3), row.Bytes(4)), (int)row.Number(5)))));
        foreach (var (place, _) in taken)
        {
            session.Run("UPDATE messages SET due = ? WHERE place = ?", now + lease, place);
        }

        Result = [.. taken.Select(message => message.Message)];
        return null;
    }
}

/// <summary>Ends a job that no node is running, or leaves a request for the node that runs it.</summary>
internal sealed class CancelStep(string id, DateTimeOffset now) : WriteStep<SqliteSession, JobCancelling>
{
    private const string Unfinished = "id = ? AND status IN ('queued', 'running')";

    public override IEnumerable<Change> Changes => Result == JobCancelling.Cancelled ? [Change.OfJob(id)] : [];

    public override RowChanges? Run(SqliteSession session)
    {
        session.Run($"UPDATE jobs SET status = 'cancelled', finished = ?, lease = lease + 1 WHERE {Unfinished} AND (leased IS NULL OR leased <= ?)", now, id, now);
        Result = JobCancelling.Cancelled;
        if (session.Changes == 0)
        {
            session.Run($"UPDATE jobs SET stop = 1 WHERE {Unfinished}", id);
            Result = session.Changes == 0 ? JobCancelling.TooLate : JobCancelling.Asked;
        }

        return null;
    }
}
