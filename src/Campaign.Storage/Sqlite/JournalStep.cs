using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Sqlite;

/// <summary>Appends a unit: request keys and facts first, so that a conflict is known before any row is drafted.</summary>
internal sealed class JournalStep(JournalUnit unit, DateTimeOffset now) : WriteStep<Appended>
{
    // A version ahead of its stream inserts nothing: streams have no gaps.
    private const string InsertFact = """
        INSERT INTO journal (stream, version, type, data, at, actor, request) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
        WHERE ?2 = 1 OR EXISTS (SELECT 1 FROM journal WHERE stream = ?1 AND version = ?2 - 1)
        """;

    private const string InsertRequest = "INSERT INTO requests (key, fingerprint, resource, at) VALUES (?, ?, ?, ?)";

    // Written to JSON on the caller's thread: the writer's time is everyone's.
    private readonly List<(string Stream, long Version, string Name, byte[] Json, Fact Fact, string RequestId)> _facts = [.. unit.Streams.SelectMany(Serialise)];

    public override RowChanges? Run(SqliteSession session)
    {
        session.Run("SAVEPOINT unit");
        Result = Insert(session);
        if (Result != Appended.Done)
        {
            session.Run("ROLLBACK TO unit");
            session.Run("RELEASE unit");
            return null;
        }

        session.Run("RELEASE unit");
        foreach (var record in unit.Personal)
        {
            SqliteSubjects.Write(session, record);
        }

        return unit.Rows;
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
            if (!session.Run(InsertFact, stream, version, name, json, fact.At, fact.By, request) || session.Changes == 0)
            {
                return Appended.Conflict;
            }
        }

        return Appended.Done;
    }

    private static IEnumerable<(string, long, string, byte[], Fact, string)> Serialise(StreamFacts stream) => stream.Facts.Select((fact, index) =>
        (stream.Stream, stream.Expected + index + 1, DomainJson.NameOf(fact), DomainJson.Write(fact), fact, stream.RequestId));
}
