using Campaign.Storage.Changes;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Messages;
using Campaign.Storage.Rows;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>A small write whose returned rows are its result.</summary>
/// <param name="tells">The change that a row stands for; none by default.</param>
internal sealed class QueryStep<T>(string sql, object[] values, Func<NpgsqlDataReader, T> read, Func<T, Change>? tells = null) : WriteStep<PostgreSqlSession, IReadOnlyList<T>>
{
    public override IEnumerable<Change> Changes => tells is null ? [] : Result!.Select(tells);

    public override RowChanges? Run(PostgreSqlSession session)
    {
        Result = session.Read(sql, read, values);
        return null;
    }
}

/// <summary>Ends a job that no node is running, or leaves a request for the node that runs it.</summary>
internal sealed class CancelStep(string id, DateTimeOffset now) : WriteStep<PostgreSqlSession, JobCancelling>
{
    private const string Cancel = """
        UPDATE jobs SET status = 'cancelled', finished = $1, lease = lease + 1
        WHERE id = $2 AND status IN ('queued', 'running') AND (leased IS NULL OR leased <= $1) RETURNING 1
        """;

    private const string Ask = "UPDATE jobs SET stop = 1 WHERE id = $1 AND status IN ('queued', 'running') RETURNING 1";

    public override IEnumerable<Change> Changes => Result == JobCancelling.Cancelled ? [Change.OfJob(id)] : [];

    public override RowChanges? Run(PostgreSqlSession session)
    {
        Result = session.Read(Cancel, _ => true, now, id).Count > 0 ? JobCancelling.Cancelled
            : session.Read(Ask, _ => true, id).Count > 0 ? JobCancelling.Asked
            : JobCancelling.TooLate;
        return null;
    }
}

/// <summary>
/// Gives work to exactly one taker. Rows locked by another node's transaction are skipped, not waited for: that node is taking them.
/// </summary>
internal static class Leases
{
    /// <summary>Moves the due time of taken messages to the end of the lease.</summary>
    public const string TakeMessages = """
        WITH taken AS MATERIALIZED (SELECT key, due FROM messages WHERE due <= $1 AND aside IS NULL ORDER BY due, key LIMIT $2 FOR UPDATE SKIP LOCKED)
        UPDATE messages m SET due = $3 FROM taken WHERE m.key = taken.key RETURNING m.key, m.target, m.type, m.data, m.attempts, taken.due
        """;

    public const string TakeJobs = $"""
        WITH taken AS MATERIALIZED (
            SELECT id FROM jobs WHERE status IN ('queued', 'running') AND (leased IS NULL OR leased <= $3 OR node = $1) AND NOT id = ANY($4)
            ORDER BY created, id LIMIT $5 FOR UPDATE SKIP LOCKED)
        UPDATE jobs SET node = $1, leased = $2, lease = lease + 1, status = 'running' WHERE id IN (SELECT id FROM taken) RETURNING {JobReading.Columns}
        """;

    public const string Renew = "UPDATE jobs SET leased = $2 WHERE node = $1 AND status IN ('queued', 'running') RETURNING id, stop";

    public const string Release = "UPDATE jobs SET leased = NULL, node = NULL WHERE node = $1 AND status IN ('queued', 'running')";

    public static (long Due, DueMessage Message) MessageOf(NpgsqlDataReader row) => (
        row.GetInt64(5),
        new(row.GetString(0), row.GetString(1), MessageReading.TryRead(row.GetString(2), row.GetFieldValue<byte[]>(3)), (int)row.GetInt64(4)));

    public static JobRow JobOf(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7),
        row.GetString(8), row.IsDBNull(9) ? null : row.GetString(9), row.GetString(10), row.GetInt64(11), row.IsDBNull(12) ? null : row.GetInt64(12), row.GetInt64(13));
}
