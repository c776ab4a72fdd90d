using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Campaign.Documents.Pdf;

/// <summary>
/// Prints one document in a context of its own that knows nothing of others. The document is the only thing it can load: every other request
/// is refused before it leaves the browser.
/// </summary>
internal sealed class PrintJob(DevTools browser, string html)
{
    private const string Address = "http://report.invalid/";
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string session = "";
    private int served;

    public async Task<byte[]> Run(CancellationToken cancellation)
    {
        var context = (await browser.Send("Target.createBrowserContext", null, null, cancellation)).GetProperty("browserContextId").GetString()!;
        try
        {
            var target = await browser.Send("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context }, null, cancellation);
            var attached = await browser.Send("Target.attachToTarget", new() { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }, null, cancellation);
            session = attached.GetProperty("sessionId").GetString()!;
            browser.Listen(session, (method, parameters) => Hear(method, parameters, cancellation));
            return await Print(cancellation);
        }
        finally
        {
            browser.Forget(session);
            await Close(context);
        }
    }

    private async Task<byte[]> Print(CancellationToken cancellation)
    {
        await Task.WhenAll(
            Send("Page.enable", null, cancellation),
            Send("Fetch.enable", new() { ["patterns"] = new JsonArray(new JsonObject { ["urlPattern"] = "*" }) }, cancellation));
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

    private void Hear(string method, JsonElement parameters, CancellationToken cancellation)
    {
        if (method == "Page.loadEventFired" && Volatile.Read(ref served) == 1)
        {
            loaded.TrySetResult();
        }
        else if (method == "Fetch.requestPaused")
        {
            _ = Decide(parameters, cancellation);
        }
    }

    private async Task Decide(JsonElement paused, CancellationToken cancellation)
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

    private async Task Close(string context)
    {
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

    private Task<JsonElement> Send(string method, JsonObject? parameters, CancellationToken cancellation) => browser.Send(method, parameters, session, cancellation);
}
