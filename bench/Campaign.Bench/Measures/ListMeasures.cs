using System.Globalization;
using Campaign.Bench.Load;
using Campaign.Bench.Processes;
using Campaign.Bench.Texts;

namespace Campaign.Bench.Measures;

/// <summary>Pages and searches over HTTP in a drive with a few and with very many submissions, one reader at a time.</summary>
internal static class ListMeasures
{
    private const int Few = 10_000;
    private const string Path = $"/api/v1/drives/{Setting.Drive}/submissions";
    private static readonly string[] Columns = ["submissions", "question", "p50 ms", "p99 ms", "questions/s"];

    private static readonly (string What, string Query)[] Searches =
    [
        ("very common: " + ReviewTexts.Searched.Common, ReviewTexts.Searched.Common),
        ("medium: " + ReviewTexts.Searched.Medium, ReviewTexts.Searched.Medium),
        ("rare: " + ReviewTexts.Searched.Rare, ReviewTexts.Searched.Rare),
        ("two common words", $"{ReviewTexts.Searched.Common} 酒店"),
        ("common and rare", $"{ReviewTexts.Searched.Common} {ReviewTexts.Searched.Rare}"),
        ("none has it", "鼹鼠"),
    ];

    public static async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var server = await Server.Campaign(options);
        await Setting.Prepare(server);
        var fill = new RequestWriter($"POST {Path}", Bodies.Submission);
        using var filling = new LoadGenerator(server.Address, fill, options.Connections, 201);
        await filling.Open();
        var few = Math.Min(Few, options.Rows / 2);
        await filling.RunTo(few);
        var small = await Page(server, options);
        await filling.RunTo(options.Rows);
        var large = await Page(server, options);
        return
        [
            new("lists", "A page of 50, the newest first.", Columns, [Row(few, "?limit=50", small), Row(options.Rows, "?limit=50", large)],
                [new("p99", large.Percentile(0.99), 20, 5, false, "ms"), new("time over that of few", large.Percentile(0.5) / small.Percentile(0.5), 1.5, 1.5, false, "×")]),
            await Search(server, options),
        ];
    }

    private static async Task<Result> Search(Server server, BenchOptions options)
    {
        var found = new List<(string What, Round Round)>();
        foreach (var (what, query) in Searches)
        {
            found.Add((what, await Ask(server, $"{Path}?limit=50&q={Uri.EscapeDataString(query)}", options)));
        }

        var slowest = found.Max(pair => pair.Round.Percentile(0.99));
        return new(
            "search", "Two-character words in Chinese texts, a page of 50.", Columns,
            [.. found.Select(pair => Row(options.Rows, pair.What, pair.Round))], [new("p99 of the slowest", slowest, 50, 10, false, "ms")]);
    }

    private static Task<Round> Page(Server server, BenchOptions options) => Ask(server, $"{Path}?limit=50", options);

    private static async Task<Round> Ask(Server server, string path, BenchOptions options)
    {
        using var load = new LoadGenerator(server.Address, new RequestWriter($"GET {path}"), 1, 200);
        await load.Open();
        await load.Run(options.WarmUp / 2);
        return await load.Run(options.Round / 2);
    }

    private static string[] Row(int rows, string what, Round round) =>
    [
        rows.ToString("N0", CultureInfo.InvariantCulture),
        what,
        round.Percentile(0.5).ToString("0.00", CultureInfo.InvariantCulture),
        round.Percentile(0.99).ToString("0.00", CultureInfo.InvariantCulture),
        round.PerSecond.ToString("N0", CultureInfo.InvariantCulture),
    ];
}
