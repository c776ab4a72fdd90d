using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Storage.Sqlite;

/// <inheritdoc cref="IJournal"/>
internal sealed class SqliteJournal(SqliteDatabase database, SqliteWriter writer, ViewCatalogue views, TimeProvider clock) : IJournal
{
    /// <summary>Never: other processes are kept out.</summary>
    public bool IsShared => false;

    public Task<Appended> Append(JournalUnit unit) => writer.Write(new JournalStep(new PreparedUnit(unit, views, clock.GetUtcNow())));

    public ValueTask<IReadOnlyList<RecordedFact>> Read(string stream, long after, CancellationToken cancellation) => database.Facts(stream, after, cancellation);

    public ValueTask<long> Version(string stream, CancellationToken cancellation) => database.VersionOf(stream, cancellation);

    public ValueTask<Snapshot?> ReadSnapshot(string stream, CancellationToken cancellation) => database.Snapshot(stream, cancellation);
}
