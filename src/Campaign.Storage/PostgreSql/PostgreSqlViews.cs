using System.Text;
using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>Drops every view and makes it again from the journal and what people gave, inside a transaction that no other node's meets.</summary>
internal static class PostgreSqlViews
{
    private const int RowsAtOnce = 5000;

    private const string JournalPage = $"SELECT {JournalRow.Columns} FROM journal WHERE (stream, version) > ($1, $2) ORDER BY stream, version LIMIT $3";

    private const string PersonalPage = """
        SELECT s.number, s.id, p.reference, p.data, s.key FROM personal p JOIN subjects s ON s.number = p.subject
        WHERE s.key IS NOT NULL AND (p.subject, p.reference) > ($1, $2) ORDER BY p.subject, p.reference LIMIT $3
        """;

    public static void Rebuild(PostgreSqlSession session, ViewCatalogue views)
    {
        DropAndCreate(session, views);
        var rebuild = new ViewRebuild(views, drafts =>
        {
            session.Rows.Write(drafts);
            session.Run();
        });
        rebuild.Replay(Journal(session));
        rebuild.Reveal(Given(session));
        foreach (var sql in views.Tables.SelectMany(PostgreSqlSql.IndexTerms))
        {
            session.Add(sql);
        }

        PostgreSqlSchema.Set(session, "views", Encoding.ASCII.GetBytes(views.Definition));
    }

    /// <summary>Rebuilds while the writer runs.</summary>
    internal sealed class RebuildStep(ViewCatalogue views) : WriteStep<PostgreSqlSession, bool>
    {
        public override bool Alone => true;

        public override IEnumerable<Change> Changes => [Change.Everything];

        public override RowChanges? Run(PostgreSqlSession session)
        {
            Rebuild(session, views);
            return null;
        }
    }

    private static void DropAndCreate(PostgreSqlSession session, ViewCatalogue views)
    {
        foreach (var table in Encoding.UTF8.GetString(PostgreSqlSchema.Value(session, "view tables")).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            session.Add($"DROP TABLE IF EXISTS {table}");
        }

        foreach (var sql in views.Tables.SelectMany(PostgreSqlSql.Create))
        {
            session.Add(sql);
        }

        PostgreSqlSchema.Set(session, "view tables", Encoding.UTF8.GetBytes(string.Join(',', views.Tables.Select(table => table.Name))));
        session.Run();
    }

    private static IEnumerable<RecordedFact> Journal(PostgreSqlSession session)
    {
        var (stream, version) = ("", 0L);
        while (session.Read(JournalPage, FactOf, stream, version, RowsAtOnce) is { Count: > 0 } page)
        {
            foreach (var fact in page)
            {
                yield return fact;
            }

            (stream, version) = (page[^1].Stream, page[^1].Version);
        }
    }

    /// <summary>Those of erased people have no key and stay out.</summary>
    private static IEnumerable<PersonalRecord> Given(PostgreSqlSession session)
    {
        var (subject, reference) = (0L, "");
        while (session.Read(PersonalPage, RecordOf, subject, reference, RowsAtOnce) is { Count: > 0 } page)
        {
            foreach (var (_, record) in page)
            {
                yield return record;
            }

            (subject, reference) = (page[^1].Number, page[^1].Record.Reference);
        }
    }

    private static RecordedFact FactOf(NpgsqlDataReader row) => new JournalRow(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetFieldValue<byte[]>(4), row.GetInt64(5), row.GetString(6), row.GetString(7),
        row.IsDBNull(8) ? null : row.GetString(8)).ToFact();

    private static (long Number, PersonalRecord Record) RecordOf(NpgsqlDataReader row)
    {
        var (reference, key) = (row.GetString(2), row.GetFieldValue<byte[]>(4));
        return (row.GetInt64(0), new(row.GetString(1), reference, SubjectCipher.Decrypt(key, reference, row.GetFieldValue<byte[]>(3))));
    }
}
