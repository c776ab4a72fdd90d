using PuppeteerSharp;

namespace Campaign.Documents.Pdf;

/// <summary>The browser could not be started, failed or exited.</summary>
public sealed class BrowserException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>
/// A browser process controlled through a pair of pipes: no port is open, and when this process dies, however abruptly, the pipes close
/// and the browser exits. Its profile is a fresh folder that is deleted afterwards.
/// </summary>
internal sealed class BrowserProcess : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--disable-gpu", "--disable-quic", "--no-default-browser-check", "--disable-component-update", "--no-startup-window",
        // Anything that escapes the interception can neither resolve names nor connect. A shell reads these arguments, hence the quotes.
        "\"--host-resolver-rules=MAP * ~NOTFOUND\"", "--proxy-server=http://127.0.0.1:9", "\"--proxy-bypass-list=<-loopback>\"",
        // Chromium refuses to run its sandbox as root; otherwise it stays on.
        .. Environment.UserName == "root" && !OperatingSystem.IsWindows() ? (string[])["--no-sandbox"] : [],
    ];

    private readonly string profile = Directory.CreateTempSubdirectory("campaign-print-").FullName;
    private IBrowser? browser;

    /// <param name="path">Path of the installed browser.</param>
    /// <param name="limit">The longest time for any single response of the browser, the same as for a whole document.</param>
    public BrowserProcess(string path, TimeSpan limit) => Started = Start(path, limit);

    /// <summary>The browser, once it responds.</summary>
    /// <exception cref="BrowserException">It did not start.</exception>
    public Task<IBrowser> Started { get; }

    public int? Id => browser?.Process.Id;

    /// <summary>Also true while it starts.</summary>
    public bool Alive => !Started.IsFaulted && browser is not ({ IsConnected: false } or { Process.HasExited: true });

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (await Started).CloseAsync();
        }
        catch (Exception fault) when (fault is BrowserException or PuppeteerException or TimeoutException)
        {
            // It never started, or has already exited.
        }

        RemoveProfile();
    }

    private async Task<IBrowser> Start(string path, TimeSpan limit)
    {
        var launcher = new Launcher();
        var launching = launcher.LaunchAsync(new()
        {
            ExecutablePath = path,
            Pipe = true,
            UserDataDir = profile,
            Args = Flags,
            DefaultViewport = null,
            WaitForInitialPage = false,
            ProtocolTimeout = (int)limit.TotalMilliseconds,
        });
        try
        {
            // The library would keep polling a process that has already exited.
            await Task.WhenAny(launching, launching.IsCompleted ? launching : launcher.Process.Process.WaitForExitAsync());
            return launching.IsCompleted ? browser = await launching : throw new BrowserException("The browser exited as soon as it was started.");
        }
        catch (ProcessException fault)
        {
            throw new BrowserException(fault.Message, fault);
        }
    }

    /// <summary>Child processes may still hold files for a moment; leftovers in the temporary folder do no harm.</summary>
    private void RemoveProfile()
    {
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }
}
