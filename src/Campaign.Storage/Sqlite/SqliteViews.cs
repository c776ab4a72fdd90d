using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Sqlite;

/// <summary>Creates the views' tables and fills them from the journal, when they are new, when their definition changed, or on command.</summary>
internal static class SqliteViews
{
    private const int RowsAtOnce = 5000;

    /// <summary>Rebuilds unless the tables are those of this version.</summary>
    public static void Prepare(SqliteConnection connection, ViewCatalogue views)
    {
        var definition = connection.ExecuteScalar<byte[]>("SELECT value FROM installation WHERE name = 'views'");
        if (definition is null || System.Text.Encoding.ASCII.GetString(definition) != views.Definition)
        {
            Rebuild(connection, views);
        }
    }

    /// <summary>Rebuilds in a transaction of its own, before the writer starts.</summary>
    private static void Rebuild(SqliteConnection connection, ViewCatalogue views)
    {
        using var session = new SqliteSession(connection.Handle!);
        session.Run("BEGIN IMMEDIATE");
        try
        {
            Rebuild(connection, session, views);
            session.Run("COMMIT");
        }
        catch
        {
            session.Run("ROLLBACK");
            throw;
        }
    }

    /// <summary>Drops every view and makes it again from the journal and what people gave, inside the session's transaction.</summary>
    private static void Rebuild(SqliteConnection connection, SqliteSession session, ViewCatalogue views)
    {
        DropAndCreate(connection, views);
        Replay(connection, views, session);
        Reveal(connection, views, session);
        session.Run(
            "INSERT INTO installation (name, value) VALUES ('views', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            System.Text.Encoding.ASCII.GetBytes(views.Definition));
    }

    /// <summary>Rebuilds while the writer runs.</summary>
    internal sealed class RebuildStep(SqliteConnection connection, ViewCatalogue views) : WriteStep<bool>
    {
        public override bool Alone => true;

        public override RowChanges? Run(SqliteSession session)
        {
            Rebuild(connection, session, views);
            return null;
        }
    }

    private static void DropAndCreate(SqliteConnection connection, ViewCatalogue views)
    {
        var known = connection.ExecuteScalar<byte[]>("SELECT value FROM installation WHERE name = 'view tables'");
        var before = known is null ? [] : System.Text.Encoding.UTF8.GetString(known).Split(',', StringSplitOptions.RemoveEmptyEntries);
        foreach (var table in before.Reverse())
        {
            connection.Execute($"DROP TABLE IF EXISTS {table}");
        }

        foreach (var sql in views.Tables.SelectMany(SqliteSql.Create))
        {
            connection.Execute(sql);
        }

        var names = string.Join(',', views.Tables.SelectMany(table => table.Searched is null ? [table.Name] : new[] { table.Name, $"{table.Name}_terms" }));
        connection.Execute(
            "INSERT INTO installation (name, value) VALUES ('view tables', @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            new { value = System.Text.Encoding.UTF8.GetBytes(names) });
    }

    private static void Replay(SqliteConnection connection, ViewCatalogue views, SqliteSession session)
    {
        var rows = new RowChanges();
        foreach (var (stream, facts) in Streams(SqliteJournal.ReadByStream(connection)))
        {
            views.Of(stream).Replay(stream, facts, rows);
            if (rows.Count >= RowsAtOnce)
            {
                session.Write(rows.InKeyOrder);
                rows = new RowChanges();
            }
        }

        session.Write(rows.InKeyOrder);
    }

    /// <summary>What people gave goes back into the rows that show it; those of erased people have no key and stay out.</summary>
    private static void Reveal(SqliteConnection connection, ViewCatalogue views, SqliteSession session)
    {
        var rows = new RowChanges();
        const string Sql = "SELECT s.id, p.reference, p.data, s.key FROM personal p JOIN subjects s ON s.number = p.subject WHERE s.key IS NOT NULL";
        foreach (var (subject, reference, data, key) in connection.Query<(string, string, byte[], byte[])>(Sql, buffered: false))
        {
            views.Reveal(new PersonalRecord(subject, reference, SubjectCipher.Decrypt(key, reference, data)), rows);
            if (rows.Count >= RowsAtOnce)
            {
                session.Write(rows.InKeyOrder);
                rows = new RowChanges();
            }
        }

        session.Write(rows.InKeyOrder);
    }

    private static IEnumerable<(string Stream, IReadOnlyList<RecordedFact> Facts)> Streams(IEnumerable<RecordedFact> facts)
    {
        var current = new List<RecordedFact>();
        foreach (var fact in facts)
        {
            if (current.Count > 0 && current[^1].Stream != fact.Stream)
            {
                yield return (current[^1].Stream, current);
                current = [];
            }

            current.Add(fact);
        }

        if (current.Count > 0)
        {
            yield return (current[^1].Stream, current);
        }
    }
}
