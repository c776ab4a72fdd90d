using System.Diagnostics;
using System.IO.Pipes;

namespace Campaign.Documents.Pdf;

/// <summary>
/// One browser process that is spoken to through a pair of pipes: no port is open, and when this process dies, however hard, the pipes close
/// and the browser goes with it. Its profile is a fresh folder that is removed afterwards.
/// </summary>
internal sealed class BrowserProcess : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-default-apps", "--mute-audio", "--disable-dev-shm-usage",
        // Whatever slips through the interception finds no name and no way out.
        "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
    ];

    private readonly Process process;
    private readonly string profile;

    private BrowserProcess(Process process, string profile, Stream input, Stream output) =>
        (this.process, this.profile, Input, Output) = (process, profile, input, output);

    /// <summary>Where our messages go.</summary>
    public Stream Input { get; }

    /// <summary>Where its messages come from.</summary>
    public Stream Output { get; }

    public int Id => process.Id;

    public bool Alive => !process.HasExited;

    public static BrowserProcess Start(string browser)
    {
        var profile = Directory.CreateTempSubdirectory("campaign-print-").FullName;
        List<string> flags = [.. Flags, $"--user-data-dir={profile}"];
        if (Environment.UserName == "root" && !OperatingSystem.IsWindows())
        {
            // Chromium refuses to run its sandbox as root; everywhere else it stays on.
            flags.Add("--no-sandbox");
        }

        return OperatingSystem.IsWindows() ? OnWindows(browser, flags, profile) : OnUnix(browser, flags, profile);
    }

    public async ValueTask DisposeAsync()
    {
        await Input.DisposeAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        await Output.DisposeAsync();
        process.Dispose();
        RemoveProfile();
    }

    /// <summary>Children may still hold files for a moment; what is left in the temporary folder does no harm.</summary>
    private void RemoveProfile()
    {
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }

    /// <summary>The browser reads its pipe at descriptor 3 and writes at 4; the shell puts ours there before it becomes the browser.</summary>
    private static BrowserProcess OnUnix(string browser, List<string> flags, string profile)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var part in (string[])["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", browser, .. flags, "--remote-debugging-pipe", "about:blank"])
        {
            start.ArgumentList.Add(part);
        }

        var process = Process.Start(start)!;
        return new(process, profile, process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }

    private static BrowserProcess OnWindows(string browser, List<string> flags, string profile)
    {
        var input = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var output = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var start = new ProcessStartInfo(browser) { UseShellExecute = false };
        foreach (var flag in (string[])[.. flags, "--remote-debugging-pipe", $"--remote-debugging-io-pipes={input.GetClientHandleAsString()},{output.GetClientHandleAsString()}", "about:blank"])
        {
            start.ArgumentList.Add(flag);
        }

        var process = Process.Start(start)!;
        input.DisposeLocalCopyOfClientHandle();
        output.DisposeLocalCopyOfClientHandle();
        return new(process, profile, input, output);
    }
}
