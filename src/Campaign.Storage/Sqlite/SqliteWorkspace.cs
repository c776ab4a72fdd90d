using Campaign.Storage.Archives;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Sqlite;

/// <summary>
/// Empty view tables in a separate database, to build views in without touching the real ones. SQLite keeps it in an unnamed file that disappears when
/// it is closed, even after a crash, because it contains personal data.
/// </summary>
internal sealed class SqliteWorkspace : IDisposable
{
    private readonly SqliteConnection _connection = SqliteDatabase.Open("", "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32768");
    private readonly SqliteSession _session;

    public SqliteWorkspace(ViewCatalogue views)
    {
        foreach (var sql in views.Tables.SelectMany(SqliteSql.Create))
        {
            _connection.Execute(sql);
        }

        _session = new SqliteSession(_connection.Handle!);
    }

    public void Write(IReadOnlyList<RowDraft> rows)
    {
        _session.Run("BEGIN");
        _session.Write(rows);
        _session.Run("COMMIT");
    }

    public IEnumerable<object?[]> Rows(Table table) => StorageMoment.Rows(_connection, table);

    public void Dispose()
    {
        _session.Dispose();
        _connection.Dispose();
    }
}
