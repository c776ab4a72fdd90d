using Campaign.Storage.Tests.PostgreSql;
using Dapper;

namespace Campaign.Journeys.Tests.Nodes;

/// <summary>Three nodes, each a process of its own with a folder of its own, on one database of a private PostgreSQL.</summary>
internal sealed class NodeGroup : IDisposable
{
    public const int Size = 3;
    private readonly PostgreSqlServer _server = new(durable: true);
    private readonly string _database;
    private readonly ServerProcess?[] _nodes = new ServerProcess?[Size];
    private readonly string[] _folders = [.. Enumerable.Range(0, Size).Select(_ => Directory.CreateTempSubdirectory("campaign-node-").FullName)];

    public NodeGroup() => _database = _server.CreateDatabase();

    public PostgreSqlServer Server => _server;

    public string ConnectionString => _server.ConnectionString(_database);

    private string[] Settings => ["--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={ConnectionString}"];

    /// <summary>Those that live, each with its own client.</summary>
    public IReadOnlyList<ServerProcess> Living => [.. _nodes.OfType<ServerProcess>()];

    public Task Start() => Task.WhenAll(Enumerable.Range(0, Size).Select(Start));

    public async Task Start(int node) => _nodes[node] = await ServerProcess.Start(_folders[node], Settings);

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

    /// <summary>Asks all of them to stop, and sees that they end well.</summary>
    public async Task Stop()
    {
        for (var node = 0; node < Size; node++)
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
            Assert.Equal(0, await stopped.WaitForExit().WaitAsync(TimeSpan.FromSeconds(35)));
        }
    }

    /// <summary>What killed nodes hold is anybody's at once, so that a short test need not wait for the end of their leases. Only while no node runs.</summary>
    public void EndLeases() => Execute("UPDATE jobs SET leased = NULL; UPDATE messages SET due = 0");

    public long Count(string sql)
    {
        using var connection = _server.Connect(_database);
        return connection.ExecuteScalar<long>(sql);
    }

    public void Dispose()
    {
        Array.ForEach(_nodes, node => node?.Dispose());
        _server.Dispose();
        Array.ForEach(_folders, folder => Directory.Delete(folder, recursive: true));
    }

    private void Execute(string sql)
    {
        using var connection = _server.Connect(_database);
        connection.Execute(sql);
    }
}
