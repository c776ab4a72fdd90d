using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Sqlite;

/// <summary>The database file: one connection for the writer, a few for readers. A lock file keeps other processes out.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The storage that hands it out closes it. A service container would dispose of it too early.")]
internal sealed class SqliteDatabase : IReadDatabase
{
    private readonly string _path;
    private readonly FileStream _lock;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private bool _disposed;

    public SqliteDatabase(string path)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _lock = Lock(path);
        WriterConnection = OpenWriter();
        CheckpointConnection = OpenWriter();
    }

    public SqliteConnection WriterConnection { get; }

    /// <summary>Owned by <see cref="SqliteCheckpoints"/>.</summary>
    public SqliteConnection CheckpointConnection { get; }

    public ReadLease Read()
    {
        var connection = _readers.TryTake(out var reader) ? reader : OpenReader();
        return new ReadLease(connection, SqliteDialect.Instance, () => Return(connection));
    }

    public void Close()
    {
        _disposed = true;
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        CheckpointConnection.Dispose();
        WriterConnection.Dispose();
        _lock.Dispose();
    }

    /// <summary>Locks a database file against other processes that write.</summary>
    /// <exception cref="Journal.StorageException">Another process holds the lock.</exception>
    internal static FileStream Lock(string path)
    {
        try
        {
            return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new Journal.StorageException(
                $"Another Campaign process uses {path}. Nothing was changed. Stop it first, or use PostgreSQL, which serves many nodes.");
        }
    }

    /// <summary>Opens a separate connection with the caller's pragmas.</summary>
    internal static SqliteConnection Open(string path, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
        return connection;
    }

    private SqliteConnection OpenWriter() => Open(_path, """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-32768;
        PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=0; PRAGMA secure_delete=FAST
        """);

    /// <summary>Opens a reader that also sees the states in their separate file.</summary>
    private SqliteConnection OpenReader()
    {
        var connection = Open(_path, "PRAGMA busy_timeout=10000; PRAGMA query_only=1; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY");
        SqliteStates.Attach(connection, _path);
        return connection;
    }

    private void Return(SqliteConnection connection)
    {
        if (_disposed || _readers.Count >= 16)
        {
            connection.Dispose();
        }
        else
        {
            _readers.Add(connection);
        }
    }
}
