using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Sqlite;

/// <summary>
/// Appends a unit. It looks first and writes then: nobody writes in between, and a savepoint to roll back to would copy every page that the
/// unit touches.
/// </summary>
internal sealed class JournalStep(PreparedUnit unit) : WriteStep<SqliteSession, Appended>
{
    private const string InsertRequest = "INSERT INTO requests (key, fingerprint, resource, at) VALUES (?, ?, ?, ?)";
    private const string InsertFact = "INSERT INTO journal (stream, version, type, data, at, actor, request, campaign) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    public override Task? After => unit.Follows;

    public override int Facts => Result == Appended.Done ? unit.Facts.Count : 0;

    public override IEnumerable<Change> Changes => Result == Appended.Done ? unit.Changes : [];

    public override RowChanges? Run(SqliteSession session)
    {
        Result = unit.Decide(session);
        if (Result != Appended.Done)
        {
            return null;
        }

        Insert(session);
        foreach (var record in unit.Personal)
        {
            SqliteSubjects.Write(session, record);
        }

        return unit.Rows;
    }

    private void Insert(SqliteSession session)
    {
        foreach (var request in unit.Requests)
        {
            session.Require(InsertRequest, request.Key.Key, request.Key.Fingerprint, request.Resource, unit.Now);
        }

        foreach (var (stream, version, type, json, fact) in unit.Facts)
        {
            session.Require(InsertFact, stream.Stream, version, type, json, fact.At, fact.By, stream.RequestId, stream.Campaign);
        }
    }
}
