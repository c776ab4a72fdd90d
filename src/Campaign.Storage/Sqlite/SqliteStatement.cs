using System.Globalization;
using System.Text;
using Campaign.Storage.Rows;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>
/// A prepared statement used over and over by the one writer. ADO.NET's commands cost about as much as the insert itself, which shows at ten
/// thousand rows a second; reads elsewhere use Dapper.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), database);
    }

    public void Bind(int position, object? value)
    {
        Check(value switch
        {
            null => raw.sqlite3_bind_null(_statement, position),
            string text => BindText(position, text),
            long number => raw.sqlite3_bind_int64(_statement, position, number),
            int number => raw.sqlite3_bind_int64(_statement, position, number),
            bool flag => raw.sqlite3_bind_int64(_statement, position, flag ? 1 : 0),
            double real => raw.sqlite3_bind_double(_statement, position, real),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, position, bytes),
            DateTimeOffset time => raw.sqlite3_bind_int64(_statement, position, time.ToUnixTimeMilliseconds()),
            Document document => raw.sqlite3_bind_text(_statement, position, document.Json),
            DateOnly day => raw.sqlite3_bind_text(_statement, position, day.ToString("O", CultureInfo.InvariantCulture)),
            IFormattable other => raw.sqlite3_bind_text(_statement, position, other.ToString(null, CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException($"No column takes a {value.GetType()}."),
        });
    }

    public void Bind(int position, string? text) =>
        Check(text is null ? raw.sqlite3_bind_null(_statement, position) : BindText(position, text));

    public void Bind(int position, long number) => Check(raw.sqlite3_bind_int64(_statement, position, number));

    public void Bind(int position, ReadOnlySpan<byte> bytes) => Check(raw.sqlite3_bind_blob(_statement, position, bytes));

    public void Bind(params ReadOnlySpan<object?> values)
    {
        for (var position = 0; position < values.Length; position++)
        {
            Bind(position + 1, values[position]);
        }
    }

    public bool Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return Run();
    }

    /// <summary>Runs to the end.</summary>
    /// <returns>False when a key or a unique index forbids it; nothing was written then.</returns>
    public bool Run()
    {
        var code = raw.sqlite3_step(_statement);
        var extended = code == raw.SQLITE_DONE ? code : raw.sqlite3_extended_errcode(_database);
        raw.sqlite3_reset(_statement);
        if (code == raw.SQLITE_DONE || code == raw.SQLITE_ROW)
        {
            return true;
        }

        return extended is raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_UNIQUE
            ? false
            : throw SqliteFault.From(_database, extended);
    }

    /// <summary>Runs and reads the first row through <paramref name="read"/>, or gives the default when there is none.</summary>
    public T? First<T>(Func<sqlite3_stmt, T> read)
    {
        try
        {
            var code = raw.sqlite3_step(_statement);
            return code switch
            {
                raw.SQLITE_ROW => read(_statement),
                raw.SQLITE_DONE => default,
                _ => throw SqliteFault.From(_database, code),
            };
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>Runs with these values and hands over every row.</summary>
    public void Each(ReadOnlySpan<object?> values, Action<sqlite3_stmt> read)
    {
        Bind(values);
        try
        {
            int code;
            while ((code = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
            {
                read(_statement);
            }

            if (code != raw.SQLITE_DONE)
            {
                throw SqliteFault.From(_database, code);
            }
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    /// <summary>The driver's own call makes an array of every text; most fit on the stack. An empty span would bind null.</summary>
    private int BindText(int position, string text)
    {
        if (text.Length is 0 or > 256)
        {
            return raw.sqlite3_bind_text(_statement, position, text);
        }

        Span<byte> utf8 = stackalloc byte[text.Length * 3];
        return raw.sqlite3_bind_text(_statement, position, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    private void Check(int code) => Check(code, _database);

    private static void Check(int code, sqlite3 database)
    {
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFault.From(database, code);
        }
    }
}

internal static class SqliteFault
{
    public static Journal.StorageException From(sqlite3 database, int code)
    {
        var message = raw.sqlite3_errmsg(database).utf8_to_string();
        return message == Journal.JobTakenException.Fence
            ? Journal.JobTakenException.Of(null)
            : Journal.StorageException.Of($"SQLite could not write ({code}: {message}).", IsTransient(code & 0xff));
    }

    /// <summary>A full disk, one that cannot be written at the moment, a file that somebody else holds.</summary>
    private static bool IsTransient(int code) =>
        code is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY;
}
