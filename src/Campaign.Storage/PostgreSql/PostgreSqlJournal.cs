using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <inheritdoc cref="IJournal"/>
internal sealed class PostgreSqlJournal(PostgreSqlDatabase database, PostgreSqlWriter writer, ViewCatalogue views, TimeProvider clock) : IJournal
{
    public bool IsShared => true;

    public Task<Appended> Append(JournalUnit unit) => writer.Write(new AppendStep(new PreparedUnit(unit, views, clock.GetUtcNow())));

    public ValueTask<IReadOnlyList<RecordedFact>> Read(string stream, long after, CancellationToken cancellation) => Told(database.Facts(stream, after, cancellation));

    public ValueTask<long> Version(string stream, CancellationToken cancellation) => Told(database.VersionOf(stream, cancellation));

    public ValueTask<Snapshot?> ReadSnapshot(string stream, CancellationToken cancellation) => Told(database.Snapshot(stream, cancellation));

    /// <summary>A grain that cannot wake for want of the database must be able to say so to a caller on another node: by the fault's type.</summary>
    private static async ValueTask<T> Told<T>(ValueTask<T> read)
    {
        try
        {
            return await read;
        }
        catch (NpgsqlException away) when (PostgreSqlFaults.IsTransient(away))
        {
            throw new TransientStorageException("PostgreSQL cannot be read for now. Nothing was changed.", away);
        }
    }

    /// <summary>Appends a unit. What it decides on was read for the whole group; what it writes is written with the group's other units.</summary>
    private sealed class AppendStep(PreparedUnit unit) : WriteStep<PostgreSqlSession, Appended>, IForesees
    {
        public override Task? After => unit.Follows;

        public override int Facts => Result == Appended.Done ? unit.Facts.Count : 0;

        public override IEnumerable<Change> Changes => Result == Appended.Done ? unit.Changes : [];

        public void Foresee(GroupState state) => state.Expect(unit);

        public override RowChanges? Run(PostgreSqlSession session)
        {
            Result = unit.Decide(session.State);
            if (Result != Appended.Done)
            {
                return null;
            }

            session.State.Take(unit);
            return unit.Rows;
        }
    }
}
