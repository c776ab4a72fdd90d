using Campaign.Storage.Journal;
using Campaign.Storage.Subjects;

namespace Campaign.Storage.PostgreSql;

/// <summary>Writes what a group's units append, a statement a table. Rows come in the order of their keys, so that nodes meet on the first they share.</summary>
internal static class UnitWriting
{
    private const string InsertFacts = """
        INSERT INTO journal (stream, version, type, data, at, actor, request, campaign)
        SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bytea[], $5::bigint[], $6::text[], $7::text[], $8::text[])
        """;

    private const string InsertRequests = "INSERT INTO requests (key, fingerprint, resource, at) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])";
    private const string InsertPeople = "INSERT INTO subjects (id, key) SELECT * FROM unnest($1::text[], $2::bytea[])";

    // Someone who was erased and came back: what was erased stays unreadable under the lost key.
    private const string GiveKeys = "UPDATE subjects s SET key = d.key FROM unnest($1::text[], $2::bytea[]) AS d(id, key) WHERE s.id = d.id AND s.key IS NULL";

    // A person whose key is another one than the record was encrypted under is not found, and a record of nobody is refused.
    internal const string InsertRecords = """
        INSERT INTO personal (subject, reference, data)
        SELECT s.number, d.reference, d.data
        FROM unnest($1::text[], $2::bytea[], $3::text[], $4::bytea[]) AS d(id, key, reference, data) LEFT JOIN subjects s ON s.id = d.id AND s.key = d.key
        ON CONFLICT (subject, reference) DO UPDATE SET data = excluded.data
        """;

    public static void Add(PostgreSqlSession session)
    {
        var units = session.State.Taken;
        AddFacts(session, [.. units.SelectMany(unit => unit.Facts).OrderBy(fact => fact.Stream.Stream, StringComparer.Ordinal).ThenBy(fact => fact.Version)]);
        AddRequests(session, [.. units.SelectMany(unit => unit.Requests.Select(request => (request, unit.Now))).OrderBy(pair => pair.request.Key.Key, StringComparer.Ordinal)]);

        // Of what a group says twice of one place, the later counts.
        var records = units.SelectMany(unit => unit.Personal).GroupBy(record => (record.Subject, record.Reference)).Select(group => group.Last());
        AddRecords(session, [.. records.OrderBy(record => record.Subject, StringComparer.Ordinal).ThenBy(record => record.Reference, StringComparer.Ordinal)]);
    }

    private static void AddFacts(PostgreSqlSession session, PreparedFact[] facts)
    {
        if (facts.Length > 0)
        {
            session.Add(
                InsertFacts,
                Texts(facts, fact => fact.Stream.Stream),
                Array.ConvertAll(facts, fact => fact.Version),
                Texts(facts, fact => fact.Type),
                Array.ConvertAll(facts, fact => fact.Json),
                Array.ConvertAll(facts, fact => fact.Fact.At.ToUnixTimeMilliseconds()),
                Texts(facts, fact => fact.Fact.By),
                Texts(facts, fact => fact.Stream.RequestId),
                Array.ConvertAll(facts, fact => fact.Stream.Campaign));
        }
    }

    private static void AddRequests(PostgreSqlSession session, (RequestRecord Request, DateTimeOffset Now)[] requests)
    {
        if (requests.Length > 0)
        {
            session.Add(
                InsertRequests,
                Texts(requests, pair => pair.Request.Key.Key),
                Texts(requests, pair => pair.Request.Key.Fingerprint),
                Texts(requests, pair => pair.Request.Resource),
                Array.ConvertAll(requests, pair => pair.Now.ToUnixTimeMilliseconds()));
        }
    }

    private static void AddRecords(PostgreSqlSession session, SealedRecord[] records)
    {
        if (records.Length == 0)
        {
            return;
        }

        var people = session.State.People;
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            keys.TryAdd(record.Subject, people[record.Subject]?.Key ?? record.Key);
        }

        AddKeys(session, InsertPeople, [.. keys.Where(pair => people[pair.Key] is null)]);
        AddKeys(session, GiveKeys, [.. keys.Where(pair => people[pair.Key] is { Key: null })]);
        session.Add(
            InsertRecords,
            Texts(records, record => record.Subject),
            Array.ConvertAll(records, record => keys[record.Subject]),
            Texts(records, record => record.Reference),
            Array.ConvertAll(records, record => record.Under(keys[record.Subject])));
    }

    private static void AddKeys(PostgreSqlSession session, string sql, KeyValuePair<string, byte[]>[] keys)
    {
        if (keys.Length > 0)
        {
            session.Add(sql, Texts(keys, pair => pair.Key), Array.ConvertAll(keys, pair => pair.Value));
        }
    }

    private static string[] Texts<T>(T[] items, Func<T, string> text) => Array.ConvertAll(items, item => PostgreSqlValue.Clean(text(item)));
}
