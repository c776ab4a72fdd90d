using Campaign.Silo.Hosting;
using Campaign.Storage.Tests.PostgreSql;
using Dapper;

namespace Campaign.Journeys.Tests.Nodes;

/// <summary>Nodes, each a process with its own folder, on one database of a private PostgreSQL server.</summary>
internal sealed class NodeGroup : IDisposable
{
    public const int Usual = 3;
    private readonly PostgreSqlServer _server;
    private readonly string _database;
    private readonly string _more;
    private readonly string[] _settings;
    private readonly ServerProcess?[] _nodes;
    private readonly string[] _folders;

    /// <param name="size">How many nodes.</param>
    /// <param name="folder">The database's folder; null for any.</param>
    /// <param name="more">What to append to the connection string.</param>
    /// <param name="settings">Further settings of every node.</param>
    public NodeGroup(int size = Usual, string folder = "/tmp", string more = "", params string[] settings)
    {
        _settings = settings;
        (_server, _more, _nodes) = (new PostgreSqlServer(durable: true, folder: folder), more, new ServerProcess?[size]);
        _folders = [.. _nodes.Select(_ => Directory.CreateTempSubdirectory("campaign-node-").FullName)];
        _database = _server.CreateDatabase();
    }

    public PostgreSqlServer Server => _server;

    public StorageOptions Storage => new() { Provider = StorageProvider.PostgreSql, ConnectionString = _server.ConnectionString(_database) };

    /// <summary>The settings with which a node joins this group.</summary>
    public string[] Settings => ["--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={Storage.ConnectionString};{_more}", .. _settings];

    /// <summary>The running nodes, each with its own client.</summary>
    public IReadOnlyList<ServerProcess> Living => [.. _nodes.OfType<ServerProcess>()];

    public IReadOnlyList<Uri> Addresses => [.. Living.Select(node => node.Address)];

    public Task Start() => Task.WhenAll(Enumerable.Range(0, _nodes.Length).Select(node => Start(node)));

    public async Task<ServerProcess> Start(int node, params string[] settings) => _nodes[node] = await ServerProcess.Start(_folders[node], [.. Settings, .. settings]);

    /// <summary>Starts one without pages.</summary>
    public async Task<ServerProcess> StartHeadless(int node, params string[] settings) =>
        _nodes[node] = await ServerProcess.StartHeadless(_folders[node], [.. Settings, .. settings]);

    /// <summary>Kills a node as <c>kill -9</c> does.</summary>
    public async Task Kill(int node)
    {
        var killed = _nodes[node]!;
        _nodes[node] = null;
        killed.Kill();
        Assert.Equal(128 + 9, await killed.WaitForExit());
        killed.Dispose();
    }

    /// <summary>Asks all of them to stop, and checks that they exit cleanly.</summary>
    public async Task Stop()
    {
        for (var node = 0; node < _nodes.Length; node++)
        {
            await Stop(node);
        }
    }

    public async Task Stop(int node)
    {
        using var stopped = _nodes[node];
        if (stopped is not null)
        {
            _nodes[node] = null;
            stopped.Terminate();
            Assert.Equal(0, await stopped.WaitForExit().WaitAsync(TimeSpan.FromMinutes(5)));
        }
    }

    /// <summary>Expires the leases of killed nodes, so that a test need not wait for that. Only while no node runs.</summary>
    public void EndLeases()
    {
        using var connection = _server.Connect(_database);
        connection.Execute("UPDATE jobs SET leased = NULL; UPDATE messages SET due = 0");
    }

    /// <summary>Expires the leases on a frozen node's jobs.</summary>
    /// <returns>False if it was frozen during a write and holds their rows locked.</returns>
    public bool TryEndJobLeases()
    {
        using var connection = _server.Connect(_database);
        return connection.Execute("UPDATE jobs SET leased = NULL WHERE id IN (SELECT id FROM jobs WHERE leased IS NOT NULL FOR UPDATE SKIP LOCKED)") > 0;
    }

    public void Dispose()
    {
        Array.ForEach(_nodes, node => node?.Dispose());
        _server.Dispose();
        Array.ForEach(_folders, folder => Directory.Delete(folder, recursive: true));
    }
}
