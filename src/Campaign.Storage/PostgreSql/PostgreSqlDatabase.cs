using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>The readers' pool, and the connection of the node's one writer.</summary>
internal sealed class PostgreSqlDatabase(PostgreSqlSettings settings) : IReadDatabase, IDisposable
{
    private const int MostAttempts = 3;

    // Stronger is left alone.
    private const string Durably = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')";

    private readonly NpgsqlDataSource _readers = NpgsqlDataSource.Create(settings.Readers);
    private readonly NpgsqlDataSource _writer = NpgsqlDataSource.Create(settings.Writer);

    /// <summary>The connection is closed: each query takes one from the pool for as long as it runs, without a thread that waits.</summary>
    public ReadLease Read()
    {
        var connection = _readers.CreateConnection();
        return new ReadLease(connection, PostgreSqlDialect.Instance, connection.Dispose);
    }

    /// <summary>Opens a connection that writes durably, outside the pool. Whoever asks closes it.</summary>
    /// <exception cref="Journal.DatabaseAwayException">The server cannot be reached.</exception>
    /// <exception cref="Journal.StorageException">It refuses, and would refuse again.</exception>
    public NpgsqlConnection Connect()
    {
        for (var attempt = 1; ; attempt++)
        {
            var (connection, opened) = (_writer.CreateConnection(), false);
            try
            {
                connection.Open();
                opened = true;
                using var durable = new NpgsqlCommand(Durably, connection);
                durable.ExecuteNonQuery();
                return connection;
            }
            catch (NpgsqlException fault)
            {
                connection.Dispose();

                // A connection that was there and is lost at once says nothing against the next one.
                if (!opened || attempt == MostAttempts)
                {
                    throw PostgreSqlFaults.OfConnecting(fault, settings);
                }
            }
        }
    }

    /// <summary>Opens a connection that hears what is notified on a channel while somebody waits on it. Whoever asks closes it.</summary>
    public async Task<NpgsqlConnection> Listen(string channel, NotificationEventHandler heard, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(settings.Listener);
        try
        {
            await connection.OpenAsync(cancellation);
            connection.Notification += heard;
            await using var listen = new NpgsqlCommand($"LISTEN {channel}", connection);
            await listen.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }
}
