using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>The writer's connection inside a transaction: prepared statements by their text, and rows by their drafts.</summary>
internal sealed class SqliteSession(sqlite3 database) : IJournalState, IDisposable
{
    private const string FindRequest = "SELECT 1 FROM requests WHERE key = ?";
    private const string FindVersion = "SELECT max(version) FROM journal WHERE stream = ?";

    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<(Table, RowChange, ulong Written, ulong Added), SqliteStatement> _rowStatements = [];

    public long LastRowId => raw.sqlite3_last_insert_rowid(database);

    /// <summary>Rows changed by the last statement.</summary>
    public int Changes => raw.sqlite3_changes(database);

    public SqliteStatement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement))
            {
                statement = new SqliteStatement(database, sql);
                _statements.Add(sql, statement);
            }

            return statement;
        }
    }

    public bool Run(string sql, params ReadOnlySpan<object?> values) => this[sql].Run(values);

    /// <summary>Runs a script of several statements.</summary>
    public void RunScript(string script)
    {
        if (raw.sqlite3_exec(database, script) is var code && code != raw.SQLITE_OK)
        {
            throw SqliteFault.From(database, code);
        }
    }

    /// <summary>Runs a statement that nothing known may forbid: a key that is there already is a fault.</summary>
    public void Require(string sql, params ReadOnlySpan<object?> values)
    {
        if (!Run(sql, values))
        {
            throw new StorageException($"A key is there already ({sql}).");
        }
    }

    /// <summary>Reads the first row of a query with one value, or gives the default when there is none.</summary>
    public T? First<T>(string sql, string value, Func<sqlite3_stmt, T> read)
    {
        var statement = this[sql];
        statement.Bind(1, value);
        return statement.First(read);
    }

    public bool IsUsed(string requestKey) => First(FindRequest, requestKey, _ => true);

    public long VersionOf(string stream) => First(FindVersion, stream, row => raw.sqlite3_column_int64(row, 0));

    /// <summary>Writes drafts that stand in key order.</summary>
    public void Write(IReadOnlyList<RowDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft.Table.Searched is not null)
            {
                SqliteSearchIndex.Write(this, draft, () => Write(draft));
            }
            else
            {
                Write(draft);
            }
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values.Concat(_rowStatements.Values))
        {
            statement.Dispose();
        }
    }

    private void Write(RowDraft draft)
    {
        if (draft.Change is RowChange.Delete or RowChange.Replace)
        {
            Run(draft, RowChange.Delete, 0, 0);
        }

        if (draft.Change != RowChange.Delete)
        {
            Run(draft, draft.Change == RowChange.Keep ? RowChange.Keep : RowChange.Put, draft.Written, draft.Added);
        }
    }

    private void Run(RowDraft draft, RowChange change, ulong written, ulong added)
    {
        if (!_rowStatements.TryGetValue((draft.Table, change, written, added), out var statement))
        {
            statement = new SqliteStatement(database, SqliteSql.Of(draft.Table, change, written, added));
            _rowStatements.Add((draft.Table, change, written, added), statement);
        }

        var parameter = 0;
        for (var position = 0; position < draft.Table.Columns.Count; position++)
        {
            if (position < draft.Table.KeyCount || ((written | added) & (1UL << position)) != 0)
            {
                statement.Bind(++parameter, draft[position]);
            }
        }

        if (!statement.Run())
        {
            throw new StorageException($"A row of {draft.Table.Name} breaks a unique index.");
        }
    }
}
