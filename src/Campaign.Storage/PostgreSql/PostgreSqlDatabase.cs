using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>The readers' connection pool, and the connection of the node's one writer.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The storage that hands it out closes it. A service container would dispose of it too early.")]
internal sealed class PostgreSqlDatabase(PostgreSqlSettings settings) : IReadDatabase
{
    private const int MostAttempts = 3;

    // Stricter settings are left as they are.
    private const string Durably = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')";

    private readonly NpgsqlDataSource _readers = NpgsqlDataSource.Create(settings.Readers);
    private readonly NpgsqlDataSource _writer = NpgsqlDataSource.Create(settings.Writer);

    /// <summary>The connection is closed: each query takes one from the pool while it runs, without blocking a thread.</summary>
    public ReadLease Read()
    {
        var connection = _readers.CreateConnection();
        return new ReadLease(connection, PostgreSqlDialect.Instance, connection.Dispose);
    }

    /// <summary>Opens a connection that commits durably, outside the pool. The caller closes it.</summary>
    /// <exception cref="Journal.DatabaseAwayException">The server cannot be reached.</exception>
    /// <exception cref="Journal.StorageException">The server refuses, and would refuse again.</exception>
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

                // That an open connection is lost at once says nothing about the next one.
                if (!opened || attempt == MostAttempts)
                {
                    throw PostgreSqlFaults.OfConnecting(fault, settings);
                }
            }
        }
    }

    /// <summary>Opens a connection that receives notifications on a channel while somebody waits on it. The caller closes it.</summary>
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

    public void Close()
    {
        _writer.Dispose();
        _readers.Dispose();
    }
}
