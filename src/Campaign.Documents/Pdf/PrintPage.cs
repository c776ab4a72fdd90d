using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Campaign.Documents.Pdf;

/// <summary>
/// A page that prints one document, in a context of its own that knows nothing of others. The document is the only thing it can load: every
/// other request is refused before it leaves the browser.
/// </summary>
internal sealed class PrintPage : IAsyncDisposable
{
    private const string Address = "http://report.invalid/";
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DevTools browser;
    private readonly string context;
    private string session = "";
    private int served;

    private PrintPage(DevTools browser, string context) => (this.browser, this.context) = (browser, context);

    /// <summary>A blank page that waits for its document: a context, a process for it, and the refusal of all requests take a tenth of a second.</summary>
    public static async Task<PrintPage> Open(DevTools browser)
    {
        var context = await browser.Send("Target.createBrowserContext", null, null, CancellationToken.None);
        var page = new PrintPage(browser, context.GetProperty("browserContextId").GetString()!);
        await page.Attach();
        return page;
    }

    /// <summary>Loads the document and prints it. Once only.</summary>
    public async Task<byte[]> Print(string html, CancellationToken cancellation)
    {
        browser.Listen(session, (method, parameters) => Hear(method, parameters, html, cancellation));
        await Send("Page.navigate", new() { ["url"] = Address }, cancellation);
        await loaded.Task.WaitAsync(cancellation);
        var printed = await Send("Page.printToPDF", new()
        {
            ["printBackground"] = true,
            ["preferCSSPageSize"] = true,
            ["generateTaggedPDF"] = true,
            ["generateDocumentOutline"] = true,
        }, cancellation);
        return printed.GetProperty("data").GetBytesFromBase64();
    }

    public async ValueTask DisposeAsync()
    {
        browser.Forget(session);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await browser.Send("Target.disposeBrowserContext", new() { ["browserContextId"] = context }, null, patience.Token);
        }
        catch (Exception fault) when (fault is BrowserException or OperationCanceledException)
        {
            // The browser is gone or hangs: the printer starts another.
        }
    }

    private async Task Attach()
    {
        var target = await browser.Send("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context }, null, CancellationToken.None);
        var attached = await browser.Send("Target.attachToTarget", new() { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }, null, CancellationToken.None);
        session = attached.GetProperty("sessionId").GetString()!;
        await Task.WhenAll(
            Send("Page.enable", null, CancellationToken.None),
            Send("Fetch.enable", new() { ["patterns"] = new JsonArray(new JsonObject { ["urlPattern"] = "*" }) }, CancellationToken.None));
    }

    private void Hear(string method, JsonElement parameters, string html, CancellationToken cancellation)
    {
        if (method == "Page.loadEventFired" && Volatile.Read(ref served) == 1)
        {
            loaded.TrySetResult();
        }
        else if (method == "Fetch.requestPaused")
        {
            _ = Decide(parameters, html, cancellation);
        }
    }

    private async Task Decide(JsonElement paused, string html, CancellationToken cancellation)
    {
        var id = paused.GetProperty("requestId").GetString();
        var ours = paused.GetProperty("request").GetProperty("url").GetString() == Address && Interlocked.Exchange(ref served, 1) == 0;
        try
        {
            await (ours
                ? Send("Fetch.fulfillRequest", new()
                {
                    ["requestId"] = id,
                    ["responseCode"] = 200,
                    ["responseHeaders"] = new JsonArray(new JsonObject { ["name"] = "Content-Type", ["value"] = "text/html; charset=utf-8" }),
                    ["body"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(html)),
                }, cancellation)
                : Send("Fetch.failRequest", new() { ["requestId"] = id, ["errorReason"] = "BlockedByClient" }, cancellation));
        }
        catch (Exception fault) when (ours)
        {
            loaded.TrySetException(fault);
        }
        catch (Exception fault) when (fault is BrowserException or OperationCanceledException)
        {
            // The page went away before its refused request was answered.
        }
    }

    private Task<JsonElement> Send(string method, JsonObject? parameters, CancellationToken cancellation) => browser.Send(method, parameters, session, cancellation);
}
