using Campaign.Domain.Decisions;
using Campaign.Storage.Changes;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Messages;
using Campaign.Storage.Requests;
using Campaign.Storage.Rows;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>Messages, jobs and answered requests: small tables beside the journal.</summary>
internal sealed class SqliteKeeping(SqliteDatabase database, SqliteWriter writer, TimeProvider clock) : IMessages, IJobs, IRequests
{
    public async Task<IReadOnlyList<DueMessage>> Take(DateTimeOffset now, int atMost, TimeSpan lease) =>
        await database.AnyDue(now) ? await writer.Write(new TakeMessagesStep(now, atMost, lease)) : [];

    public Task Acknowledge(IReadOnlyCollection<string> keys)
    {
        var rows = new RowChanges();
        foreach (var key in keys)
        {
            rows.Delete(CoreTables.Messages, key);
        }

        return Write(rows);
    }

    public Task Postpone(string key, int attempts, DateTimeOffset until) => writer.Write(new ActionStep<SqliteSession>(session =>
        session.Run("UPDATE messages SET attempts = ?, due = ? WHERE key = ?", (long)attempts, until, key)));

    public Task SetAside(string key, int attempts, Wording reason, DateTimeOffset now) => writer.Write(new ActionStep<SqliteSession>(session =>
        session.Run("UPDATE messages SET attempts = ?, aside = ?, due = ? WHERE key = ?", (long)attempts, reason.ToJson(), now, key)));

    public Task Write(RowChanges rows) => writer.Write(new ActionStep<SqliteSession>(_ => { }, rows));

    public ValueTask<DateTimeOffset> Now() => ValueTask.FromResult(clock.GetUtcNow());

    public ValueTask<JobRow?> Find(string id, CancellationToken cancellation) => database.Job(id, cancellation);

    public async Task<IReadOnlyList<JobRow>> Take(string node, IReadOnlyCollection<string> except, int atMost, DateTimeOffset now, DateTimeOffset until)
    {
        var taken = await writer.Write(new QueryStep<JobRow>(
            $"""
             UPDATE jobs SET node = ?1, leased = ?2, lease = lease + 1, status = 'running' WHERE id IN (
                 SELECT id FROM jobs WHERE status IN ('queued', 'running') AND (leased IS NULL OR leased <= ?3 OR node = ?1)
                 AND id NOT IN (SELECT value FROM json_each(?4)) ORDER BY created, id LIMIT ?5)
             RETURNING {JobReading.Columns}
             """,
            [node, until, now, SqliteDialect.Instance.List(except), (long)atMost],
            JobOf,
            job => Change.OfJob(job.Id)));
        return [.. taken.OrderBy(job => job.Created).ThenBy(job => job.Id, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyDictionary<string, bool>> Renew(string node, DateTimeOffset until)
    {
        var held = await writer.Write(new QueryStep<(string Id, bool Stop)>(
            "UPDATE jobs SET leased = ?2 WHERE node = ?1 AND status IN ('queued', 'running') RETURNING id, stop", [node, until], row => (row.Text(0), row.Number(1) != 0)));
        return held.ToDictionary(job => job.Id, job => job.Stop, StringComparer.Ordinal);
    }

    public Task Release(string node) => writer.Write(new ActionStep<SqliteSession>(session =>
        session.Run("UPDATE jobs SET leased = NULL, node = NULL WHERE node = ? AND status IN ('queued', 'running')", node)));

    public Task<JobCancelling> Cancel(string id, DateTimeOffset now) => writer.Write(new CancelStep(id, now));

    public ValueTask<IReadOnlyList<JobReject>> Rejects(string id, long afterLine, int atMost, CancellationToken cancellation) =>
        database.Rejects(id, afterLine, atMost, cancellation);

    public Task<int> ForgetRejects(DateTimeOffset before, int atMost) => Delete(
        """
        DELETE FROM job_rejects WHERE id IN (
            SELECT r.id FROM jobs j CROSS JOIN job_rejects r WHERE j.finished < ? AND r.id > j.id || '/' AND r.id < j.id || '0' LIMIT ?)
        """,
        before,
        atMost);

    public Task<int> ForgetJobs(DateTimeOffset before, int atMost) =>
        Delete("DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE finished < ? LIMIT ?)", before, atMost);

    ValueTask<IReadOnlyDictionary<string, AnsweredRequest>> IRequests.Find(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        database.Answered(keys, cancellation);

    public Task<int> Forget(DateTimeOffset before, int atMost) =>
        Delete("DELETE FROM requests WHERE key IN (SELECT key FROM requests WHERE at < ? LIMIT ?)", before, atMost);

    private async Task<int> Delete(string sql, DateTimeOffset before, int atMost) =>
        (await writer.Write(new QueryStep<bool>($"{sql} RETURNING 1", [before, (long)atMost], _ => true))).Count;

    private static JobRow JobOf(sqlite3_stmt row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Number(4), row.Number(5), row.Number(6), row.Number(7), row.Text(8), row.TextOrNull(9), row.Text(10),
        row.Number(11), row.IsNull(12) ? null : row.Number(12), row.Number(13));
}
