using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Sqlite;

/// <summary>Appends a unit: request keys and facts first, so that a conflict is known before any row is drafted.</summary>
internal sealed class JournalStep(JournalUnit unit, DateTimeOffset now) : WriteStep<Appended>
{
    private const string InsertFact = "INSERT INTO journal (stream, version, type, data, at, actor, request) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private const string InsertRequest = "INSERT INTO requests (key, fingerprint, resource, at) VALUES (?, ?, ?, ?)";

    // Written to JSON on the caller's thread: the writer's time is everyone's.
    private readonly List<(string Stream, long Version, string Name, byte[] Json, Fact Fact, string RequestId)> _facts = [.. unit.Streams.SelectMany(Serialise)];

    public override void Run(SqliteSession session, RowChanges rows)
    {
        session.Run("SAVEPOINT unit");
        Result = Insert(session);
        if (Result != Appended.Done)
        {
            session.Run("ROLLBACK TO unit");
            session.Run("RELEASE unit");
            return;
        }

        session.Run("RELEASE unit");
        foreach (var record in unit.Personal)
        {
            SqliteSubjects.Write(session, record);
        }

        foreach (var posting in unit.Postings)
        {
            CoreTables.Post(rows, posting, now);
        }

        rows.Merge(unit.Rows);
    }

    private Appended Insert(SqliteSession session)
    {
        foreach (var request in unit.Requests)
        {
            if (!session.Run(InsertRequest, request.Key.Key, request.Key.Fingerprint, request.Resource, now))
            {
                return Appended.KeyUsed;
            }
        }

        foreach (var (stream, version, name, json, fact, request) in _facts)
        {
            if (!session.Run(InsertFact, stream, version, name, json, fact.At, fact.By, request))
            {
                return Appended.Conflict;
            }
        }

        return Appended.Done;
    }

    private static IEnumerable<(string, long, string, byte[], Fact, string)> Serialise(StreamFacts stream) => stream.Facts.Select((fact, index) =>
        (stream.Stream, stream.Expected + index + 1, DomainJson.NameOf(fact), DomainJson.Write(fact), fact, stream.RequestId));
}
