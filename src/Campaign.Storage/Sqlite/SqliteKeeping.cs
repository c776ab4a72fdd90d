using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Messages;
using Campaign.Storage.Requests;
using Campaign.Storage.Rows;
using Dapper;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>Messages, jobs and answered requests: small tables beside the journal.</summary>
internal sealed class SqliteKeeping(SqliteDatabase database, SqliteWriter writer) : IMessages, IJobs, IRequests
{
    public async Task<IReadOnlyList<DueMessage>> Take(DateTimeOffset now, int atMost, TimeSpan lease)
    {
        using (var reading = database.Read())
        {
            // Asked twice a second: mostly there is nothing, and then nothing is written.
            if (!await reading.Connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM messages WHERE due <= @now)", new { now = now.ToUnixTimeMilliseconds() }))
            {
                return [];
            }
        }

        return await writer.Write(new TakeMessagesStep(now, atMost, lease));
    }

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

    public Task Write(RowChanges rows) => writer.Write(new ActionStep<SqliteSession>(_ => { }, rows));

    public async ValueTask<JobRow?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Connection.QuerySingleOrDefaultAsync<JobRow>(new CommandDefinition(
            $"SELECT {JobColumns} FROM jobs WHERE id = @id", new { id }, cancellationToken: cancellation));
    }

    public async Task<IReadOnlyList<JobRow>> Take(string node, IReadOnlyCollection<string> except, int atMost, DateTimeOffset now, DateTimeOffset until)
    {
        var taken = await writer.Write(new QueryStep<JobRow>(
            $"""
             UPDATE jobs SET node = ?1, leased = ?2, status = 'running' WHERE id IN (
                 SELECT id FROM jobs WHERE status IN ('queued', 'running') AND (leased IS NULL OR leased <= ?3 OR node = ?1)
                 AND id NOT IN (SELECT value FROM json_each(?4)) ORDER BY created, id LIMIT ?5)
             RETURNING {JobColumns}
             """,
            [node, until, now, SqliteDialect.Instance.List(except), (long)atMost],
            JobOf));
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

    public async ValueTask<IReadOnlyList<JobReject>> Rejects(string id, long afterLine, int atMost, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return
        [
            .. await lease.Connection.QueryAsync<JobReject>(new CommandDefinition(
                "SELECT line, code, zh, en, fields FROM job_rejects WHERE id > @after AND id < @end ORDER BY id LIMIT @atMost",
                new { after = FormattableString.Invariant($"{id}/{afterLine:D9}"), end = $"{id}0", atMost },
                cancellationToken: cancellation)),
        ];
    }

    public Task ForgetRejects(DateTimeOffset before) => writer.Write(new ActionStep<SqliteSession>(session =>
        session.Run("DELETE FROM job_rejects WHERE job IN (SELECT id FROM jobs WHERE finished < ?)", before)));

    async ValueTask<IReadOnlyDictionary<string, AnsweredRequest>> IRequests.Find(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Connection.QueryAsync<(string Key, string Fingerprint, string Resource)>(new CommandDefinition(
            $"SELECT key, fingerprint, resource FROM requests WHERE {lease.Dialect.Among("key", "keys")}", new { keys = lease.Dialect.List(keys) }, cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Key, row => new AnsweredRequest(row.Fingerprint, row.Resource), StringComparer.Ordinal);
    }

    public Task Forget(DateTimeOffset before) => writer.Write(new ActionStep<SqliteSession>(session => session.Run("DELETE FROM requests WHERE at < ?", before)));

    private static JobRow JobOf(sqlite3_stmt row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Number(4), row.Number(5), row.Number(6), row.Number(7), row.Text(8), row.TextOrNull(9), row.Text(10),
        row.Number(11), row.IsNull(12) ? null : row.Number(12));

    private const string JobColumns = "id, kind, subject, status, progress, read, accepted, rejected, input, result, actor, created, finished";
}
