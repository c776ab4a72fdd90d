using Campaign.Storage.Rows;

namespace Campaign.Storage.PostgreSql;

/// <summary>SQL statements generated from a table's definition. Names come from code only, never from input.</summary>
internal static class PostgreSqlSql
{
    /// <summary>The column with the terms of a table's searched text.</summary>
    public const string Terms = "terms";

    /// <summary>Deletes rows by key, with one parameter per key column.</summary>
    public static string Delete(Table table)
    {
        var key = table.Columns.Take(table.KeyCount).ToList();
        return $"DELETE FROM {table.Name} t USING {Unnest(key.Select(column => TypeOf(column.Kind)), key.Select(column => column.Name))} "
            + $"WHERE {string.Join(" AND ", key.Select(column => $"t.{column.Name} = d.{column.Name}"))}";
    }

    /// <summary>
    /// Inserts or updates many rows of one shape, with one parameter per column: the key, the written and added columns, the start and end of each row's terms, and
    /// last the terms of all rows.
    /// </summary>
    public static string Put(Table table, RowChange change, ulong written, ulong added)
    {
        var columns = ColumnsOf(table, written | added).Select(position => table.Columns[position]).ToList();
        var names = columns.Select(column => column.Name).ToList();
        var (types, targets, sources) = (columns.Select(column => TypeOf(column.Kind)).ToList(), names.ToList(), names.ToList());
        if (WritesTerms(table, written))
        {
            types.AddRange(["int", "int"]);
            names.AddRange(["first", "last"]);
            targets.Add(Terms);
            sources.Add($"(${names.Count + 1}::int[])[d.first:d.last]");
        }

        var updates = targets.Skip(table.KeyCount).Select(name => name != Terms && (added & (1UL << table.Position(name))) != 0
            ? $"{name} = coalesce({table.Name}.{name}, 0) + excluded.{name}"
            : $"{name} = excluded.{name}").ToList();
        var conflict = change == RowChange.Keep || updates.Count == 0
            ? "DO NOTHING"
            : $"({string.Join(", ", table.Key)}) DO UPDATE SET {string.Join(", ", updates)}";
        return $"INSERT INTO {table.Name} ({string.Join(", ", targets)}) SELECT {string.Join(", ", sources)} FROM {Unnest(types, names)} ON CONFLICT {conflict}";
    }

    /// <summary>The indexes of a table's key columns and of the columns in a mask.</summary>
    public static IEnumerable<int> ColumnsOf(Table table, ulong mask) =>
        Enumerable.Range(0, table.Columns.Count).Where(position => position < table.KeyCount || (mask & (1UL << position)) != 0);

    public static bool WritesTerms(Table table, ulong written) => table.Searched is { } searched && (written & (1UL << table.Position(searched))) != 0;

    /// <summary>Creates a view's table with its indexes, except the one for its terms: see <see cref="IndexTerms"/>.</summary>
    public static IEnumerable<string> Create(Table table)
    {
        var key = string.Join(", ", table.Key);
        var columns = table.Columns
            .Select((column, position) => $"{column.Name} {TypeOf(column.Kind)}{(column.Kind == ColumnKind.Text ? " COLLATE \"C\"" : "")}{(position < table.KeyCount ? " NOT NULL" : "")}")
            .Concat(table.Searched is null ? [] : [$"{Terms} int[]"]);
        yield return table.IsPlaced
            ? $"CREATE TABLE {table.Name} ({Table.Place} bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, {string.Join(", ", columns)}, UNIQUE ({key}))"
            : $"CREATE TABLE {table.Name} ({string.Join(", ", columns)}, PRIMARY KEY ({key}))";
        foreach (var index in table.Indexes)
        {
            yield return $"CREATE INDEX {table.Name}_{string.Join('_', index)} ON {table.Name} ({string.Join(", ", index)})";
        }
    }

    /// <summary>Creates the index for a searched table's terms, if it has one. Building it over existing rows costs a fraction of adding them one by one.</summary>
    public static IEnumerable<string> IndexTerms(Table table) =>
        table.Searched is null ? [] : [$"CREATE INDEX {table.Name}_{Terms} ON {table.Name} USING gin ({Terms})"];

    /// <summary>Merges a searched table's new terms into its index.</summary>
    public static string MergeTerms(Table table) => $"SELECT gin_clean_pending_list('{table.Name}_{Terms}')";

    private static string Unnest(IEnumerable<string> types, IEnumerable<string> names) =>
        $"unnest({string.Join(", ", types.Select((type, index) => $"${index + 1}::{type}[]"))}) AS d({string.Join(", ", names)})";

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "text",
        ColumnKind.Number => "bigint",
        ColumnKind.Real => "double precision",
        _ => "bytea",
    };
}
