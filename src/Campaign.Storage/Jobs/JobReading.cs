using Dapper;

namespace Campaign.Storage.Jobs;

/// <summary>Reads jobs, the same on every database.</summary>
internal static class JobReading
{
    public const string Columns = "id, kind, subject, status, progress, read, accepted, rejected, input, result, actor, created, finished, lease";

    public static async ValueTask<JobRow?> Job(this IReadDatabase database, string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Connection.QuerySingleOrDefaultAsync<JobRow>(new CommandDefinition(
            $"SELECT {Columns} FROM jobs WHERE id = @id", new { id }, cancellationToken: cancellation));
    }

    public static async ValueTask<IReadOnlyList<JobReject>> Rejects(
        this IReadDatabase database, string id, long afterLine, int atMost, CancellationToken cancellation)
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
}
