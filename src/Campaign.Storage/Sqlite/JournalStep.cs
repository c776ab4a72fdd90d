using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>
/// Appends a unit. It looks first and writes then: nobody writes in between, and a savepoint to roll back to would copy every page that the
/// unit touches.
/// </summary>
internal sealed class JournalStep(JournalUnit unit, DateTimeOffset now) : WriteStep<Appended>
{
    private const string FindRequest = "SELECT 1 FROM requests WHERE key = ?";
    private const string InsertRequest = "INSERT INTO requests (key, fingerprint, resource, at) VALUES (?, ?, ?, ?)";
    private const string FindVersion = "SELECT max(version) FROM journal WHERE stream = ?";
    private const string InsertFact = "INSERT INTO journal (stream, version, type, data, at, actor, request) VALUES (?, ?, ?, ?, ?, ?, ?)";

    // Written to JSON and encrypted on the caller's thread: the writer's time is everyone's.
    private readonly List<SealedRecord> _personal = [.. unit.Personal.Select(record => new SealedRecord(record))];
    private readonly List<(string Stream, long Version, string Name, byte[] Json, Fact Fact, string RequestId)> _facts = [.. unit.Streams.SelectMany(Serialise)];

    public override int Facts => Result == Appended.Done ? _facts.Count : 0;

    public override RowChanges? Run(SqliteSession session)
    {
        Result = UsesKeyAgain(session) ? Appended.KeyUsed : IsStale(session) ? Appended.Conflict : Appended.Done;
        if (Result != Appended.Done)
        {
            return null;
        }

        Insert(session);
        foreach (var record in _personal)
        {
            SqliteSubjects.Write(session, record);
        }

        return unit.Rows;
    }

    private bool UsesKeyAgain(SqliteSession session)
    {
        var keys = new HashSet<string>(unit.Requests.Count, StringComparer.Ordinal);
        return unit.Requests.Any(request => !keys.Add(request.Key.Key) || session.First(FindRequest, request.Key.Key, _ => true));
    }

    /// <summary>Whether a stream stands at another version than the unit was decided on, ahead or behind: streams have no gaps.</summary>
    private bool IsStale(SqliteSession session)
    {
        var versions = new Dictionary<string, long>(unit.Streams.Count, StringComparer.Ordinal);
        foreach (var stream in unit.Streams)
        {
            var version = versions.TryGetValue(stream.Stream, out var seen)
                ? seen
                : session.First(FindVersion, stream.Stream, row => raw.sqlite3_column_int64(row, 0));
            if (version != stream.Expected)
            {
                return true;
            }

            versions[stream.Stream] = version + stream.Facts.Count;
        }

        return false;
    }

    private void Insert(SqliteSession session)
    {
        foreach (var request in unit.Requests)
        {
            session.Require(InsertRequest, request.Key.Key, request.Key.Fingerprint, request.Resource, now);
        }

        foreach (var (stream, version, name, json, fact, request) in _facts)
        {
            session.Require(InsertFact, stream, version, name, json, fact.At, fact.By, request);
        }
    }

    private static IEnumerable<(string, long, string, byte[], Fact, string)> Serialise(StreamFacts stream) => stream.Facts.Select((fact, index) =>
        (stream.Stream, stream.Expected + index + 1, DomainJson.NameOf(fact), DomainJson.Write(fact), fact, stream.RequestId));
}
