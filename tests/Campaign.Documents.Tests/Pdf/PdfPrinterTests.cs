using System.Diagnostics;
using Campaign.Documents.Pdf;

namespace Campaign.Documents.Tests.Pdf;

public sealed class PdfPrinterTests
{
    private static readonly PdfProperties Properties = new("Title", "Author");
    private const string Page = "<!doctype html><title>t</title><p>text";

    [Fact]
    public async Task Refuses_in_both_languages_when_the_configured_browser_is_missing()
    {
        await using var printer = new PdfPrinter(new() { Browser = "/nowhere/chrome" }, TimeProvider.System);
        var refusal = (await printer.Print(Page, Properties, CancellationToken.None)).Refusal!;
        Assert.Equal("no-browser", refusal.Code);
        Assert.Contains("/nowhere/chrome", refusal.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("/nowhere/chrome", refusal.Message.En, StringComparison.Ordinal);
    }

    [Needs("chromium")]
    public async Task Prints_several_documents_at_once()
    {
        await using var printer = new PdfPrinter(new() { Limit = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        var printed = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => printer.Print(Page, Properties, CancellationToken.None)));
        Assert.All(printed, one => Assert.Equal("%PDF"u8, one.Pdf.AsSpan(0, 4)));
    }

    [Needs("chromium")]
    public async Task Talks_to_the_browser_through_pipes_and_disables_its_sandbox_only_as_root()
    {
        await using var printer = new PdfPrinter(new() { Limit = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        Assert.NotNull((await printer.Print(Page, Properties, CancellationToken.None)).Pdf);
        var flags = (await File.ReadAllTextAsync($"/proc/{printer.BrowserId}/cmdline")).Split('\0');
        Assert.Contains("--remote-debugging-pipe", flags);
        Assert.DoesNotContain(flags, flag => flag.StartsWith("--remote-debugging-port", StringComparison.Ordinal));
        Assert.Equal(Environment.UserName == "root", flags.Contains("--no-sandbox"));
        Assert.Contains("--proxy-bypass-list=<-loopback>", flags);
        Assert.Contains("--host-resolver-rules=MAP * ~NOTFOUND", flags);
    }

    [Needs("chromium")]
    public async Task Times_out_after_the_limit()
    {
        await using var printer = new PdfPrinter(new() { Limit = TimeSpan.FromSeconds(5) }, TimeProvider.System);
        await Assert.ThrowsAsync<TimeoutException>(() => printer.Print("<!doctype html><script>for(;;){}</script>", Properties, CancellationToken.None));
    }

    [Needs("chromium")]
    public async Task Stops_when_the_caller_cancels()
    {
        await using var printer = new PdfPrinter(new(), TimeProvider.System);
        using var caller = new CancellationTokenSource();
        var printing = printer.Print("<!doctype html><script>for(;;){}</script>", Properties, caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing);
    }

    [Needs("chromium")]
    public async Task Starts_another_browser_when_one_has_died()
    {
        await using var printer = new PdfPrinter(new() { Limit = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        Assert.NotNull((await printer.Print(Page, Properties, CancellationToken.None)).Pdf);
        using var browser = Process.GetProcessById(printer.BrowserId!.Value);
        browser.Kill();
        await browser.WaitForExitAsync();
        Assert.NotNull((await printer.Print(Page, Properties, CancellationToken.None)).Pdf);
    }

    [Needs("chromium", "pgrep")]
    public async Task Prints_after_the_warm_page_has_crashed()
    {
        await using var printer = new PdfPrinter(new() { Limit = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        Assert.NotNull((await printer.Print(Page, Properties, CancellationToken.None)).Pdf);
        await printer.PageAhead!;
        Assert.NotEqual(0, await KillRenderers(printer.BrowserId!.Value));
        Assert.NotNull((await printer.Print(Page, Properties, CancellationToken.None)).Pdf);
    }

    [Needs("chromium", "pgrep", "kill")]
    public async Task Prints_even_if_the_page_crashes_while_it_loads()
    {
        await using var printer = new PdfPrinter(new() { Limit = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        Assert.NotNull((await printer.Print(Page, Properties, CancellationToken.None)).Pdf);
        await printer.PageAhead!;
        var browser = printer.BrowserId!.Value;
        // While stopped, the browser notices neither the crash nor the document, so both reach it at once.
        await Program.Run("kill", "-STOP", $"{browser}");
        Assert.NotEqual(0, await KillRenderers(browser));
        var printing = printer.Print(Page, Properties, CancellationToken.None);
        await Program.Run("kill", "-CONT", $"{browser}");
        Assert.NotNull((await printing).Pdf);
    }

    [Needs("true")]
    public async Task Reports_a_browser_that_does_not_start()
    {
        await using var printer = new PdfPrinter(new() { Browser = "/bin/true", Limit = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        await Assert.ThrowsAsync<BrowserException>(() => printer.Print(Page, Properties, CancellationToken.None));
    }

    [Needs("chromium", "kill")]
    public async Task Starts_another_browser_when_one_hangs()
    {
        await using var printer = new PdfPrinter(new() { Limit = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        Assert.NotNull((await printer.Print(Page, Properties, CancellationToken.None)).Pdf);
        await printer.PageAhead!;
        var hanging = printer.BrowserId!.Value;
        await Program.Run("kill", "-STOP", $"{hanging}");
        using var caller = new CancellationTokenSource();
        var printing = printer.Print(Page, Properties, caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing);
        Assert.NotNull((await printer.Print(Page, Properties, CancellationToken.None)).Pdf);
        Assert.NotEqual(hanging, printer.BrowserId);
    }

    /// <summary>Kills the browser's child processes that render its pages.</summary>
    private static async Task<int> KillRenderers(int parent)
    {
        var killed = 0;
        foreach (var id in Ids(await Program.Run("sh", "-c", $"pgrep -P {parent} || true")))
        {
            killed += await KillRenderers(id);
        }

        foreach (var id in Ids(await Program.Run("sh", "-c", $"pgrep -P {parent} -f -- --type=renderer || true")))
        {
            using var renderer = Process.GetProcessById(id);
            renderer.Kill();
            killed++;
        }

        return killed;
    }

    private static IEnumerable<int> Ids(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, System.Globalization.CultureInfo.InvariantCulture));
}
