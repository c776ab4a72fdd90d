using Campaign.Domain.Decisions;
using Campaign.Storage.Jobs;
using Campaign.Storage.Messages;
using Campaign.Storage.Requests;
using Campaign.Storage.Rows;
using Dapper;

namespace Campaign.Storage.Sqlite;

/// <summary>Messages, jobs and answered requests: small tables beside the journal.</summary>
internal sealed class SqliteKeeping(SqliteDatabase database, SqliteWriter writer) : IMessages, IJobs, IRequests
{
    public async ValueTask<IReadOnlyList<DueMessage>> Due(DateTimeOffset now, int atMost, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Connection.QueryAsync<(string Key, string Target, string Type, byte[] Data, long Attempts)>(new CommandDefinition(
            "SELECT key, target, type, data, attempts FROM messages WHERE due <= @now ORDER BY due LIMIT @atMost",
            new { now = now.ToUnixTimeMilliseconds(), atMost },
            cancellationToken: cancellation));
        return [.. rows.Select(row => new DueMessage(row.Key, row.Target, DomainJson.Read<Message>(row.Type, row.Data), (int)row.Attempts))];
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

    public Task Postpone(string key, int attempts, DateTimeOffset until) => writer.Write(new ActionStep(session =>
        session.Run("UPDATE messages SET attempts = ?, due = ? WHERE key = ?", (long)attempts, until, key)));

    public Task Write(RowChanges rows) => writer.Write(new ActionStep(_ => { }, rows));

    public async ValueTask<JobRow?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Connection.QuerySingleOrDefaultAsync<JobRow>(new CommandDefinition(
            $"SELECT {JobColumns} FROM jobs WHERE id = @id", new { id }, cancellationToken: cancellation));
    }

    public async ValueTask<IReadOnlyList<JobRow>> Unfinished(CancellationToken cancellation)
    {
        using var lease = database.Read();
        return
        [
            .. await lease.Connection.QueryAsync<JobRow>(new CommandDefinition(
                $"SELECT {JobColumns} FROM jobs WHERE status IN ('queued', 'running') ORDER BY created", cancellationToken: cancellation)),
        ];
    }

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

    public Task ForgetRejects(DateTimeOffset before) => writer.Write(new ActionStep(session =>
        session.Run("DELETE FROM job_rejects WHERE job IN (SELECT id FROM jobs WHERE finished < ?)", before)));

    async ValueTask<IReadOnlyDictionary<string, AnsweredRequest>> IRequests.Find(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Connection.QueryAsync<(string Key, string Fingerprint, string Resource)>(new CommandDefinition(
            $"SELECT key, fingerprint, resource FROM requests WHERE {lease.Dialect.Among("key", "keys")}", new { keys = lease.Dialect.List(keys) }, cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Key, row => new AnsweredRequest(row.Fingerprint, row.Resource), StringComparer.Ordinal);
    }

    public Task Forget(DateTimeOffset before) => writer.Write(new ActionStep(session => session.Run("DELETE FROM requests WHERE at < ?", before)));

    private const string JobColumns = "id, kind, subject, status, progress, read, accepted, rejected, input, result, actor, created, finished";
}

/// <summary>A small write of no result.</summary>
internal sealed class ActionStep(Action<SqliteSession> run, RowChanges? changes = null) : WriteStep<bool>
{
    public override RowChanges? Run(SqliteSession session)
    {
        run(session);
        return changes;
    }
}
