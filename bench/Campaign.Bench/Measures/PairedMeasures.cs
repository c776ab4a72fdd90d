using Campaign.Bench.Load;
using Campaign.Bench.Processes;
using Campaign.Bench.Texts;

namespace Campaign.Bench.Measures;

/// <summary>The measures that compare with the peers.</summary>
internal static class PairedMeasures
{
    private const string Submissions = "/drives/bench/submissions";
    private const string Grants = $"/pools/{Setting.Pool}/grants";
    private const string ManyGrants = $"/pools/{Setting.ManyPools}/grants";

    private static IReadOnlyList<PairedMeasure> BesidePeer(BenchOptions options) =>
    [
        new("ceiling", "An endpoint that does nothing: what the load generator and HTTP allow. Campaign's is its liveness check.",
            new RequestWriter("GET /health/live"), new RequestWriter("POST /nothing", Bodies.Nothing), 200, 0, 0),
        OfSubmissions(options, "submissions", "Submissions: screened, and fact, list row, search index and author's data durable before the response.", 0, keyed: false),
        OfSubmissions(options, "submissions-keyed", "The same with an Idempotency-Key on every request.", 1_000_000_000, keyed: true),
        new("grants", "Grants from one hot pool, which is never over-issued.", Ours(Grants, Bodies.Grant), Theirs(Grants, Bodies.Grant), 201,
            options.OnPostgreSql ? 8 : 5, options.OnPostgreSql ? 12 : 8),
    ];

    private static IReadOnlyList<PairedMeasure> BesideGrainPeer(BenchOptions options) => !options.OnPostgreSql ? [] :
    [
        new("many-keys", $"Grants from {Setting.Pools:N0} pools in turn: durable commands to many grains.",
            Ours(ManyGrants, Bodies.Grant, Setting.Pools), Theirs(ManyGrants, Bodies.Grant, Setting.Pools), 201, 2, 4),
        new("hot-key", "Grants from one hot pool: durable commands to one grain.",
            Ours(Grants, OtherGrant), Theirs(Grants, OtherGrant), 201, 5, 15),
    ];

    public static async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        var (plain, grains) = (Wanted(options, BesidePeer), Wanted(options, BesideGrainPeer));
        if (plain.Count + grains.Count == 0)
        {
            return [];
        }

        await using var campaign = await Server.Campaign(options);
        await Setting.Prepare(campaign);
        if (grains.Count > 0)
        {
            await Setting.OpenMany(campaign);
        }

        return [.. await Run(options, plain, campaign, Server.Peer), .. await Run(options, grains, campaign, Server.GrainPeer)];
    }

    private static async Task<IReadOnlyList<Result>> Run(BenchOptions options, List<PairedMeasure> measures, Server campaign, Func<BenchOptions, Task<Server>> start)
    {
        if (measures.Count == 0)
        {
            return [];
        }

        // Leaves the thread that polls sockets, on which continuations run, because creating the peer's database waits for a socket.
        await Task.Yield();
        await using var peer = await start(options);
        var results = new List<Result>();
        foreach (var measure in measures)
        {
            results.Add(await measure.Run(options, campaign, peer));
            Report.Print(results[^1], judge: options.Judges);
        }

        return results;
    }

    private static List<PairedMeasure> Wanted(BenchOptions options, Func<BenchOptions, IReadOnlyList<PairedMeasure>> all) =>
        [.. all(options).Where(measure => options.Wants(measure.Name))];

    private static PairedMeasure OfSubmissions(BenchOptions options, string name, string what, long first, bool keyed)
    {
        int Body(byte[] buffer, long number) => Bodies.Submission(buffer, number + first);
        var (ours, theirs) = (new RequestWriter($"POST /api/v1{Submissions}", Body, keyed: keyed), Theirs(Submissions, Body));
        return options.OnPostgreSql ? new(name, what, ours, theirs, 201, 0.9, 1.3, 30, 20) : new(name, what, ours, theirs, 201, 3.5, 6, 50, 20);
    }

    /// <summary>For other participants than <see cref="Bodies.Grant"/>, who already have theirs.</summary>
    private static int OtherGrant(byte[] buffer, long number) => Bodies.Grant(buffer, number + 1_000_000_000);

    private static RequestWriter Ours(string path, Func<byte[], long, int> body, int keys = 0) => new($"POST /api/v1{path}", body, keys);

    private static RequestWriter Theirs(string path, Func<byte[], long, int> body, int keys = 0) => new($"POST {path}", body, keys);
}
