using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>
/// Copies pages from the write-ahead log to the database file, on a separate thread and connection: otherwise the writer would stop for it.
/// Under constant load the log cannot restart by itself, so once it is long the writer copies the last few pages between two transactions.
/// </summary>
internal sealed class SqliteCheckpoints : IDisposable
{
    private const int PagesAtOnce = 2_000;
    private const int LongestLog = 16_000;
    private readonly SqliteConnection _connection;
    private readonly AutoResetEvent _due = new(initialState: false);
    private readonly Thread _thread;
    private int _pages;
    private int _asked;
    private volatile bool _closing;

    public SqliteCheckpoints(SqliteConnection connection)
    {
        _connection = connection;
        _thread = new Thread(Work) { IsBackground = true, Name = "checkpoints" };
        _thread.Start();
    }

    /// <summary>Called after a commit, on the writer's thread.</summary>
    public void Committed(sqlite3 writer)
    {
        if (raw.sqlite3_db_status(writer, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, 1) == raw.SQLITE_OK)
        {
            _pages += written;
        }

        if (_pages >= LongestLog && Copy(writer))
        {
            _pages = _asked = 0;
        }
        else if (_pages - _asked >= PagesAtOnce)
        {
            _asked = _pages;
            _due.Set();
        }
    }

    public void Dispose()
    {
        _closing = true;
        _due.Set();
        _thread.Join();
        _due.Dispose();
        _connection.Dispose();
    }

    private void Work()
    {
        while (_due.WaitOne() && !_closing)
        {
            Copy(_connection.Handle!);
        }
    }

    /// <summary>Copies what no reader still needs from the log. Whatever fails is copied next time.</summary>
    /// <returns>Whether everything was copied, so that the next transaction restarts the log.</returns>
    private static bool Copy(sqlite3 connection) =>
        raw.sqlite3_wal_checkpoint_v2(connection, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out var copied) == raw.SQLITE_OK && pages == copied;
}
