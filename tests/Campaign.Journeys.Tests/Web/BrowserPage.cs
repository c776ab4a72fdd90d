using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaign.Documents.Pdf;

namespace Campaign.Journeys.Tests.Web;

/// <summary>One page as a person sees and uses it.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(Repository.PathOf("src", "Campaign.Web", "node_modules", "axe-core", "axe.min.js"));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly DevTools _tools;
    private readonly string _session;
    private readonly string _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    private BrowserPage(DevTools tools, string session, string context)
    {
        (_tools, _session, _context) = (tools, session, context);
        tools.Listen(session, Hear);
    }

    /// <summary>Errors on the console and exceptions that nobody caught.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<BrowserPage> Of(DevTools tools, string session, string context, PageTerms terms)
    {
        var page = new BrowserPage(tools, session, context);
        await page.Send("Page.enable", []);
        await page.Send("Runtime.enable", []);
        await page.Send("Log.enable", []);
        await page.Send("Emulation.setDeviceMetricsOverride", new() { ["width"] = terms.Width, ["height"] = terms.Height, ["deviceScaleFactor"] = 1, ["mobile"] = terms.Width < 600 });
        await page.Send("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-reduced-motion", ["value"] = "reduce" }) });
        await page.Send("Page.addScriptToEvaluateOnNewDocument", new()
        {
            ["source"] = $"localStorage.setItem('campaign.language', '{terms.Language}'); localStorage.setItem('campaign.theme', '{(terms.Dark ? "dark" : "light")}')",
        });
        return page;
    }

    /// <summary>Goes there; what was complained about before is forgotten.</summary>
    public Task Go(Uri address)
    {
        _complaints.Clear();
        return Send("Page.navigate", new() { ["url"] = address.ToString() });
    }

    /// <summary>Brings along a cookie, <c>name=value</c>.</summary>
    public Task Bring(Uri address, string cookie) => Send("Network.setCookie", new()
    {
        ["name"] = cookie.Split('=')[0], ["value"] = cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..], ["url"] = address.ToString(), ["httpOnly"] = true, ["sameSite"] = "Lax",
    });

    /// <summary>Waits until the expression is true, on this page or on one that it leads to.</summary>
    public async Task Until(string expression)
    {
        var (look, begun) = ($"(() => {{ try {{ return !!({expression}) }} catch {{ return false }} }})()", TimeProvider.System.GetTimestamp());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await IsTrue(look))
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                Assert.Fail($"Never came true: {expression}\nThe page says: {await Ask<string>("document.body.innerText")}\n{string.Join('\n', _complaints)}");
            }

            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Waits until the page shows the text.</summary>
    public Task Sees(string text) => Until($"document.body.innerText.includes({JsonSerializer.Serialize(text)})");

    public async Task<T> Ask<T>(string expression)
    {
        var answer = await Send("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer["exceptionDetails"]?.ToJsonString());
        return answer["result"]!["value"]!.GetValue<T>();
    }

    /// <summary>Presses and lets go of a key.</summary>
    public async Task Press(string key)
    {
        var down = new JsonObject { ["type"] = "keyDown", ["key"] = key };
        if ((key.Length == 1 ? key : key == "Enter" ? "\r" : null) is { } text)
        {
            down["text"] = text;
        }

        await Send("Input.dispatchKeyEvent", down);
        await Send("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key });
    }

    public Task Click(string selector) => Ask<bool>($"document.querySelector({JsonSerializer.Serialize(selector)}).click() ?? true");

    /// <summary>Waits for a button, link, tab or entry of a menu with this text, and clicks it.</summary>
    public async Task Push(string text)
    {
        var one = $"[...document.querySelectorAll('button, a, [role=menuitem], [role=option], .ant-select-item-option, .ant-dropdown-menu-item')].findLast(one => one.innerText.trim().startsWith({JsonSerializer.Serialize(text)}) && one.checkVisibility())";
        await Until(one);
        await Ask<bool>($"{one}.click() ?? true");
    }

    /// <summary>Puts a text into a field as if it was typed, in place of what is there.</summary>
    public async Task Write(string selector, string text)
    {
        await Until($"document.querySelector({JsonSerializer.Serialize(selector)})");
        await Ask<bool>($"(field => field.focus() ?? field.select() ?? true)(document.querySelector({JsonSerializer.Serialize(selector)}))");
        await Send("Input.insertText", new() { ["text"] = text });
    }

    /// <summary>Chooses a file in a field for files.</summary>
    public async Task Choose(string selector, string file)
    {
        var field = await Send("Runtime.evaluate", new() { ["expression"] = $"document.querySelector({JsonSerializer.Serialize(selector)})" });
        await Send("DOM.setFileInputFiles", new() { ["files"] = new JsonArray(file), ["objectId"] = (string)field["result"]!["objectId"]! });
    }

    /// <summary>Keeps what the page downloads in a folder, under its own name.</summary>
    public Task DownloadInto(string folder) => _tools.Send(
        "Browser.setDownloadBehavior", new JsonObject { ["behavior"] = "allow", ["downloadPath"] = folder, ["browserContextId"] = _context }, null, CancellationToken.None);

    /// <summary>What axe finds serious or critical, by rule, with where.</summary>
    public async Task<IReadOnlyList<string>> Barriers()
    {
        await Send("Runtime.evaluate", new() { ["expression"] = Axe });
        var found = await Ask<string>("""
            axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(result => JSON.stringify(
              result.violations.filter(one => one.impact === 'serious' || one.impact === 'critical')
                .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.any.map(check => check.message).join(' ')).join('; '))))
            """);
        return JsonSerializer.Deserialize<string[]>(found)!;
    }

    /// <summary>Everybody can use it, and nothing hangs out at the side.</summary>
    public async Task IsWhole(string name, int width)
    {
        // What Ant Design is just bringing in is half transparent still.
        await Until("!document.querySelector('[class*=\"-appear\"], [class*=\"-enter\"], [class*=\"-leave\"]')");
        Assert.Equal("", string.Join('\n', (await Barriers()).Select(barrier => $"{name}: {barrier}")));
        Assert.Equal(width, await Ask<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
    }

    /// <summary>A picture for people, kept where <c>CAMPAIGN_PICTURES</c> says; nothing unless it is set.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("CAMPAIGN_PICTURES") is { Length: > 0 } folder)
        {
            var picture = await Send("Page.captureScreenshot", new() { ["captureBeyondViewport"] = true });
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), Convert.FromBase64String((string)picture["data"]!));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _tools.Forget(_session);
        await _tools.Send("Target.disposeBrowserContext", new() { ["browserContextId"] = _context }, null, CancellationToken.None);
    }

    public async Task<JsonNode> Send(string method, JsonObject parameters) =>
        JsonNode.Parse((await _tools.Send(method, parameters, _session, CancellationToken.None)).GetRawText())!;

    /// <summary>A page that is just left answers nothing.</summary>
    private async Task<bool> IsTrue(string expression)
    {
        try
        {
            return await Ask<bool>(expression);
        }
        catch (BrowserException)
        {
            return false;
        }
    }

    private void Hear(string method, JsonElement parameters)
    {
        var complaint = method switch
        {
            "Runtime.exceptionThrown" => parameters.GetProperty("exceptionDetails").GetRawText(),
            "Runtime.consoleAPICalled" when parameters.GetProperty("type").GetString() is "error" or "warning" => parameters.GetProperty("args").GetRawText(),
            "Log.entryAdded" when parameters.GetProperty("entry").GetProperty("level").GetString() is "error" or "warning" => parameters.GetProperty("entry").GetRawText(),
            _ => null,
        };
        if (complaint is not null)
        {
            _complaints.Enqueue(complaint);
        }
    }
}
