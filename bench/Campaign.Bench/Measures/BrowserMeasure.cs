using System.Diagnostics;
using System.Globalization;
using Campaign.Bench.Processes;
using Campaign.Documents.Pdf;
using Microsoft.Playwright;

namespace Campaign.Bench.Measures;

/// <summary>The same list in the web app: from the click until the rows of the response are drawn.</summary>
internal static class BrowserMeasure
{
    private const string Person = "the-reader-of-the-benchmark";
    private const string Rows = "tbody tr.ant-table-row";
    private const string List = $"/{Setting.Drive}/submissions?";
    private const int Turns = 20;
    private const int States = 5;

    public static async Task<Result> Run(Server server, BenchOptions options)
    {
        if (BrowserFinder.Find(null) is not { } program)
        {
            Console.Error.WriteLine("No Chromium, Chrome or Edge was found.");
            return new("browser", "Not measured: no browser.", ["-"], [], []);
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, ChromiumSandbox = Environment.UserName != "root" });
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, BaseURL = $"http://{server.Address}", ReducedMotion = ReducedMotion.Reduce });
        await SignIn(context, await AddPerson(server));
        var page = await context.NewPageAsync();
        HashSet<string> asked = [];
        List<(string What, IReadOnlyList<Look> Looks)> looks =
        [
            ("opened", await Looked(page, asked, 1, _ => page.GotoAsync($"/campaigns/{Setting.Campaign}/drives/{Setting.Drive}"))),
            ("next page", await Looked(page, asked, Turns, _ => page.Locator(".pager button").Last.ClickAsync())),
            ("searched", await Looked(page, asked, ListMeasures.Searches.Length, turn => Search(page, ListMeasures.Searches[turn].Query))),
            ("order reversed", await Turn(page, asked)),
            ("state chosen", await Looked(page, asked, States, turn => Choose(page, ".filter >> nth=0", turn))),
        ];
        var slowest = looks.SelectMany(one => one.Looks).Max(look => look.Answer);
        return new(
            "browser",
            string.Create(CultureInfo.InvariantCulture, $"The list of {options.Rows:N0} submissions in the web app: how long the browser waited for the response, and until its rows were drawn."),
            ["step", "times", "response ms (median)", "slowest", "drawn after ms (median)", "slowest"],
            [.. looks.Select(one => Row(one.What, one.Looks))],
            [new("slowest response", slowest, 200, 100, false, "ms")]);
    }

    /// <summary>Adds a person who may read everything.</summary>
    /// <returns>The password.</returns>
    public static async Task<string> AddPerson(Server server)
    {
        var password = Guid.NewGuid().ToString();
        (await server.Client.PostAsJsonAsync("/api/v1/people", new { name = Person, password, roles = new[] { new { role = "leadership" } } })).EnsureSuccessStatusCode();
        return password;
    }

    public static async Task SignIn(IBrowserContext context, string password)
    {
        var answer = await context.APIRequest.PostAsync("/api/v1/session", new() { DataObject = new { name = Person, password } });
        if (!answer.Ok)
        {
            throw new InvalidOperationException($"The benchmark could not sign in: {answer.Status} {await answer.TextAsync()}");
        }
    }

    private static Task Search(IPage page, string words) => Typed(page.Locator(".search input"), words);

    private static async Task Typed(ILocator field, string words)
    {
        await field.FillAsync(words);
        await field.PressAsync("Enter");
    }

    private static async Task Choose(IPage page, string list, int option)
    {
        await page.Locator(list).ClickAsync();
        await page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").Nth(option).ClickAsync();
    }

    /// <summary>Clears the search and reverses the order of the whole list.</summary>
    private static async Task<IReadOnlyList<Look>> Turn(IPage page, HashSet<string> asked)
    {
        await Typed(page.Locator(".search input"), "");
        return await Looked(page, asked, 1, _ => Choose(page, ".filter >> nth=1", 1));
    }

    /// <param name="asked">Addresses that were requested before: a list that is only reloaded, as pages do after a change, is not the response to a click.</param>
    private static async Task<IReadOnlyList<Look>> Looked(IPage page, HashSet<string> asked, int times, Func<int, Task> act)
    {
        var looks = new List<Look>();
        for (var turn = 0; turn < times; turn++)
        {
            var begun = Stopwatch.GetTimestamp();
            var answer = await page.RunAndWaitForResponseAsync(() => act(turn), response => response.Url.Contains(List, StringComparison.Ordinal) && asked.Add(response.Url));
            var first = (await answer.JsonAsync())!.Value.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()).FirstOrDefault();
            await page.WaitForFunctionAsync($"first => (document.querySelector('{Rows}')?.dataset.rowKey ?? null) === first", first);
            looks.Add(new(answer.Request.Timing.ResponseEnd, Stopwatch.GetElapsedTime(begun).TotalMilliseconds));
        }

        return looks;
    }

    private static string[] Row(string what, IReadOnlyList<Look> looks) =>
    [
        what,
        looks.Count.ToString(CultureInfo.InvariantCulture),
        .. new[] { looks.Select(look => look.Answer).Order().ToList(), looks.Select(look => look.Drawn).Order().ToList() }
            .SelectMany(times => new[] { times[times.Count / 2], times[^1] })
            .Select(time => time.ToString("0", CultureInfo.InvariantCulture)),
    ];

    /// <param name="Answer">Milliseconds from the request to the end of its response, as the browser measures them.</param>
    /// <param name="Drawn">Milliseconds from the click until the rows were drawn.</param>
    private readonly record struct Look(double Answer, double Drawn);
}
