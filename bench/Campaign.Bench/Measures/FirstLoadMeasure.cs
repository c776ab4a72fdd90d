using System.Globalization;
using Campaign.Bench.Processes;
using Campaign.Documents.Pdf;
using Microsoft.Playwright;

namespace Campaign.Bench.Measures;

/// <summary>How long somebody who is signed in and opens the app for the first time sees an empty page.</summary>
internal static class FirstLoadMeasure
{
    // Observed in the browser: polling would evaluate a script from text, which the page's policy forbids.
    private const string Paint = """
        () => new Promise(drawn => new PerformanceObserver(paints => {
            const [first] = paints.getEntriesByName('first-contentful-paint');
            if (first) drawn(first.startTime);
        }).observe({ type: 'paint', buffered: true }))
        """;

    public static async Task<Result> Run(BenchOptions options)
    {
        if (BrowserFinder.Find(null) is not { } program)
        {
            Console.Error.WriteLine("No Chromium, Chrome or Edge was found.");
            return new("first-load", "Not measured: no browser.", ["-"], [], []);
        }

        await using var server = await Server.Campaign(options);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, ChromiumSandbox = Environment.UserName != "root" });
        var password = await BrowserMeasure.AddPerson(server);
        var paints = new List<double>();
        for (var round = 0; round < 1 + (options.Quick ? 1 : 7); round++)
        {
            // A new context has an empty cache.
            await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, BaseURL = $"http://{server.Address}" });
            await BrowserMeasure.SignIn(context, password);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/");
            paints.Add(await page.EvaluateAsync<double>(Paint));
        }

        // The first round warms the server up.
        var warm = paints.Skip(1).Order().ToList();
        return new(
            "first-load",
            "The first page of an empty installation with an empty cache: from navigation until the first text is drawn (first contentful paint).",
            ["first paint ms (median)", "rounds"],
            [[Text(warm[warm.Count / 2]), string.Join(" / ", paints.Skip(1).Select(Text))]],
            [new("first paint", warm[warm.Count / 2], 1_000, 500, false, "ms")]);
    }

    private static string Text(double milliseconds) => milliseconds.ToString("0", CultureInfo.InvariantCulture);
}
