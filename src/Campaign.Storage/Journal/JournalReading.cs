using Campaign.Domain.Decisions;
using Dapper;

namespace Campaign.Storage.Journal;

/// <summary>A row of the journal.</summary>
internal sealed record JournalRow(long Position, string Stream, long Version, string Type, byte[] Data, long At, string Actor, string Request, string? Campaign)
{
    public const string Columns = "position, stream, version, type, data, at, actor, request, campaign";

    public RecordedFact ToFact() => new(
        Position,
        Stream,
        Version,
        DomainJson.Read<Fact>(Type, Data) with { At = DateTimeOffset.FromUnixTimeMilliseconds(At), By = Actor },
        Request,
        Campaign);
}

/// <summary>How the journal is read, the same on every database.</summary>
internal static class JournalReading
{
    public const string StreamSql = $"SELECT {JournalRow.Columns} FROM journal WHERE stream = @stream AND version > @after ORDER BY version";

    /// <summary>Every stream's facts, a stream at a time in version order: what views are rebuilt from.</summary>
    public const string EveryStreamSql = $"SELECT {JournalRow.Columns} FROM journal ORDER BY stream, version";

    public static async ValueTask<IReadOnlyList<RecordedFact>> Facts(this IReadDatabase database, string stream, long after, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Connection.QueryAsync<JournalRow>(new CommandDefinition(StreamSql, new { stream, after }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToFact())];
    }

    /// <summary>The next facts of a stream after a version, this many at most.</summary>
    public static async ValueTask<IReadOnlyList<RecordedFact>> Facts(this IReadDatabase database, string stream, long after, int most, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Connection.QueryAsync<JournalRow>(new CommandDefinition(
            $"{StreamSql} LIMIT @most", new { stream, after, most }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToFact())];
    }

    public static async ValueTask<long> VersionOf(this IReadDatabase database, string stream, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT max(version) FROM journal WHERE stream = @stream", new { stream }, cancellationToken: cancellation)) ?? 0;
    }

    public static async ValueTask<Snapshot?> Snapshot(this IReadDatabase database, string stream, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var row = await lease.Connection.QuerySingleOrDefaultAsync<(long Version, long Generation, byte[] Data)?>(new CommandDefinition(
            "SELECT version, generation, data FROM snapshots WHERE stream = @stream", new { stream }, cancellationToken: cancellation));
        return row is { } found ? new(found.Version, (int)found.Generation, found.Data) : null;
    }
}
