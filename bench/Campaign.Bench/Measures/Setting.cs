using System.Net;
using Campaign.Bench.Processes;

namespace Campaign.Bench.Measures;

/// <summary>The campaign in which everything is measured.</summary>
internal static class Setting
{
    public const string Campaign = "bench";
    public const string Drive = "bench";
    public const string Pool = "hot";

    /// <summary>How many pools there are, whose names have a number from 0 on in place of the star.</summary>
    public const int Pools = 1_000;

    public const string ManyPools = "many-*";

    public static async Task Prepare(Server server)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await Post(server, "campaigns", new
        {
            id = Campaign, name = "Benchmark", brand = "Bench", currency = "CNY", starts = today.AddDays(-30), ends = today.AddDays(60), budget = 1_000_000,
            crisis = new { title = "Benchmark", onset = TimeProvider.System.GetUtcNow().AddDays(-30), cluster = "accidental", severity = 3, summary = "Benchmark" },
        });
        await Post(server, $"campaigns/{Campaign}/plan", new { });
        await Post(server, $"campaigns/{Campaign}/activate", new { });
        await Open(server, Pool);
        await Post(server, $"campaigns/{Campaign}/drives", new
        {
            id = Drive, title = "Benchmark", prompt = "Benchmark", opens = TimeProvider.System.GetUtcNow().AddDays(-1), closes = TimeProvider.System.GetUtcNow().AddDays(30),
        });
    }

    public static Task OpenMany(Server server) => Parallel.ForEachAsync(
        Enumerable.Range(0, Pools), async (pool, _) => await Open(server, ManyPools.Replace("*", $"{pool}", StringComparison.Ordinal)));

    /// <summary>Opens a pool that is never exhausted.</summary>
    public static Task Open(Server server, string pool) =>
        Post(server, $"campaigns/{Campaign}/pools", new { id = pool, name = $"The {pool} pool", kind = "coupon", units = 1_000_000_000 });

    private static async Task Post(Server server, string path, object body)
    {
        using var answer = await server.Client.PostAsJsonAsync(new Uri($"/api/v1/{path}", UriKind.Relative), body);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created))
        {
            Console.Error.WriteLine($"POST {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
