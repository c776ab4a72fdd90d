using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Campaign.Bench.Processes;

/// <summary>A server in a process of its own, over a data directory of its own, on a port that it chose.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _directory;

    private Server(string name, Process process, string directory, IPEndPoint address) =>
        (Name, _process, _directory, Address, Client) = (
            name, process, directory, address, new HttpClient { BaseAddress = new Uri($"http://{address}"), Timeout = TimeSpan.FromMinutes(30) });

    public string Name { get; }

    public IPEndPoint Address { get; }

    public string Directory => _directory;

    /// <summary>For what is not measured.</summary>
    public HttpClient Client { get; }

    /// <summary>Processor time so far, both user and system.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Task<Server> Campaign(BenchOptions options) => Start("Campaign", options, directory =>
        [options.Api, "--Urls", "http://127.0.0.1:0", "--Campaign:DataDirectory", directory]);

    public static Task<Server> Peer(BenchOptions options) =>
        Start("peer", options, directory => [Path.Combine(AppContext.BaseDirectory, "Campaign.Bench.dll"), "peer", directory]);

    /// <summary>Memory of the process in bytes, all of it and without pages of files.</summary>
    public (long All, long Own) Memory()
    {
        var status = File.ReadAllLines($"/proc/{_process.Id}/status");
        return (Of("VmRSS:"), Of("RssAnon:"));

        long Of(string name) => long.Parse(
            status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) * 1024;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        System.IO.Directory.Delete(_directory, recursive: true);
    }

    private static async Task<Server> Start(string name, BenchOptions options, Func<string, IEnumerable<string>> arguments)
    {
        var directory = Path.Combine(options.Directory, $"campaign-bench-{Guid.NewGuid():N}");
        System.IO.Directory.CreateDirectory(directory);
        var start = new ProcessStartInfo("dotnet", arguments(directory)) { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(options.Api)! };
        start.Environment.Remove("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS");
        start.Environment.Remove("DOTNET_gcServer");
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new Server(name, process, directory, IPEndPoint.Parse(found.Groups[1].Value));
            }
        }

        throw new InvalidOperationException($"The {name} did not start.");
    }

    [GeneratedRegex(@"Now listening on: http://(\S+)")]
    private static partial Regex Listening();
}
