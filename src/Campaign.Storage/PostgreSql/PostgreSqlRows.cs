using Campaign.Storage.Rows;

namespace Campaign.Storage.PostgreSql;

/// <summary>
/// Writes row drafts: one statement for all rows of a table with the same kind of change. Statements are ordered by table and shape, rows by key: always
/// the same order, so that two nodes meet on the first row that both write.
/// </summary>
internal sealed class PostgreSqlRows(PostgreSqlSession session)
{
    private readonly Dictionary<(Table Table, RowChange Change, ulong Written, ulong Added), string> _statements = [];

    /// <summary>The number of rows with terms written since the last check, by table.</summary>
    public Dictionary<Table, int> Terms { get; } = [];

    /// <param name="drafts">In key order.</param>
    public void Write(IReadOnlyList<RowDraft> drafts)
    {
        var shapes = drafts
            .GroupBy(draft => (draft.Table, draft.Change, draft.Written, draft.Added))
            .OrderBy(shape => shape.Key.Table.Name, StringComparer.Ordinal).ThenBy(shape => (shape.Key.Change, shape.Key.Written, shape.Key.Added));
        foreach (var shape in shapes)
        {
            var (table, change, written, added) = shape.Key;
            var rows = shape.ToList();
            if (change is RowChange.Delete or RowChange.Replace)
            {
                session.Add(Statement(table, RowChange.Delete, 0, 0), Columns(table, rows, mask: 0));
            }

            if (change != RowChange.Delete)
            {
                session.Add(Statement(table, change == RowChange.Keep ? RowChange.Keep : RowChange.Put, written, added), Values(table, rows, written, added));
            }
        }
    }

    private string Statement(Table table, RowChange change, ulong written, ulong added)
    {
        if (!_statements.TryGetValue((table, change, written, added), out var sql))
        {
            sql = change == RowChange.Delete ? PostgreSqlSql.Delete(table) : PostgreSqlSql.Put(table, change, written, added);
            _statements.Add((table, change, written, added), sql);
        }

        return sql;
    }

    private object[] Values(Table table, List<RowDraft> rows, ulong written, ulong added)
    {
        var columns = Columns(table, rows, written | added);
        if (!PostgreSqlSql.WritesTerms(table, written))
        {
            return columns;
        }

        Terms[table] = Terms.GetValueOrDefault(table) + rows.Count;
        return [.. columns, .. TermsOf(rows)];
    }

    /// <summary>The start and end of each row's terms in the combined list, and that list. A row without a text has no terms, not even an empty list.</summary>
    private static object[] TermsOf(List<RowDraft> rows)
    {
        var (first, last, all) = (new int?[rows.Count], new int?[rows.Count], new List<int>());
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row].Terms is { } terms)
            {
                first[row] = all.Count + 1;
                all.AddRange(PostgreSqlTerms.Of(terms));
                last[row] = all.Count;
            }
        }

        return [first, last, all.ToArray()];
    }

    private static object[] Columns(Table table, List<RowDraft> rows, ulong mask) =>
    [
        .. PostgreSqlSql.ColumnsOf(table, mask).Select(position => PostgreSqlValue.Column(table.Columns[position].Kind, [.. rows.Select(row => row[position])])),
    ];
}
