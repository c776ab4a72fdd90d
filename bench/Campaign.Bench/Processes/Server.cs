using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Campaign.Bench.Processes;

/// <summary>A server process with its own data, on a port that it chose.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    /// <summary>The token that its clients send.</summary>
    public const string Token = "the-token-of-the-benchmark";

    private readonly string _program;
    private readonly string[] _arguments;
    private readonly Home _home;
    private readonly List<Server> _neighbours = [];
    private Process _process = null!;

    private Server(string name, string program, Home home, string[] arguments) => (Name, _program, _home, _arguments) = (name, program, home, arguments);

    public string Name { get; }

    public IPEndPoint Address { get; private set; } = null!;

    /// <summary>The addresses of all nodes.</summary>
    public IReadOnlyList<IPEndPoint> Addresses => [Address, .. _neighbours.Select(node => node.Address)];

    public string Directory => _home.Directory;

    /// <summary>For requests that are not measured.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Processor time so far, both user and system: that of all nodes, and that of the database server beside them.</summary>
    public (TimeSpan Own, TimeSpan Database) Processor
    {
        get
        {
            _process.Refresh();
            return (_neighbours.Aggregate(_process.TotalProcessorTime, (sum, node) => sum + node.Processor.Own), _home.Processor);
        }
    }

    public static async Task<Server> Campaign(BenchOptions options)
    {
        var home = new Home(options);
        string[] storage = home.ConnectionString is { } connection ? ["--Storage:Provider", "PostgreSql", "--Storage:ConnectionString", connection] : [];
        var first = await Started(Node(home.Directory));
        for (var node = 2; node <= options.Nodes; node++)
        {
            first._neighbours.Add(await Started(Node(Path.Combine(home.Directory, $"node-{node}"))));
        }

        return first;

        Server Node(string directory) => new("Campaign", options.Api, home, ["--Urls", "http://127.0.0.1:0", "--Campaign:DataDirectory", directory, "--Campaign:ApiToken", Token, .. storage]);
    }

    /// <summary>What an engineer would write in an afternoon.</summary>
    public static Task<Server> Peer(BenchOptions options) => Own("peer", new Home(options));

    /// <summary>A grain that keeps its state in a row. Only on PostgreSQL.</summary>
    public static Task<Server> GrainPeer(BenchOptions options) => Own("grain-peer", new Home(options));

    /// <summary>Starts this program as the peer server of that name.</summary>
    private static Task<Server> Own(string name, Home home)
    {
        string[] connection = home.ConnectionString is { } text ? [text] : [];
        return Started(new(name, Path.Combine(AppContext.BaseDirectory, "Campaign.Bench.dll"), home, [name, home.Directory, .. connection]));
    }

    /// <summary>Resident memory of the process in bytes, in all and without file pages.</summary>
    public (long All, long Own) Memory()
    {
        var status = File.ReadAllLines($"/proc/{_process.Id}/status");
        return (Of("VmRSS:"), Of("RssAnon:"));

        long Of(string name) => long.Parse(
            status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Kills the process and starts another one over the same data.</summary>
    /// <param name="between">What to do to the data while no process runs.</param>
    public async Task Restart(Action<DbConnection>? between = null)
    {
        await Stop();
        if (between is not null)
        {
            await using var connection = _home.Connect();
            between(connection);
        }

        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_neighbours.Select(node => node.Stop()));
        await Stop();
        _home.Dispose();
    }

    private static async Task<Server> Started(Server server)
    {
        await server.Start();
        return server;
    }

    private async Task Start()
    {
        var start = new ProcessStartInfo("dotnet", [_program, .. _arguments]) { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(_program)! };
        start.Environment.Remove("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS");
        start.Environment.Remove("DOTNET_gcServer");
        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
            {
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                Address = IPEndPoint.Parse(found.Groups[1].Value);
                Client = new HttpClient { BaseAddress = new Uri($"http://{Address}"), Timeout = TimeSpan.FromMinutes(30), DefaultRequestHeaders = { Authorization = new("Bearer", Token) } };
                return;
            }
        }

        throw new InvalidOperationException($"The {Name} did not start.");
    }

    private async Task Stop()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: http://(\S+)")]
    private static partial Regex Listening();
}
