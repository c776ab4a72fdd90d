using System.Diagnostics;
using Campaign.Journeys.Tests.Crashes;
using Campaign.Storage.Tests;
using Campaign.Storage.Tests.PostgreSql;
using Xunit.Abstractions;

namespace Campaign.Journeys.Tests.Nodes;

/// <summary>Three nodes serve one database while 64 clients work and imports run; a random node is repeatedly killed and restarted.</summary>
[NeedsPostgreSql]
public sealed class KilledNodesTests(ITestOutputHelper output) : IDisposable
{
    private readonly NodeGroup _nodes = new();
    private readonly Ledger _ledger = new();

    /// <summary>How many kills, and how long the clients work before each.</summary>
    private static int Kills { get; } = AskedFor.Number("CAMPAIGN_NODE_KILLS", 3);

    private static TimeSpan Between { get; } = TimeSpan.FromSeconds(AskedFor.Number("CAMPAIGN_NODE_KILL_SECONDS", 3));

    /// <summary>With more time between kills the files are larger, so that imports are still running at the next.</summary>
    public static int Length { get; } = Between < TimeSpan.FromSeconds(10) ? 1 : 4;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_duplicated_and_no_pool_is_over_issued()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}, {Kills} kills, one every {Between.TotalSeconds} s");
        var random = new Random(seed);
        await _nodes.Start();
        using var way = new AnyNode(() => _nodes.Addresses);
        using var http = way.CreateClient();
        var budget = 50 * Kills * (int)Between.TotalSeconds;
        await Load.SetUp(http, budget);
        await Work(http, way, mostGrants: 2 * budget, random);
        await _nodes.Stop();
        if (Length == 1)
        {
            _nodes.EndLeases();
        }

        await _nodes.Start();
        var began = Stopwatch.GetTimestamp();
        var aftermath = new Aftermath(_ledger, http);
        await aftermath.ImportsEndWithTheRightCounts();
        await aftermath.RewardsArrive();
        output.WriteLine($"Everything in flight was finished {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after the last start of a node");
        await aftermath.EverythingIsThereOnce();
        await aftermath.EveryNodeReadsTheSame(_nodes.Living.Select(node => node.Client));
        await _nodes.Stop();
        await Aftermath.TheDatabaseIsWhatItsJournalSays(_nodes.Storage);
    }

    public void Dispose() => _nodes.Dispose();

    private async Task Work(HttpClient http, AnyNode way, int mostGrants, Random random)
    {
        using var stop = new CancellationTokenSource();
        var load = new Load(http, _ledger, mostGrants, stop.Token);
        var working = load.Run(random);
        var began = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(Between);
        for (var kill = 0; kill < Kills && !working.IsFaulted; kill++)
        {
            // To a node that is not killed meanwhile, because retrying an unanswered upload would start another import.
            await load.Import(_nodes.Living[random.Next(NodeGroup.Usual)].Client, kill, random);
            await Task.WhenAny(beat.WaitForNextTickAsync().AsTask(), working);
            var node = random.Next(NodeGroup.Usual);
            load.Trouble();
            await _nodes.Kill(node);
            await _nodes.Start(node);
        }

        await Task.WhenAny(load.Emptied, working);
        await stop.CancelAsync();
        await working;
        output.WriteLine(load.Report(Stopwatch.GetElapsedTime(began)));
        output.WriteLine($"Retried: {string.Join(", ", way.Repeated.Select(pair => $"{pair.Key} {pair.Value}"))}");
        output.WriteLine($"{_ledger.Grants.Count} grants, {_ledger.Submissions.Count} submissions, {_ledger.Steps.Count} moved on, {_ledger.Imports.Count} imports");
    }
}
