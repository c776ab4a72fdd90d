using System.Diagnostics;
using System.Net;
using Campaign.Journeys.Tests.Crashes;
using Campaign.Journeys.Tests.Nodes;
using Xunit.Abstractions;

namespace Campaign.Journeys.Tests.Faults;

/// <summary>
/// Clients work while a fault is injected below the nodes and removed again. Requests that failed meanwhile were clearly refused, because
/// any other response fails the test; afterwards nothing acknowledged is lost, and everything recovers by itself.
/// </summary>
internal sealed class Ordeal(ITestOutputHelper output)
{
    private readonly Ledger _ledger = new();

    /// <param name="way">Routes each request to one of the nodes.</param>
    /// <param name="nodes">A client for each node.</param>
    public async Task Survive(AnyNode way, IReadOnlyList<HttpClient> nodes, Func<Load, Task> trouble)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        using var http = way.CreateClient();
        await Load.SetUp(http, budget: 400);
        using var stop = new CancellationTokenSource();
        var load = new Load(http, _ledger, mostGrants: 800, stop.Token);
        var (began, working) = (Stopwatch.GetTimestamp(), load.Run(random));
        await load.Import(nodes[0], 0, random);
        await await Task.WhenAny(Work(), working);
        await stop.CancelAsync();
        await working;
        output.WriteLine(load.Report(Stopwatch.GetElapsedTime(began)));
        output.WriteLine($"Retried: {string.Join(", ", way.Repeated.Select(pair => $"{pair.Key} {pair.Value}"))}");
        var aftermath = new Aftermath(_ledger, http);
        await aftermath.ImportsEndWithTheRightCounts();
        await aftermath.RewardsArrive();
        await aftermath.EverythingIsThereOnce();
        await aftermath.EveryNodeReadsTheSame(nodes);

        async Task Work()
        {
            await load.Answer(200);
            await trouble(load);
            await load.Answer(200);
        }
    }

    /// <summary>Reads are served despite the fault.</summary>
    public static async Task CanRead(HttpClient node)
    {
        using var answer = await node.GetAsync(new Uri("pools/hot", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>The node is live but not ready.</summary>
    public static async Task IsUnready(HttpClient node)
    {
        using var live = await node.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);

        // A passed readiness check is cached for a moment.
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await Ready() != HttpStatusCode.ServiceUnavailable)
        {
            await timer.WaitForNextTickAsync();
        }

        async Task<HttpStatusCode> Ready()
        {
            using var ready = await node.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return ready.StatusCode;
        }
    }
}
