using Campaign.Storage.Rows;

namespace Campaign.Storage.Sqlite;

/// <summary>SQL statements generated from a table's definition. Names come from code only, never from input.</summary>
internal static class SqliteSql
{
    /// <summary>The statement for a kind of change that sets and adds these columns; its parameters are the key and those columns, in order.</summary>
    public static string Of(Table table, RowChange change, ulong written, ulong added)
    {
        if (change == RowChange.Delete)
        {
            return $"DELETE FROM {table.Name} WHERE {string.Join(" AND ", table.Key.Select(column => $"{column} = ?"))}";
        }

        var columns = table.Columns.Where((_, position) => position < table.KeyCount || ((written | added) & (1UL << position)) != 0)
            .Select(column => column.Name).ToList();
        var insert = $"INSERT INTO {table.Name} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
        var updates = table.Columns.Select((column, position) => (column.Name, Bit: 1UL << position))
            .Where(column => ((written | added) & column.Bit) != 0)
            .Select(column => (added & column.Bit) != 0
                ? $"{column.Name} = coalesce({table.Name}.{column.Name}, 0) + excluded.{column.Name}"
                : $"{column.Name} = excluded.{column.Name}").ToList();
        return change == RowChange.Keep || updates.Count == 0
            ? $"{insert} ON CONFLICT DO NOTHING"
            : $"{insert} ON CONFLICT ({string.Join(", ", table.Key)}) DO UPDATE SET {string.Join(", ", updates)}";
    }

    /// <summary>Creates a view's table with its indexes and, where it is searched, its full-text index.</summary>
    public static IEnumerable<string> Create(Table table)
    {
        var key = string.Join(", ", table.Key);
        var columns = string.Join(", ", table.Columns.Select((column, position) => $"{column.Name} {TypeOf(column.Kind)}{(position < table.KeyCount ? " NOT NULL" : "")}"));

        // Places are rowids with an explicit column: implicit rowids may change when the file is compacted.
        yield return table.IsPlaced
            ? $"CREATE TABLE {table.Name} ({Table.Place} INTEGER PRIMARY KEY, {columns}, UNIQUE ({key})) STRICT"
            : $"CREATE TABLE {table.Name} ({columns}, PRIMARY KEY ({key})) STRICT, WITHOUT ROWID";
        foreach (var index in table.Indexes)
        {
            yield return $"CREATE INDEX {table.Name}_{string.Join('_', index)} ON {table.Name} ({string.Join(", ", index)})";
        }

        if (table.Searched is not null)
        {
            yield return $"CREATE VIRTUAL TABLE {table.Name}_terms USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii')";

            // Every transaction adds a small segment; merging four at a time, the default, costs a writer of many small ones a fifth of its time.
            yield return $"INSERT INTO {table.Name}_terms ({table.Name}_terms, rank) VALUES ('automerge', 16)";
        }
    }

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "TEXT",
        ColumnKind.Number => "INTEGER",
        ColumnKind.Real => "REAL",
        _ => "BLOB",
    };
}
