using Campaign.Storage.Archives;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Sqlite;

/// <summary>
/// Empty tables of views in a database of its own, to make views in without touching any. SQLite keeps it in a nameless file that is gone when
/// it is closed, also by a crash: people's words stand in it.
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
