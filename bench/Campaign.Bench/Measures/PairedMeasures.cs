using Campaign.Bench.Load;
using Campaign.Bench.Processes;
using Campaign.Bench.Texts;

namespace Campaign.Bench.Measures;

/// <summary>What is measured beside the peer.</summary>
internal static class PairedMeasures
{
    private const string Submissions = "/drives/bench/submissions";
    private const string Grants = "/pools/hot/grants";

    private static IReadOnlyList<PairedMeasure> Of(BenchOptions options) =>
    [
        new("ceiling", "An endpoint that does nothing: what the load generator and HTTP allow. Campaign's is its liveness check.",
            new RequestWriter("GET /health/live"), new RequestWriter("POST /nothing", Bodies.Nothing), 200, 0, 0),
        new("submissions", "Submissions taken in: screened, fact, list row, search index and author's data durable before the answer.",
            Ours(Submissions, Bodies.Submission), Peer(Submissions, Bodies.Submission), 201, 3.5, options.OnPostgreSql ? 4.5 : 6, 50, 20),
        new("submissions-keyed", "The same with an Idempotency-Key on every request.",
            Ours(Submissions, (buffer, number) => Bodies.Submission(buffer, number + 1_000_000_000), keyed: true),
            Peer(Submissions, (buffer, number) => Bodies.Submission(buffer, number + 1_000_000_000)), 201, 3.5, options.OnPostgreSql ? 4.5 : 6, 50, 20),
        new("grants", "Grants from one hot pool, which is never over-issued.", Ours(Grants, Bodies.Grant), Peer(Grants, Bodies.Grant), 201,
            options.OnPostgreSql ? 12 : 6, options.OnPostgreSql ? 20 : 10),
    ];

    public static async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        var wanted = Of(options).Where(measure => options.Wants(measure.Name)).ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        await using var campaign = await Server.Campaign(options);
        await using var other = await Server.Other(options);
        await Setting.Prepare(campaign);
        if (options.Against is not null)
        {
            await Setting.Prepare(other);
        }

        var results = new List<Result>();
        foreach (var measure in wanted)
        {
            results.Add(await measure.Run(options, campaign, other));
            Report.Print(results[^1], judge: options.Judges);
        }

        return results;
    }

    private static RequestWriter Ours(string path, Func<byte[], long, int> body, bool keyed = false) => new($"POST /api/v1{path}", body, keyed);

    private static RequestWriter Peer(string path, Func<byte[], long, int> body) => new($"POST {path}", body);
}
