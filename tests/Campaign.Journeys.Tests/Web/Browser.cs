using System.Text.Json.Nodes;
using Campaign.Documents.Pdf;

namespace Campaign.Journeys.Tests.Web;

/// <summary>A browser that reaches this machine and nothing else, driven as the printer's is.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly BrowserProcess _process;
    private readonly DevTools _tools;

    private Browser(BrowserProcess process) => (_process, _tools) = (process, new DevTools(process.Input, process.Output));

    public static Browser Start() =>
        new(BrowserProcess.Start(BrowserFinder.Find(null)!, "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"));

    /// <summary>An empty page in a context of its own: what it keeps is gone with it.</summary>
    public async Task<BrowserPage> Open(PageTerms terms)
    {
        var context = await Send("Target.createBrowserContext", []);
        var target = await Send("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = (string)context["browserContextId"]! });
        var attached = await Send("Target.attachToTarget", new() { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true });
        return await BrowserPage.Of(_tools, (string)attached["sessionId"]!, (string)context["browserContextId"]!, terms);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _tools.DisposeAsync();
    }

    private async Task<JsonNode> Send(string method, JsonObject parameters) =>
        JsonNode.Parse((await _tools.Send(method, parameters, null, CancellationToken.None)).GetRawText())!;
}

/// <summary>What a person brings along.</summary>
internal sealed record PageTerms(int Width = 1440, int Height = 900, string Language = "zh-CN", bool Dark = false);
