using Campaign.Storage.Rows;

namespace Campaign.Storage.Sqlite;

/// <summary>Updates a table's full-text index with its searched column, in the same transaction.</summary>
internal static class SqliteSearchIndex
{
    public static void Write(SqliteSession session, RowDraft draft, Action writeRow)
    {
        var position = draft.Table.Position(draft.Table.Searched!);
        var touched = draft.Change is RowChange.Delete or RowChange.Replace || (draft.Written & (1UL << position)) != 0;
        var before = touched ? RowIdOf(session, draft) : null;
        if (draft.Change == RowChange.Keep && before is not null)
        {
            return;
        }

        if (before is { } old)
        {
            session.Run($"DELETE FROM {draft.Table.Name}_terms WHERE rowid = ?", old);
        }

        writeRow();
        if (touched && draft.Change != RowChange.Delete && draft.Terms is { } terms)
        {
            var row = draft.Change == RowChange.Replace || before is null ? session.LastRowId : before;
            session.Run($"INSERT INTO {draft.Table.Name}_terms (rowid, terms) VALUES (?, ?)", row, terms);
        }
    }

    private static long? RowIdOf(SqliteSession session, RowDraft draft)
    {
        var find = session[$"SELECT {Table.Place} FROM {draft.Table.Name} WHERE {string.Join(" AND ", draft.Table.Key.Select(column => $"{column} = ?"))}"];
        for (var key = 0; key < draft.Table.KeyCount; key++)
        {
            find.Bind(key + 1, draft[key]);
        }

        return find.First(row => (long?)SQLitePCL.raw.sqlite3_column_int64(row, 0));
    }
}
