using System.Diagnostics;
using System.Globalization;
using Campaign.Bench.Load;
using Campaign.Bench.Processes;
using Campaign.Bench.Texts;

namespace Campaign.Bench.Measures;

/// <summary>Pages and searches over HTTP by one reader at a time, in a drive with few and one with very many submissions.</summary>
internal static class ListMeasures
{
    private const int Few = 10_000;
    private const string Path = $"/api/v1/drives/{Setting.Drive}/submissions";
    private const string Mapping = """{"text":"text","handle":"author","channel":{"const":"weibo"},"consent":{"const":"yes"}}""";
    private static readonly string[] Columns = ["submissions", "question", "p50 ms", "p99 ms", "questions/s"];

    public static readonly (string What, string Query)[] Searches =
    [
        ("very common: " + ReviewTexts.Searched.Common, ReviewTexts.Searched.Common),
        ("medium: " + ReviewTexts.Searched.Medium, ReviewTexts.Searched.Medium),
        ("rare: " + ReviewTexts.Searched.Rare, ReviewTexts.Searched.Rare),
        ("two common words", $"{ReviewTexts.Searched.Common} 酒店"),
        ("common and rare", $"{ReviewTexts.Searched.Common} {ReviewTexts.Searched.Rare}"),
        ("no match", "鼹鼠"),
    ];

    public static async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var server = await Server.Campaign(options);
        await Setting.Prepare(server);
        var few = Math.Min(Few, options.Rows / 2);
        await Fill(server, options, 0, few);
        var small = await Page(server, options);
        await Fill(server, options, few, options.Rows);
        var large = await Page(server, options);
        return
        [
            new("lists", "A page of 50, newest first.", Columns, [Row(few, "?limit=50", small), Row(options.Rows, "?limit=50", large)],
                [new("p99", large.Percentile(0.99), 20, 5, false, "ms"), new("time relative to the small drive", large.Percentile(0.5) / small.Percentile(0.5), 1.5, 1.5, false, "×")]),
            await Search(server, options),
            await BrowserMeasure.Run(server, options),
        ];
    }

    /// <summary>Through the import, because nothing else may write there.</summary>
    private static async Task Fill(Server server, BenchOptions options, int from, int to)
    {
        var file = System.IO.Path.Combine(options.Directory, $"campaign-bench-{Guid.NewGuid():N}.csv");
        BenchFiles.WriteSubmissions(file, from, to - from);
        var begun = Stopwatch.GetTimestamp();
        var (job, _) = await Imports.Finish(server, await Imports.Upload(server, $"drives/{Setting.Drive}/submissions/import", file, Mapping));
        File.Delete(file);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{to - from:N0} submissions imported at {(to - from) / Stopwatch.GetElapsedTime(begun).TotalSeconds:N0}/s, {job["accepted"]} accepted, {job["rejected"]} rejected"));
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
        using var load = new LoadGenerator(server.Addresses, new RequestWriter($"GET {path}"), 1, 200);
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
