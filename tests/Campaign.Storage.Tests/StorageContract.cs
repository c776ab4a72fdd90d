using System.Text;
using Campaign.Storage.Requests;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;
using Dapper;

namespace Campaign.Storage.Tests;

/// <summary>Base of the contracts that every database must fulfil. A subclass for each database provides its home; the tests are the same.</summary>
public abstract class StorageContract : IDisposable
{
    private readonly IStorageHome _home;
    private bool _open;

    protected StorageContract(IStorageHome home)
    {
        _home = home;
        Storage = home.Open([new PoolView()], Clock);
        _open = true;
    }

    protected FakeClock Clock { get; } = new();

    protected IStorageHome Home => _home;

    protected IStorage Storage { get; private set; }

    protected static CancellationToken None => CancellationToken.None;

    public void Dispose()
    {
        Close();
        _home.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Close()
    {
        if (_open)
        {
            Storage.Dispose();
            _open = false;
        }
    }

    /// <summary>Closes and reopens the same data, as a restart does.</summary>
    protected void Reopen(params IView[] views)
    {
        Close();
        Storage = _home.Open(views.Length == 0 ? [new PoolView()] : views, Clock);
        _open = true;
    }

    /// <summary>What a request key was used for, if it was.</summary>
    protected async Task<AnsweredRequest?> Answered(string key) => (await Storage.Requests.Find([key], None)).GetValueOrDefault(key);

    /// <summary>Stores a state as the grain storage does.</summary>
    protected async Task KeepState(string kind, string key, string json, DateTimeOffset? written = null)
    {
        await using var connection = await Storage.States.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "INSERT INTO states (kind, key, version, written, data) VALUES (@kind, @key, 1, @written, @data)",
            new { kind, key, written = (written ?? Clock.Now).ToUnixTimeMilliseconds(), data = Encoding.UTF8.GetBytes(json) });
    }

    /// <summary>The keys of all states, in order.</summary>
    protected IReadOnlyList<string> StateKeys() => Column("SELECT key FROM states ORDER BY key");

    protected T Scalar<T>(string sql, object? values = null)
    {
        using var connection = _home.Connect();
        return connection.ExecuteScalar<T>(sql, values)!;
    }

    /// <summary>The ids of the pools whose words contain the query's terms, searched as lists search.</summary>
    protected IReadOnlyList<string> Search(string query) => Search(Storage, query);

    internal static IReadOnlyList<string> Search(IStorage storage, string query)
    {
        using var lease = storage.Database.Read();
        var asked = new SearchQuery(query);
        var sql = lease.Dialect.Search(PoolView.Pools, "t.id", asked, after: false, ascending: true);
        return [.. lease.Connection.Query<string>(sql, lease.Dialect.Asked(asked, 0, 100)).Order(StringComparer.Ordinal)];
    }

    protected IReadOnlyList<string> Column(string sql, object? values = null)
    {
        using var lease = Storage.Database.Read();
        return [.. lease.Connection.Query<string>(sql, values)];
    }
}
