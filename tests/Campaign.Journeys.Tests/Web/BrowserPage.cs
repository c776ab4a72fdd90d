using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Campaign.Journeys.Tests.Web;

/// <summary>One page as a person sees and uses it.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(Repository.PathOf("src", "Campaign.Web", "node_modules", "axe-core", "axe.min.js"));
    private readonly IPage _page;
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<string> _answered = [];
    private readonly SemaphoreSlim _answer = new(0);

    public BrowserPage(IPage page)
    {
        _page = page;
        page.SetDefaultTimeout(Browser.LongestWait);
        page.RequestFinished += (_, request) =>
        {
            _answered.Enqueue(request.Url);
            _answer.Release();
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{message.Text} {message.Location}");
            }
        };
    }

    /// <summary>Errors on the console and exceptions that nobody caught.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Goes there; what was complained about and answered before is forgotten.</summary>
    public Task Go(Uri address)
    {
        _complaints.Clear();
        _answered.Clear();
        return _page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>Does something on the page within one moment of its clock: none of its timers fires meanwhile, however slow the machine is.</summary>
    public async Task AtOnce(Func<Task> act)
    {
        await _page.Clock.PauseAtAsync(await Ask<DateTime>("new Date()"));
        await act();
        await _page.Clock.ResumeAsync();
    }

    /// <summary>Brings along a cookie, <c>name=value</c>.</summary>
    public Task Bring(Uri address, string cookie) => _page.Context.AddCookiesAsync(
    [
        new()
        {
            Name = cookie.Split('=')[0], Value = cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..], Url = address.ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Lax,
        },
    ]);

    /// <summary>Waits until the expression is true, on this page or on one that it leads to.</summary>
    public async Task Until(string expression)
    {
        try
        {
            await _page.WaitForFunctionAsync($"() => {{ try {{ return !!({expression}) }} catch {{ return false }} }}", null, new() { PollingInterval = 50 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Never came true: {expression}\nThe page says: {await Ask<string>("document.body.innerText")}\n{string.Join('\n', _complaints)}");
        }
    }

    /// <summary>Waits until so many requests to such addresses were answered since it went there. The browser's own list of them ends at 250.</summary>
    public async Task UntilAnswered([StringSyntax(StringSyntaxAttribute.Regex)] string addresses, int times)
    {
        while (_answered.Count(address => Regex.IsMatch(address, addresses)) is var answered && answered != times)
        {
            Assert.True(await _answer.WaitAsync(Browser.LongestWait), $"{answered} requests to {addresses} were answered, not {times}:\n{string.Join('\n', _answered)}");
        }
    }

    /// <summary>Waits until the page shows the text.</summary>
    public Task Sees(string text) => Until($"document.body.innerText.includes({JsonSerializer.Serialize(text)})");

    public Task<T> Ask<T>(string expression) => _page.EvaluateAsync<T>(expression);

    /// <summary>What a selector finds, be it one of CSS or of <see cref="ByWords"/>.</summary>
    public ILocator Find(string selector) => _page.Locator(selector);

    /// <summary>Presses and lets go of a key.</summary>
    public Task Press(string key) => _page.Keyboard.PressAsync(key);

    public Task Click(string selector) => Find(selector).First.ClickAsync();

    /// <summary>Waits for a button, link, tab or entry of a menu that begins with this text, and clicks it.</summary>
    public Task Push(string text) =>
        Find("button, a, [role=menuitem], .ant-select-item-option, .ant-dropdown-menu-item")
            .Filter(new() { HasTextRegex = new Regex(@"^\s*" + Regex.Escape(text)), Visible = true })
            .Last.ClickAsync();

    /// <summary>Puts a text into a field in place of what is there.</summary>
    public Task Write(string selector, string text) => Find(selector).First.FillAsync(text);

    /// <summary>Chooses a file in a field for files.</summary>
    public Task Choose(string selector, string file) => Find(selector).SetInputFilesAsync(file);

    /// <summary>Picks something up, carries it over there and lets it go on what shows only meanwhile.</summary>
    public async Task Drag(ILocator what, ILocator there, ILocator onto)
    {
        await what.HoverAsync();
        await _page.Mouse.DownAsync();
        await there.HoverAsync();
        await onto.HoverAsync();
        await _page.Mouse.UpAsync();
    }

    /// <summary>From now on the server answers with a fault to what is asked at an address.</summary>
    public Task Break(Uri address) => _page.RouteAsync(address.ToString(), route => route.FulfillAsync(new() { Status = 500 }));

    /// <summary>From now on it answers there as it is again.</summary>
    public Task Mend(Uri address) => _page.UnrouteAsync(address.ToString());

    /// <summary>Tries to leave the page, and stays when the browser asks.</summary>
    /// <returns>Whether it asked.</returns>
    public async Task<bool> AsksBeforeItGoes()
    {
        var asked = new TaskCompletionSource<bool>();
        void Stay(object? _, IDialog dialog)
        {
            asked.TrySetResult(dialog.Type == DialogType.BeforeUnload);
            _ = dialog.DismissAsync();
        }

        void Gone(object? _, IPage page) => asked.TrySetResult(false);
        _page.Dialog += Stay;
        _page.Close += Gone;
        await _page.CloseAsync(new() { RunBeforeUnload = true });
        var answer = await asked.Task;
        _page.Dialog -= Stay;
        _page.Close -= Gone;
        return answer;
    }

    /// <summary>Its process dies, as when the browser is killed: nothing of the page runs any more.</summary>
    public async Task Crash()
    {
        var crashed = new TaskCompletionSource();
        _page.Crash += (_, _) => crashed.TrySetResult();
        _ = _page.GotoAsync("chrome://crash").ContinueWith(_ => { }, TaskScheduler.Default);
        await crashed.Task;
    }

    /// <summary>The verbs and addresses of what the page asks for from now on.</summary>
    public IReadOnlyCollection<string> Requests()
    {
        var requests = new ConcurrentQueue<string>();
        _page.Request += (_, request) => requests.Enqueue($"{request.Method} {request.Url} {request.PostData}");
        return requests;
    }

    /// <summary>Keeps in a folder, under its own name, what the page downloads after a click on this.</summary>
    /// <returns>The file.</returns>
    public async Task<string> Download(ILocator link, string folder)
    {
        var download = await _page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var file = Path.Combine(folder, download.SuggestedFilename);
        await download.SaveAsAsync(file);
        return file;
    }

    /// <summary>What axe finds serious or critical, by rule, with where.</summary>
    public async Task<IReadOnlyList<string>> Barriers()
    {
        await _page.EvaluateAsync(Axe);
        return await Ask<string[]>("""
            axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(result =>
              result.violations.filter(one => one.impact === 'serious' || one.impact === 'critical')
                .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.any.map(check => check.message).join(' ')).join('; ')))
            """);
    }

    /// <summary>Everybody can use it, and nothing hangs out at the side.</summary>
    public async Task IsWhole(string name, int width)
    {
        // What Ant Design is just bringing in is half transparent still.
        await Until("!document.querySelector('[class*=\"-appear\"], [class*=\"-enter\"], [class*=\"-leave\"]')");
        Assert.Equal("", string.Join('\n', (await Barriers()).Select(barrier => $"{name}: {barrier}")));
        Assert.Equal(width, await Ask<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
    }

    /// <summary>The same once nothing moves any more: a drawer keeps the marks of its way in.</summary>
    public async Task IsWholeAtRest(int width)
    {
        await Until("document.getAnimations().every(one => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)");
        Assert.Empty(await Barriers());
        Assert.Equal(width, await Ask<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
    }

    /// <summary>A picture for people, kept where <c>CAMPAIGN_PICTURES</c> says; nothing unless it is set.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("CAMPAIGN_PICTURES") is { Length: > 0 } folder)
        {
            await _page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    /// <summary>What the window shows, as WebP.</summary>
    public async Task<byte[]> Photograph()
    {
        // Playwright itself writes PNG and JPEG alone.
        var session = await _page.Context.NewCDPSessionAsync(_page);
        var answer = await session.SendAsync("Page.captureScreenshot", new() { ["format"] = "webp", ["quality"] = 80 });
        return answer!.Value.GetProperty("data").GetBytesFromBase64();
    }

    /// <summary>Fills the window with a picture, a PNG.</summary>
    public Task Show(byte[] picture) => _page.SetContentAsync(
        $"<body style='margin:0'><img style='display:block;width:100vw' src='data:image/png;base64,{Convert.ToBase64String(picture)}'>");

    public async ValueTask DisposeAsync()
    {
        await _page.Context.DisposeAsync();
        _answer.Dispose();
    }
}
