using Campaign.Domain.Decisions;
using Campaign.Storage.Changes;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Messages;
using Campaign.Storage.Requests;
using Campaign.Storage.Rows;
using Dapper;

namespace Campaign.Storage.PostgreSql;

/// <summary>Messages, jobs and answered requests: small tables beside the journal.</summary>
internal sealed class PostgreSqlKeeping(PostgreSqlDatabase database, PostgreSqlWriter writer) : IMessages, IJobs, IRequests
{
    public async Task<IReadOnlyList<DueMessage>> Take(DateTimeOffset now, int atMost, TimeSpan lease)
    {
        if (!await database.AnyDue(now))
        {
            return [];
        }

        var taken = await writer.Write(new QueryStep<(long Due, DueMessage Message)>(Leases.TakeMessages, [now, (long)atMost, now + lease], Leases.MessageOf));
        return [.. taken.OrderBy(message => message.Due).Select(message => message.Message)];
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

    public Task Postpone(string key, int attempts, DateTimeOffset until) => Run("UPDATE messages SET attempts = $1, due = $2 WHERE key = $3", (long)attempts, until, key);

    public Task SetAside(string key, int attempts, Wording reason, DateTimeOffset now) =>
        Run("UPDATE messages SET attempts = $1, aside = $2, due = $3 WHERE key = $4", (long)attempts, reason.ToJson(), now, key);

    public Task Write(RowChanges rows) => writer.Write(new ActionStep<PostgreSqlSession>(_ => { }, rows));

    public async ValueTask<DateTimeOffset> Now()
    {
        using var lease = database.Read();
        return DateTimeOffset.FromUnixTimeMilliseconds(
            await lease.Connection.ExecuteScalarAsync<long>("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"));
    }

    public ValueTask<JobRow?> Find(string id, CancellationToken cancellation) => database.Job(id, cancellation);

    public async Task<IReadOnlyList<JobRow>> Take(string node, IReadOnlyCollection<string> except, int atMost, DateTimeOffset now, DateTimeOffset until)
    {
        object[] values = [node, until, now, PostgreSqlDialect.Instance.List(except), (long)atMost];
        var taken = await writer.Write(new QueryStep<JobRow>(Leases.TakeJobs, values, Leases.JobOf, job => Change.OfJob(job.Id)));
        return [.. taken.OrderBy(job => job.Created).ThenBy(job => job.Id, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyDictionary<string, bool>> Renew(string node, DateTimeOffset until)
    {
        var held = await writer.Write(new QueryStep<(string Id, bool Stop)>(Leases.Renew, [node, until], row => (row.GetString(0), row.GetInt64(1) != 0)));
        return held.ToDictionary(job => job.Id, job => job.Stop, StringComparer.Ordinal);
    }

    public Task Release(string node) => Run(Leases.Release, node);

    public Task<JobCancelling> Cancel(string id, DateTimeOffset now) => writer.Write(new CancelStep(id, now));

    public ValueTask<IReadOnlyList<JobReject>> Rejects(string id, long afterLine, int atMost, CancellationToken cancellation) =>
        database.Rejects(id, afterLine, atMost, cancellation);

    public Task<int> ForgetRejects(DateTimeOffset before, int atMost) => Delete(
        "DELETE FROM job_rejects WHERE id IN (SELECT r.id FROM jobs j JOIN job_rejects r ON r.job = j.id WHERE j.finished < $1 LIMIT $2)", before, atMost);

    public Task<int> ForgetJobs(DateTimeOffset before, int atMost) =>
        Delete("DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE finished < $1 LIMIT $2)", before, atMost);

    ValueTask<IReadOnlyDictionary<string, AnsweredRequest>> IRequests.Find(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        database.Answered(keys, cancellation);

    public Task<int> Forget(DateTimeOffset before, int atMost) =>
        Delete("DELETE FROM requests WHERE key IN (SELECT key FROM requests WHERE at < $1 LIMIT $2)", before, atMost);

    private async Task<int> Delete(string sql, DateTimeOffset before, int atMost) =>
        (await writer.Write(new QueryStep<bool>($"{sql} RETURNING 1", [before, (long)atMost], _ => true))).Count;

    private Task<bool> Run(string sql, params object[] values) => writer.Write(new ActionStep<PostgreSqlSession>(session => session.Add(sql, values)));
}
