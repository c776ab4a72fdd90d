using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;

namespace Campaign.Journeys.Tests;

/// <summary>The program as a process of its own on a free port of this machine, over a data directory that outlives it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const int Terminated = 15;
    private const int Continued = 18;
    private const int Stopped = 19;
    private const string Listening = "Now listening on: ";
    private readonly Process _process;
    private Task _drained = Task.CompletedTask;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = new Uri(address, "/api/v1/"), Timeout = TimeSpan.FromMinutes(5) };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", CampaignServer.Token);
    }

    public int Id => _process.Id;

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ServerProcess> Start(string dataDirectory, params string[] settings) =>
        (await Start("Campaign.Api.dll", dataDirectory, settings)).Drained();

    /// <summary>Starts it with the demo and waits until the demo is filled and its people can sign in.</summary>
    public static async Task<ServerProcess> StartDemo(string dataDirectory)
    {
        var server = await Start("Campaign.Api.dll", dataDirectory, ["--demo"]);
        while (await server._process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("demo people", StringComparison.Ordinal))
        {
        }

        return server.Drained();
    }

    /// <summary>Starts a node without pages.</summary>
    public static async Task<ServerProcess> StartHeadless(string dataDirectory, params string[] settings) =>
        (await Start("Campaign.Silo.dll", dataDirectory, settings)).Drained();

    /// <summary>Posts and expects success.</summary>
    public async Task Post(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public void Terminate() => Assert.Equal(0, SendSignal(_process.Id, Terminated));

    /// <summary>Freezes it, as when a virtual machine is migrated, until <see cref="Thaw"/>.</summary>
    public void Freeze() => Assert.Equal(0, SendSignal(_process.Id, Stopped));

    public void Thaw() => Assert.Equal(0, SendSignal(_process.Id, Continued));

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    public async Task<int> WaitForExit()
    {
        await _drained;
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        Client.Dispose();
        _process.Dispose();
    }

    /// <summary>Drains the pipe: a full one would block the server.</summary>
    private ServerProcess Drained()
    {
        _drained = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return this;
    }

    private static async Task<ServerProcess> Start(string program, string dataDirectory, string[] settings)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, program), "--Urls=http://127.0.0.1:0", $"--Campaign:DataDirectory={dataDirectory}", $"--Campaign:ApiToken={CampaignServer.Token}", .. settings,
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                return new ServerProcess(process, new Uri(line[(at + Listening.Length)..].Trim()));
            }
        }

        await process.WaitForExitAsync();
        throw new InvalidOperationException($"The server exited with {process.ExitCode} before it listened.");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
