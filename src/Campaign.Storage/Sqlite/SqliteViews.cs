using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Sqlite;

/// <summary>Creates the views' tables and fills them from the journal when they are new, when their definition changed, or on command.</summary>
internal static class SqliteViews
{
    /// <summary>Rebuilds unless the tables match this version's definitions.</summary>
    public static void Prepare(SqliteConnection connection, ViewCatalogue views)
    {
        var definition = connection.ExecuteScalar<byte[]>("SELECT value FROM installation WHERE name = 'views'");
        if (definition is null || System.Text.Encoding.ASCII.GetString(definition) != views.Definition)
        {
            Rebuild(connection, views);
        }
    }

    /// <summary>Rebuilds in a separate transaction, before the writer starts.</summary>
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

    /// <summary>Drops every view and rebuilds it from the journal and the personal records, within the session's transaction.</summary>
    internal static void Rebuild(SqliteConnection connection, SqliteSession session, ViewCatalogue views)
    {
        DropAndCreate(connection, views);
        var rebuild = new ViewRebuild(views, session.Write);
        rebuild.Replay(connection.Query<JournalRow>(JournalReading.EveryStreamSql, buffered: false).Select(row => row.ToFact()));
        rebuild.Reveal(Given(connection));
        session.Run(
            "INSERT INTO installation (name, value) VALUES ('views', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            System.Text.Encoding.ASCII.GetBytes(views.Definition));
    }

    /// <summary>Rebuilds while the writer runs.</summary>
    internal sealed class RebuildStep(SqliteConnection connection, ViewCatalogue views) : WriteStep<SqliteSession, bool>
    {
        public override bool Alone => true;

        public override IEnumerable<Change> Changes => [Change.Everything];

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

    /// <summary>Records of erased people have no key and are left out.</summary>
    private static IEnumerable<PersonalRecord> Given(SqliteConnection connection) => connection
        .Query<SealedRow>(SubjectReading.EveryRecordSql, buffered: false)
        .Select(row => row.Open());
}
