using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Campaign.Domain.Decisions;
using Campaign.Journeys.Tests.Crashes;
using Campaign.Silo.Hosting;
using Campaign.Silo.Moving;
using Campaign.Storage;
using Campaign.Storage.Tests;
using Campaign.Storage.Tests.PostgreSql;
using Campaign.Storage.Views;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Campaign.Journeys.Tests.Nodes;

/// <summary>Three nodes serve one database while 64 clients work and imports run; a node chosen at random is killed again and again and comes back.</summary>
[NeedsPostgreSql]
public sealed class KilledNodesTests(ITestOutputHelper output) : IDisposable
{
    private readonly NodeGroup _nodes = new();
    private readonly Ledger _ledger = new();

    /// <summary>How many kills, and how long the clients work before each.</summary>
    private static int Kills { get; } = Number("CAMPAIGN_NODE_KILLS", 4);

    private static TimeSpan Between { get; } = TimeSpan.FromSeconds(Number("CAMPAIGN_NODE_KILL_SECONDS", 3));

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_there_twice_and_no_pool_gives_more_than_it_has()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}, {Kills} kills, one every {Between.TotalSeconds} s");
        var random = new Random(seed);
        await _nodes.Start();
        using var way = new AnyNode(_nodes);
        using var http = way.CreateClient();
        var budget = 50 * Kills * (int)Between.TotalSeconds;
        await SetUp(_nodes.Living[0], budget);
        await Work(http, way, mostGrants: 2 * budget, random);
        await _nodes.Stop();
        if (Between < TimeSpan.FromSeconds(10))
        {
            _nodes.EndLeases();
        }

        await _nodes.Start();
        var began = Stopwatch.GetTimestamp();
        await JobsEndWithTheRightCounts(http);
        await MessagesAreDelivered();
        output.WriteLine($"What was under way was finished {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after the nodes' last start");
        await GrantsAreThereOnce(http);
        await SubmissionsAreThereOnce(http);
        await EveryNodeReadsTheSame();
        await _nodes.Stop();
        await TheDatabaseIsWhatItsJournalSays();
    }

    public void Dispose() => _nodes.Dispose();

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;

    private static async Task SetUp(ServerProcess node, int budget)
    {
        await node.Post("campaigns", CampaignServer.AnyCampaign("spring"));
        await node.Post("campaigns/spring/pools", new { id = "hot", name = "茶券", kind = "cash", budget });
        await node.Post("campaigns/spring/pools", new { id = "rewards", name = "投稿奖励", kind = "cash", budget = 1_000_000 });
        await node.Post("campaigns/spring/drives", new
        {
            id = "tea", title = "茶", prompt = "说说", opens = "2020-01-01T00:00:00Z", closes = "2090-01-01T00:00:00Z", reward = new { poolId = "rewards", amount = 1 },
        });
    }

    private async Task Work(HttpClient http, AnyNode way, int mostGrants, Random random)
    {
        using var stop = new CancellationTokenSource();
        var load = new Load(http, _ledger, mostGrants, stop.Token);
        var working = load.Run(random);
        var began = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(Between);
        for (var kill = 0; kill < Kills && !working.IsFaulted; kill++)
        {
            // To a node that is not killed meanwhile: an upload without an answer could not be sent again without being another import.
            await Import(_nodes.Living[random.Next(NodeGroup.Size)].Client, kill, random);
            await Task.WhenAny(beat.WaitForNextTickAsync().AsTask(), working);
            var node = random.Next(NodeGroup.Size);
            await _nodes.Kill(node);
            await _nodes.Start(node);
        }

        await Task.WhenAny(load.Emptied, working);
        await stop.CancelAsync();
        await working;
        var (seconds, elapsed) = (load.Seconds, Stopwatch.GetElapsedTime(began).TotalSeconds);
        output.WriteLine($"{seconds.Count} commands in {elapsed:0} s, {seconds.Count / elapsed:0} a second; median {seconds[seconds.Count / 2] * 1000:0} ms, p99 {seconds[seconds.Count * 99 / 100] * 1000:0} ms, longest {seconds[^1]:0.0} s");
        output.WriteLine($"Sent again: {string.Join(", ", way.Repeated.Select(pair => $"{pair.Key} {pair.Value}"))}. Ledger reads: {load.Reads}, refused for want of funds: {load.Exhausted}");
        output.WriteLine($"{_ledger.Grants.Count} grants, {_ledger.Submissions.Count} submissions, {_ledger.Steps.Count} moved on, {_ledger.Imports.Count} imports");
    }

    private async Task Import(HttpClient node, int round, Random random)
    {
        var (mentions, submissions) = (ImportFiles.MentionsOf(round, 40_000), ImportFiles.SubmissionsOf(round, random, 1_500));
        _ledger.Imports.Add(mentions.Expected with { Job = await node.Import("campaigns/spring/mentions/import", mentions.File, ImportFiles.Mentions) });
        _ledger.Imports.Add(submissions.Expected with { Job = await node.Import("drives/tea/submissions/import", submissions.File, ImportFiles.Submissions) });
    }

    private async Task JobsEndWithTheRightCounts(HttpClient http)
    {
        foreach (var import in _ledger.Imports)
        {
            var job = await http.Finished(import.Job);
            Assert.Equal(("done", import.Read, import.Accepted, import.Rejected), ((string)job["status"]!, (int)job["read"]!, (int)job["accepted"]!, (int)job["rejected"]!));
        }
    }

    private async Task MessagesAreDelivered()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (_nodes.Count("SELECT count(*) FROM messages") > 0)
        {
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>One grant a participant and cause, each where it was led, and a reward for every approved submission.</summary>
    private async Task GrantsAreThereOnce(HttpClient http)
    {
        var grants = await http.All("pools/hot/grants");
        Assert.Equal(Sorted(_ledger.Grants.Values), Sorted(grants.Select(grant => (string)grant["id"]!)));
        Assert.Equal(grants.Count, grants.DistinctBy(grant => ((string)grant["participant"]!, (string)grant["cause"]!)).Count());
        Assert.All(grants, grant => Assert.Equal(_ledger.Steps[$"pools/hot/grants/{grant["id"]}"], (string)grant["status"]!));
        var pool = await http.Read("pools/hot");
        foreach (var status in new[] { "reserved", "issued", "redeemed" })
        {
            Assert.Equal(grants.Count(grant => (string)grant["status"]! == status), (int)pool[status]!);
        }

        var rewarded = (await http.All("pools/rewards/grants")).Select(grant => $"submissions/{grant["cause"]}");
        Assert.Equal(Sorted(_ledger.Steps.Where(step => step.Value == "approved").Select(step => step.Key)), Sorted(rewarded));
    }

    private async Task SubmissionsAreThereOnce(HttpClient http)
    {
        var submissions = await http.All("drives/tea/submissions");
        var imported = _ledger.Imports.Where(import => import.Read == 1_500).Sum(import => import.Accepted);
        var sent = submissions.Where(one => ((string)one["author"]!["handle"]!).StartsWith("author-", StringComparison.Ordinal)).ToList();
        Assert.Equal(Sorted(_ledger.Submissions.Values), Sorted(sent.Select(one => (string)one["id"]!)));
        Assert.Equal(imported, submissions.Count - sent.Count);
        Assert.Equal(submissions.Count, (int)(await http.Read("drives/tea"))["funnel"]!["takenIn"]!);
        Assert.All(submissions, one => Assert.Equal(_ledger.Steps.GetValueOrDefault($"submissions/{one["id"]}", "in-review"), (string)one["status"]!));
        var series = (await http.Read("campaigns/spring/reputation"))["series"]!.AsArray();
        Assert.Equal(
            _ledger.Imports.Where(import => import.Read == 40_000).Sum(import => import.Accepted),
            series.Sum(day => (int)day!["positive"]! + (int)day["neutral"]! + (int)day["negative"]!));
    }

    private async Task EveryNodeReadsTheSame()
    {
        string[] paths =
        [
            "campaigns/spring", "campaigns/spring/pools", "pools/hot", "pools/hot/grants?limit=200", "pools/rewards", "drives/tea", "drives/tea/submissions?limit=200",
            "campaigns/spring/reputation", .. _ledger.Imports.Select(import => $"jobs/{import.Job}"),
        ];
        foreach (var path in paths)
        {
            var texts = await Task.WhenAll(_nodes.Living.Select(node => node.Client.GetStringAsync(new Uri(path, UriKind.Relative))));
            Assert.Single(texts.Distinct());
        }
    }

    private async Task TheDatabaseIsWhatItsJournalSays()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-check-").FullName;
        var options = new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = _nodes.ConnectionString };
        await using var services = new ServiceCollection().AddLogging().AddSilo(options, folder).BuildServiceProvider();
        var said = new StringWriter();
        Assert.True(
            await Commands.Run(new CommandLine("verify", [], false, Language.English, []), services, said, TextWriter.Null) == Commands.Done, said.ToString());
        var (storage, views) = (services.GetRequiredService<IStorage>(), services.GetServices<IView>().ToArray());
        var live = ViewSnapshot.Of(storage, views);
        await storage.RebuildViews();
        Assert.True(live == ViewSnapshot.Of(storage, views), "The views differ from a rebuild.");
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> ids) => ids.Order(StringComparer.Ordinal);
}
