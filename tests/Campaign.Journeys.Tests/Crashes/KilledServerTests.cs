using System.Text.Json.Nodes;
using Campaign.Silo.Hosting;
using Campaign.Storage;
using Campaign.Storage.Jobs;
using Campaign.Storage.Tests;
using Campaign.Storage.Views;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Campaign.Journeys.Tests.Crashes;

/// <summary>The program is repeatedly killed, or asked to stop, during two imports and concurrent commands, on one data directory.</summary>
public sealed class KilledServerTests(ITestOutputHelper output) : IDisposable
{
    private const int MostGrants = 400;
    private readonly string _data = Directory.CreateTempSubdirectory("campaign-crash-").FullName;
    private readonly Ledger _ledger = new();

    private static int Rounds { get; } = AskedFor.Number("CAMPAIGN_CRASH_ROUNDS", 5);

    [Fact]
    public Task Nothing_acknowledged_is_lost_partial_or_duplicated() => EndAgainAndAgain(Rounds, server => server.Kill(), 128 + 9);

    [Fact]
    public Task A_graceful_shutdown_exits_cleanly_and_loses_nothing() => EndAgainAndAgain(2, server => server.Terminate(), 0);

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private async Task EndAgainAndAgain(int rounds, Action<ServerProcess> end, int exitCode)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}, {rounds} rounds");
        var (random, unfinished) = (new Random(seed), 0);
        var server = await ServerProcess.Start(_data);
        try
        {
            await SetUp(server);
            for (var round = 0; round < rounds; round++)
            {
                var before = _ledger.Acknowledged;
                await WorkUntil(server, end, round, random);
                Assert.Equal(exitCode, await server.WaitForExit().WaitAsync(TimeSpan.FromMinutes(5)));
                var (acknowledged, open, waiting) = (_ledger.Acknowledged - before, _ledger.Open.Count, await ViewsEqualARebuild());
                output.WriteLine($"Round {round}: {acknowledged} commands acknowledged, {open} unanswered, {waiting} imports in flight");
                unfinished += waiting;
                server.Dispose();
                server = await ServerProcess.Start(_data);
                await EverythingIsThere(server.Client);
            }
        }
        finally
        {
            server.Dispose();
        }

        output.WriteLine($"{_ledger.Acknowledged} commands acknowledged in all; {unfinished} of {_ledger.Imports.Count} imports were in flight at a stop");
    }

    private static async Task SetUp(ServerProcess server)
    {
        await server.Post("campaigns", CampaignServer.AnyCampaign("spring"));
        await server.Post("campaigns/spring/pools", new { id = "hot", name = "茶券", kind = "cash", budget = MostGrants });
        await server.Post("campaigns/spring/drives", new { id = "tea", title = "茶", prompt = "说说", opens = "2020-01-01T00:00:00Z", closes = "2090-01-01T00:00:00Z" });
        await server.Post("partners", new { id = "lin-xi", name = "林溪", accounts = new[] { new { channel = "weibo", handle = "linxi", followers = 9 } } });
        await server.Post("partners/lin-xi/vet", new { decision = "approve", proofOfUse = "订单 8812" });
        await server.Post("campaigns/spring/collaborations", new { partnerId = "lin-xi" });
        await server.Post("campaigns/spring/collaborations/lin-xi/accept", new { });
    }

    private async Task WorkUntil(ServerProcess server, Action<ServerProcess> end, int round, Random random)
    {
        var (mentions, submissions) = (ImportFiles.MentionsOf(round), ImportFiles.SubmissionsOf(round, random));
        _ledger.Imports.AddRange(await Task.WhenAll(
            Import(server.Client, "campaigns/spring/mentions/import", mentions, ImportFiles.Mentions),
            Import(server.Client, "drives/tea/submissions/import", submissions, ImportFiles.Submissions)));
        var left = random.Next(1, 150);
        var client = new Client(server.Client, _ledger, () =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                end(server);
            }
        });
        var seeds = Enumerable.Range(0, 8).Select(_ => random.Next()).ToArray();
        await Task.WhenAll(seeds.Select((seed, worker) => UntilGone(Work(client, worker, $"{round}-{worker}", new Random(seed)))));
    }

    private static async Task<ImportOrder> Import(HttpClient http, string path, (byte[] File, ImportOrder Expected) import, string mapping) =>
        import.Expected with { Job = await http.Import(path, import.File, mapping) };

    private async Task Work(Client client, int worker, string name, Random random)
    {
        for (var turn = 0; ; turn++)
        {
            await (worker switch
            {
                < 4 => client.Grant($"p{random.Next(5)}", $"c{random.Next(MostGrants / 5)}"),
                < 6 => client.Submit($"{name}-{turn}", ImportFiles.Words(random)),
                6 => client.Register($"partner-{name}-{turn}"),
                _ when turn % 3 == 0 => client.Brief($"{name}-{turn}"),
                _ => client.Draft(_ledger.Deliverables[$"{name}-{turn / 3 * 3}"], $"【广告】第 {turn} 稿"),
            });
        }
    }

    /// <summary>A worker ends when the server is gone; any other error fails the test.</summary>
    private static async Task UntilGone(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
        }
    }

    /// <returns>How many imports had not finished.</returns>
    private async Task<int> ViewsEqualARebuild()
    {
        await using var services = new ServiceCollection().AddLogging().AddSilo(new StorageOptions(), _data).BuildServiceProvider();
        var (storage, views) = (services.GetRequiredService<IStorage>(), services.GetServices<IView>().ToArray());
        var live = ViewSnapshot.Of(storage, views);
        await storage.RebuildViews();
        Assert.True(live == ViewSnapshot.Of(storage, views), "The views differ from a rebuild.");
        return (int)services.GetRequiredService<JobQueries>().ByStatus().Where(jobs => jobs.Status is "queued" or "running").Sum(jobs => jobs.Count);
    }

    private async Task EverythingIsThere(HttpClient http)
    {
        foreach (var import in _ledger.Imports)
        {
            var job = await http.Finished(import.Job);
            Assert.Equal(("done", import.Read, import.Accepted, import.Rejected), ((string)job["status"]!, (int)job["read"]!, (int)job["accepted"]!, (int)job["rejected"]!));
        }

        var client = new Client(http, _ledger, () => { });
        foreach (var (name, send) in _ledger.Open)
        {
            await send(client);
            _ledger.Open.TryRemove(name, out _);
        }

        await GrantsAreThere(http, client);
        await TheRestIsThere(http);
    }

    /// <summary>One grant per cause, a ledger that adds up, and no grant that was neither acknowledged nor in flight.</summary>
    private async Task GrantsAreThere(HttpClient http, Client client)
    {
        foreach (var (participant, cause) in _ledger.Grants.Keys.Take(20))
        {
            await client.Grant(participant, cause);
        }

        var pool = await http.Read("pools/hot");
        Assert.Equal(MostGrants, (int)pool["reserved"]! + (int)pool["issued"]! + (int)pool["redeemed"]! + (int)pool["available"]!);
        Assert.Equal(_ledger.Grants.Count, (int)pool["reserved"]!);
        var grants = await http.All("pools/hot/grants");
        Assert.Equal(_ledger.Grants.Values.Order(StringComparer.Ordinal), grants.Select(grant => (string)grant["id"]!).Order(StringComparer.Ordinal));
        Assert.Equal(grants.Count, grants.DistinctBy(grant => ((string)grant["participant"]!, (string)grant["cause"]!)).Count());
    }

    private async Task TheRestIsThere(HttpClient http)
    {
        foreach (var submission in _ledger.Submissions.Values)
        {
            Assert.Equal(submission, (string)(await http.Read($"submissions/{submission}"))["id"]!);
        }

        var imports = _ledger.Imports.ToLookup(import => import.Read == ImportFiles.Submitted, import => import.Accepted);
        Assert.Equal(_ledger.Submissions.Count + imports[true].Sum(), (int)(await http.Read("drives/tea"))["funnel"]!["takenIn"]!);
        var series = (await http.Read("campaigns/spring/reputation"))["series"]!.AsArray();
        Assert.Equal(imports[false].Sum(), series.Sum(day => (int)day!["positive"]! + (int)day["neutral"]! + (int)day["negative"]!));
        var partners = await http.All("partners");
        Assert.Equal(_ledger.Partners.Keys.Append("lin-xi").Order(StringComparer.Ordinal), partners.Select(partner => (string)partner["id"]!).Order(StringComparer.Ordinal));
        var deliverables = await http.All("campaigns/spring/collaborations/lin-xi/deliverables");
        Assert.Equal(_ledger.Deliverables.Values.Order(StringComparer.Ordinal), deliverables.Select(one => (string)one["id"]!).Order(StringComparer.Ordinal));

        // The one draft in flight may have been stored or not.
        Assert.All(deliverables, one => Assert.InRange((int)one["draftVersion"]! - _ledger.Drafts.GetValueOrDefault((string)one["id"]!), 0, 1));
    }
}
