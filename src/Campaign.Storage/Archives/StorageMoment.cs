using System.Data.Common;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Dapper;

namespace Campaign.Storage.Archives;

/// <summary>A database as of one moment: a connection inside a read-only transaction. One query at a time.</summary>
public sealed class StorageMoment : IReadDatabase, IDisposable
{
    private readonly DbConnection _connection;
    private readonly SqlDialect _dialect;
    private readonly KeptFiles? _files;
    private readonly bool _states;

    /// <param name="kind">The database's name for people, such as <c>SQLite</c>.</param>
    /// <param name="files">Files in a folder beside the database; null when they are in a table.</param>
    /// <param name="states">False when there is no table of states yet.</param>
    internal StorageMoment(DbConnection connection, SqlDialect dialect, string kind, KeptFiles? files = null, bool states = true) =>
        (_connection, _dialect, Kind, _files, _states) = (connection, dialect, kind, files, states);

    public string Kind { get; }

    public ReadLease Read() => new(_connection, _dialect, () => { });

    public void Dispose()
    {
        _connection.Dispose();
        _files?.Dispose();
    }

    /// <summary>The rows of a section, one at a time.</summary>
    public IEnumerable<object?[]> Rows(ArchiveTable table) =>
        table == ArchiveTables.Files && _files is not null ? _files.Rows()
        : table == ArchiveTables.States && !_states ? []
        : Rows(_connection, table.Select, table.Columns);

    /// <summary>The subject id of a handle; null when the installation has no secret yet, and therefore knows nobody.</summary>
    public string? SubjectOf(string channel, string handle) =>
        _connection.ExecuteScalar<byte[]>("SELECT value FROM installation WHERE name = 'subject secret'") is { } secret
            ? SubjectReading.IdOf(secret, channel, handle)
            : null;

    internal IEnumerable<T> Query<T>(string sql, object? values = null) => _connection.Query<T>(sql, values, buffered: false, commandTimeout: 0);

    /// <summary>Every row of a view's table by key, with the columns in the table's order.</summary>
    internal IEnumerable<object?[]> Rows(Table table) => Rows(_connection, table);

    internal static IEnumerable<object?[]> Rows(DbConnection connection, Table table) => Rows(
        connection,
        $"SELECT {string.Join(", ", table.Columns.Select(column => column.Name))} FROM {table.Name} ORDER BY {string.Join(", ", table.Key)}",
        table.Columns);

    private static IEnumerable<object?[]> Rows(DbConnection connection, string sql, IReadOnlyList<Column> columns)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return Row(reader, columns);
        }
    }

    private static object?[] Row(DbDataReader reader, IReadOnlyList<Column> columns)
    {
        var row = new object?[columns.Count];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = reader.IsDBNull(column) ? null : Value(reader, column, columns[column].Kind);
        }

        return row;
    }

    private static object Value(DbDataReader reader, int column, ColumnKind kind) => kind switch
    {
        ColumnKind.Text => reader.GetString(column),
        ColumnKind.Number => reader.GetInt64(column),
        ColumnKind.Real => reader.GetDouble(column),
        _ => reader.GetFieldValue<byte[]>(column),
    };
}
