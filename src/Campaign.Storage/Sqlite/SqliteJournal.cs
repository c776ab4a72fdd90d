using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Sqlite;

/// <inheritdoc cref="IJournal"/>
internal sealed class SqliteJournal(SqliteDatabase database, SqliteWriter writer, Views.ViewCatalogue views, TimeProvider clock) : IJournal
{
    private const string Columns = "position, stream, version, type, data, at, actor, request";

    public Task<Appended> Append(JournalUnit unit)
    {
        foreach (var record in unit.Personal)
        {
            views.Reveal(record, unit.Rows);
        }

        foreach (var posting in unit.Postings)
        {
            CoreTables.Post(unit.Rows, posting, clock.GetUtcNow());
        }

        unit.Rows.Finish();
        return writer.Write(new JournalStep(unit, clock.GetUtcNow()));
    }

    public async ValueTask<IReadOnlyList<RecordedFact>> Read(string stream, long after, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Connection.QueryAsync<JournalRow>(new CommandDefinition(
            $"SELECT {Columns} FROM journal WHERE stream = @stream AND version > @after ORDER BY version",
            new { stream, after },
            cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToFact())];
    }

    /// <summary>Never: a second process is kept out.</summary>
    public bool IsShared => false;

    public async ValueTask<long> Version(string stream, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT max(version) FROM journal WHERE stream = @stream", new { stream }, cancellationToken: cancellation)) ?? 0;
    }

    public async ValueTask<Snapshot?> ReadSnapshot(string stream, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var row = await lease.Connection.QuerySingleOrDefaultAsync<(long Version, byte[] Data)?>(new CommandDefinition(
            "SELECT version, data FROM snapshots WHERE stream = @stream", new { stream }, cancellationToken: cancellation));
        return row is { } found ? new(found.Version, found.Data) : null;
    }

    /// <summary>Every stream's facts, a stream at a time in version order: what views are rebuilt from.</summary>
    internal static IEnumerable<RecordedFact> ReadByStream(SqliteConnection connection) => connection
        .Query<JournalRow>($"SELECT {Columns} FROM journal ORDER BY stream, version", buffered: false)
        .Select(row => row.ToFact());

    private sealed record JournalRow(long Position, string Stream, long Version, string Type, byte[] Data, long At, string Actor, string Request)
    {
        public RecordedFact ToFact() => new(
            Position,
            Stream,
            Version,
            DomainJson.Read<Fact>(Type, Data) with { At = DateTimeOffset.FromUnixTimeMilliseconds(At), By = Actor },
            Request);
    }
}
