using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Campaign.Storage.Changes;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>
/// Publishes changes between nodes by NOTIFY and LISTEN. They are sent after the commit and outside its transaction: a transaction that notifies holds a
/// server-wide lock until it is on disk, so nodes would wait for each other's disks, and it fails when the server's queue is full.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The storage that hands it out closes it. A service container would dispose of it too early.")]
internal sealed class PostgreSqlChanges : IChanges
{
    private const string Channel = "campaign_changes";
    private const int LongestPayload = 7999;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly PostgreSqlDatabase _database;
    private readonly ChangeHub _hub = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Lazy<Task> _listening;

    public PostgreSqlChanges(PostgreSqlDatabase database)
    {
        _database = database;
        Teller = new ChangeTeller(Notify);
        _listening = new Lazy<Task>(() => Task.Run(Listen));

        // For what a run that was killed on this machine could no longer publish.
        Teller.Tell([Change.Everything]);
    }

    /// <summary>Receives the changes of this node's writer.</summary>
    public ChangeTeller Teller { get; }

    /// <summary>This node's own changes come back to it like everyone's. Listening starts with the first watcher; a node without watchers needs no connection.</summary>
    public ChangeWatch Watch(string? campaign = null)
    {
        var watch = _hub.Watch(campaign);
        _ = _listening.Value;
        return watch;
    }

    public void Close()
    {
        Teller.Dispose();
        _closing.Cancel();
    }

    private void Notify(IReadOnlyList<Change> changes)
    {
        var payload = JsonSerializer.Serialize(changes);
        using var lease = _database.Read();
        lease.Connection.Open();
        using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", (NpgsqlConnection)lease.Connection);
        command.Parameters.Add(new() { Value = Channel });
        command.Parameters.Add(new() { Value = payload.Length <= LongestPayload ? payload : JsonSerializer.Serialize<Change[]>([Change.Everything]) });
        command.ExecuteNonQuery();
    }

    /// <summary>Listens until the node stops. Whenever it starts listening, anything may have been missed.</summary>
    private async Task Listen()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _database.Listen(Channel, Heard, _closing.Token);
                _hub.Tell([Change.Everything]);
                while (true)
                {
                    await connection.WaitAsync(_closing.Token);
                }
            }
            catch (Exception) when (_closing.IsCancellationRequested)
            {
                // The node is stopping.
            }
            catch (Exception)
            {
                StorageMeter.ChangesFailed();
                await Task.Delay(Pause, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Heard(object sender, NpgsqlNotificationEventArgs told) => _hub.Tell(JsonSerializer.Deserialize<Change[]>(told.Payload) ?? []);
}
