using Campaign.Documents.Pdf;
using Microsoft.Playwright;

namespace Campaign.Journeys.Tests.Web;

/// <summary>The installed Chromium, which can connect only to this machine.</summary>
internal sealed class Browser : IAsyncDisposable
{
    /// <summary>In milliseconds: whatever takes longer hangs, even on a slow machine.</summary>
    public const int LongestWait = 120_000;

    /// <summary>Debian's Chromium build without windowing: the same pages for a quarter less work.</summary>
    private const string Shell = "/usr/bin/chromium-headless-shell";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> Start()
    {
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(LongestWait);
        await ByWords.Register(playwright.Selectors);
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = File.Exists(Shell) ? Shell : BrowserFinder.Find(null),
            Timeout = LongestWait,
            ChromiumSandbox = Environment.UserName != "root",
            // One process for all pages of a server, so that the app's scripts are compiled once.
            Args = ["--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--process-per-site"],
        }));
    }

    /// <summary>An empty page in its own context, whose storage is deleted with it.</summary>
    public async Task<BrowserPage> Open(PageTerms terms)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = terms.Width, Height = terms.Height },
            IsMobile = terms.Width < 600,
            ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = terms.Zone,
        });
        await context.AddInitScriptAsync($"localStorage.setItem('campaign.language', '{terms.Language}'); localStorage.setItem('campaign.theme', '{(terms.Dark ? "dark" : "light")}')");
        return new(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

/// <summary>A person's screen, language and theme.</summary>
internal sealed record PageTerms(int Width = 1440, int Height = 900, string Language = "zh-CN", bool Dark = false, string? Zone = null);
