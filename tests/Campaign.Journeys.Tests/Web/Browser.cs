using Campaign.Documents.Pdf;
using Microsoft.Playwright;

namespace Campaign.Journeys.Tests.Web;

/// <summary>The installed Chromium, which reaches this machine and nothing else.</summary>
internal sealed class Browser : IAsyncDisposable
{
    /// <summary>In milliseconds: what takes longer hangs, even on a slow machine.</summary>
    public const int LongestWait = 120_000;

    /// <summary>Chromium without windows and what belongs to them, as Debian has it: the same pages for a quarter less work.</summary>
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
            // One process for all pages of a server, which has compiled the app's scripts already.
            Args = ["--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--process-per-site"],
        }));
    }

    /// <summary>An empty page in a context of its own: what it keeps is gone with it.</summary>
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

/// <summary>What a person brings along.</summary>
internal sealed record PageTerms(int Width = 1440, int Height = 900, string Language = "zh-CN", bool Dark = false, string? Zone = null);
