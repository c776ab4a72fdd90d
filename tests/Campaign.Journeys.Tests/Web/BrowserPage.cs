using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Campaign.Journeys.Tests.Web;

/// <summary>A page as a person sees and uses it.</summary>
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

    /// <summary>Errors on the console and unhandled exceptions.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Navigates there, and clears the recorded complaints and responses.</summary>
    public Task Go(Uri address)
    {
        _complaints.Clear();
        _answered.Clear();
        return _page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>Acts on the page while its clock is stopped: no timer fires meanwhile, however slow the machine is.</summary>
    public async Task AtOnce(Func<Task> act)
    {
        await _page.Clock.PauseAtAsync(await Ask<DateTime>("new Date()"));
        await act();
        await _page.Clock.ResumeAsync();
    }

    /// <summary>Sets a cookie, <c>name=value</c>.</summary>
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
            Assert.Fail($"Never became true: {expression}\nThe page says: {await Ask<string>("document.body.innerText")}\n{string.Join('\n', _complaints)}");
        }
    }

    /// <summary>Waits until this many requests to such addresses have been answered since the last navigation. The browser's own list ends at 250.</summary>
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

    /// <summary>The elements of a selector, either CSS or one of <see cref="ByWords"/>.</summary>
    public ILocator Find(string selector) => _page.Locator(selector);

    /// <summary>Presses and releases a key.</summary>
    public Task Press(string key) => _page.Keyboard.PressAsync(key);

    public Task Click(string selector) => Find(selector).First.ClickAsync();

    /// <summary>Waits for a button, link, tab or menu entry that begins with this text, and clicks it.</summary>
    public Task Push(string text) =>
        Find("button, a, [role=menuitem], .ant-select-item-option, .ant-dropdown-menu-item")
            .Filter(new() { HasTextRegex = new Regex(@"^\s*" + Regex.Escape(text)), Visible = true })
            .Last.ClickAsync();

    /// <summary>Replaces the content of a field.</summary>
    public Task Write(string selector, string text) => Find(selector).First.FillAsync(text);

    /// <summary>Chooses a file in a file input.</summary>
    public Task Choose(string selector, string file) => Find(selector).SetInputFilesAsync(file);

    /// <summary>Drags an element to a target and drops it on one that appears only during the drag.</summary>
    public async Task Drag(ILocator what, ILocator there, ILocator onto)
    {
        await what.HoverAsync();
        await _page.Mouse.DownAsync();
        await there.HoverAsync();
        await onto.HoverAsync();
        await _page.Mouse.UpAsync();
    }

    /// <summary>From now on requests to this address fail with a server error.</summary>
    public Task Break(Uri address) => _page.RouteAsync(address.ToString(), route => route.FulfillAsync(new() { Status = 500 }));

    /// <summary>From now on requests to this address work again.</summary>
    public Task Mend(Uri address) => _page.UnrouteAsync(address.ToString());

    /// <summary>Tries to leave the page, and stays if the browser asks for confirmation.</summary>
    /// <returns>Whether the browser asked.</returns>
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

    /// <summary>Crashes its process, as when the browser is killed: nothing of the page runs any more.</summary>
    public async Task Crash()
    {
        var crashed = new TaskCompletionSource();
        _page.Crash += (_, _) => crashed.TrySetResult();
        _ = _page.GotoAsync("chrome://crash").ContinueWith(_ => { }, TaskScheduler.Default);
        await crashed.Task;
    }

    /// <summary>The method, address and body of each request that the page sends from now on.</summary>
    public IReadOnlyCollection<string> Requests()
    {
        var requests = new ConcurrentQueue<string>();
        _page.Request += (_, request) => requests.Enqueue($"{request.Method} {request.Url} {request.PostData}");
        return requests;
    }

    /// <summary>Clicks and saves the download in a folder under its own name.</summary>
    /// <returns>The file's path.</returns>
    public async Task<string> Download(ILocator link, string folder)
    {
        var download = await _page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var file = Path.Combine(folder, download.SuggestedFilename);
        await download.SaveAsAsync(file);
        return file;
    }

    /// <summary>Serious and critical violations that axe finds, by rule, with their elements.</summary>
    public async Task<IReadOnlyList<string>> Barriers()
    {
        await _page.EvaluateAsync(Axe);
        return await Ask<string[]>("""
            axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(result =>
              result.violations.filter(one => one.impact === 'serious' || one.impact === 'critical')
                .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.any.map(check => check.message).join(' ')).join('; ')))
            """);
    }

    /// <summary>Axe finds nothing serious, and nothing overflows horizontally.</summary>
    public async Task IsWhole(string name, int width)
    {
        // While Ant Design fades something in, it is still half transparent.
        await Until("!document.querySelector('[class*=\"-appear\"], [class*=\"-enter\"], [class*=\"-leave\"]')");
        Assert.Equal("", string.Join('\n', (await Barriers()).Select(barrier => $"{name}: {barrier}")));
        Assert.Equal(width, await Ask<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
    }

    /// <summary>The same once animations are over: a drawer keeps the classes of its entrance.</summary>
    public async Task IsWholeAtRest(int width)
    {
        await Until("document.getAnimations().every(one => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)");
        Assert.Empty(await Barriers());
        Assert.Equal(width, await Ask<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
    }

    /// <summary>Saves a screenshot in the folder <c>CAMPAIGN_PICTURES</c>; does nothing unless that is set.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("CAMPAIGN_PICTURES") is { Length: > 0 } folder)
        {
            await _page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    /// <summary>A screenshot of the window as WebP.</summary>
    public async Task<byte[]> Photograph()
    {
        // Playwright itself writes only PNG and JPEG.
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
