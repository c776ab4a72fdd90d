using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>
/// One transaction of a node's writer, in two round trips unless a step needs more: the first reads everything that the group's units need to know,
/// the second writes everything and commits.
/// </summary>
/// <param name="writer">This node's writer.</param>
/// <param name="number">The number of this transaction among the writer's own.</param>
internal sealed class PostgreSqlTransaction(PostgreSqlSession session, WriterIdentity writer, long number)
{
    // Reads the versions of streams by looking at one row each.
    internal const string FindVersions = """
        SELECT s.stream, (SELECT j.version FROM journal j WHERE j.stream = s.stream ORDER BY j.version DESC LIMIT 1)
        FROM unnest($1::text[]) AS s(stream)
        """;

    internal const string FindKeys = "SELECT key FROM requests WHERE key = ANY($1)";
    internal const string FindPeople = "SELECT id, number, key FROM subjects WHERE id = ANY($1)";

    /// <summary>Whether the commit was sent: if the connection is then lost, it may have been carried out.</summary>
    public bool MayBeCommitted { get; private set; }

    public long Number => number;

    /// <summary>Runs the steps; their writes are durable when this returns.</summary>
    public void Run(List<WriteStep<PostgreSqlSession>> group, DateTimeOffset now)
    {
        session.State = new GroupState();
        foreach (var step in group.OfType<IForesees>())
        {
            step.Foresee(session.State);
        }

        Begin(alone: group[0].Alone, now);
        var rows = new List<RowChanges>(group.Count);
        foreach (var step in group)
        {
            if (step.Run(session) is { } own)
            {
                rows.Add(own);
            }
        }

        UnitWriting.Add(session);
        session.Rows.Write(RowChanges.Melted(rows));
        session.Add("COMMIT");
        MayBeCommitted = true;
        session.Run();
    }

    private void Begin(bool alone, DateTimeOffset now)
    {
        session.IsPatient = alone;
        PostgreSqlLock.Begin(session, alone);
        session.Add(WriterIdentity.Mark, writer.Id, number, now);
        session.Add(PostgreSqlSchema.StateSql);
        var state = session.State;
        session.Add(FindKeys, (object)state.Keys.ToArray());
        session.Add(FindVersions, (object)state.Streams.Keys.ToArray());
        session.Add(FindPeople, (object)state.People.Keys.ToArray());

        using var reader = session.Send();
        PostgreSqlSession.Next(reader, _ => true);
        writer.RequireSchema(PostgreSqlSession.Next(reader, row => row.GetFieldValue<byte[]>(0)));
        PostgreSqlSession.Next(reader, row => row.GetString(0)).ForEach(state.Use);
        foreach (var (stream, version) in PostgreSqlSession.Next(reader, row => (row.GetString(0), row.IsDBNull(1) ? 0 : row.GetInt64(1))))
        {
            state.Streams[stream] = version;
        }

        foreach (var (id, person) in PostgreSqlSession.Next(reader, PersonOf))
        {
            state.People[id] = person;
        }
    }

    private static (string, Person) PersonOf(NpgsqlDataReader row) =>
        (row.GetString(0), new Person(row.GetInt64(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)));
}
