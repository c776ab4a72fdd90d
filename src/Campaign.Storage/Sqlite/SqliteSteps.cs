using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>A small write whose returned rows are its result.</summary>
/// <param name="tells">The change that a row stands for; none by default.</param>
internal sealed class QueryStep<T>(string sql, object?[] values, Func<sqlite3_stmt, T> read, Func<T, Change>? tells = null) : WriteStep<SqliteSession, IReadOnlyList<T>>
{
    public override IEnumerable<Change> Changes => tells is null ? [] : Result!.Select(tells);

    public override RowChanges? Run(SqliteSession session)
    {
        var rows = new List<T>();
        session[sql].Each(values, row => rows.Add(read(row)));
        Result = rows;
        return null;
    }
}

/// <summary>Reads the columns of a row on the writer's connection.</summary>
internal static class SqliteRow
{
    public static string Text(this sqlite3_stmt row, int column) => raw.sqlite3_column_text(row, column).utf8_to_string();

    public static string? TextOrNull(this sqlite3_stmt row, int column) => row.IsNull(column) ? null : row.Text(column);

    public static long Number(this sqlite3_stmt row, int column) => raw.sqlite3_column_int64(row, column);

    public static byte[] Bytes(this sqlite3_stmt row, int column) => raw.sqlite3_column_blob(row, column).ToArray();

    public static bool IsNull(this sqlite3_stmt row, int column) => raw.sqlite3_column_type(row, column) == raw.SQLITE_NULL;
}
