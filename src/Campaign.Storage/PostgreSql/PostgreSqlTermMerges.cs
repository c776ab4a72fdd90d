using System.Collections.Concurrent;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>
/// The server collects new terms in a list beside a search index, where searches find them too, until it merges them. It is asked to do so on
/// a separate thread and connection: otherwise the writer would stop for it every few thousand texts.
/// </summary>
internal sealed class PostgreSqlTermMerges : IDisposable
{
    private const int RowsAtOnce = 4_000;
    private readonly PostgreSqlDatabase _database;
    private readonly Dictionary<Table, int> _written = [];
    private readonly BlockingCollection<Table> _due = [];
    private readonly Thread _thread;
    private NpgsqlConnection? _connection;

    public PostgreSqlTermMerges(PostgreSqlDatabase database)
    {
        _database = database;
        _thread = new Thread(Work) { IsBackground = true, Name = "term merges" };
        _thread.Start();
    }

    /// <summary>Called when rows with terms were committed, on the writer's thread.</summary>
    public void Committed(IEnumerable<KeyValuePair<Table, int>> rows)
    {
        foreach (var (table, count) in rows)
        {
            _written[table] = _written.GetValueOrDefault(table) + count;
            if (_written[table] >= RowsAtOnce)
            {
                _written[table] = 0;
                _due.Add(table);
            }
        }
    }

    public void Dispose()
    {
        _due.CompleteAdding();
        _thread.Join();
        _due.Dispose();
        _connection?.Dispose();
    }

    private void Work()
    {
        foreach (var table in _due.GetConsumingEnumerable())
        {
            Merge(table);
        }
    }

    /// <summary>What is not merged now is merged next time, or by the server.</summary>
    private void Merge(Table table)
    {
        try
        {
            _connection ??= _database.Connect();
            using var merge = new NpgsqlCommand(PostgreSqlSql.MergeTerms(table), _connection) { CommandTimeout = 0 };
            merge.ExecuteNonQuery();
        }
        catch (Exception away) when (away is StorageException or NpgsqlException)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }
}
