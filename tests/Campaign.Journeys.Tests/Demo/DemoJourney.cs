using System.Text.Json.Nodes;
using Campaign.Api.Access;
using Campaign.Api.Demo;
using Campaign.Storage.Tests.PostgreSql;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Demo;

/// <summary>One installation with the demo for all its tests, filled once.</summary>
public class FilledDemo : IAsyncLifetime, IDisposable
{
    internal DemoClock Clock { get; } = new();

    internal CampaignServer Server { get; private set; } = null!;

    internal List<string> Told { get; } = [];

    public async Task InitializeAsync()
    {
        Server = new CampaignServer(Clock, Settings());
        Assert.True(await Fill());
    }

    internal async Task<bool> Fill()
    {
        using var stranger = new HttpClient(Server.CreateHandler()) { BaseAddress = Server.Client.BaseAddress };
        return await DemoFilling.Fill(stranger, Server.Services.GetRequiredService<DemoPeople>(), Clock, Told.Add, CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public virtual void Dispose()
    {
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual (string Name, string Value)[] Settings() => [];
}

/// <summary>The same in a database of the test run's PostgreSQL server.</summary>
public sealed class FilledPostgreSqlDemo : FilledDemo
{
    private string? _database;

    public override void Dispose()
    {
        base.Dispose();
        PostgreSqlServer.Shared.Drop(_database!);
    }

    protected override (string Name, string Value)[] Settings() =>
        [("Storage:Provider", "PostgreSql"), ("Storage:ConnectionString", PostgreSqlServer.Shared.ConnectionString(_database = PostgreSqlServer.Shared.CreateDatabase()))];
}

public sealed class DemoJourney(FilledDemo demo) : DemoContract(demo), IClassFixture<FilledDemo>;

[NeedsPostgreSql]
public sealed class PostgreSqlDemoJourney(FilledPostgreSqlDemo demo) : DemoContract(demo), IClassFixture<FilledPostgreSqlDemo>;

/// <summary>What the demo contains, on either database, read through every list and query of the product.</summary>
public abstract class DemoContract(FilledDemo demo)
{
    private const string Campaign = "campaigns/qinghe-tea";
    private readonly CampaignServer _server = demo.Server;

    [Fact]
    public async Task Shows_partners_of_every_standing()
    {
        var partners = await All("partners");
        Assert.Equal(12, partners.Count);
        Assert.Superset(Set("approved", "declined", "suspended", "candidate"), Statuses(partners));
        Assert.Contains(partners, partner => (string?)partner["status"] == "declined" && partner["findings"]!.AsArray().Count > 0);
    }

    [Fact]
    public async Task Shows_deliverables_in_every_stage()
    {
        var deliverables = await All($"{Campaign}/deliverables");
        Assert.Equal(30, deliverables.Count);
        Assert.Equal(
            Set("briefed", "drafted", "in-review", "changes-requested", "approved", "live", "verified", "settled", "taken-down", "cancelled"),
            Statuses(deliverables));
        Assert.Contains(deliverables, deliverable => (bool)deliverable["overdue"]!);
        Assert.True(Statuses(await All($"{Campaign}/collaborations")).IsSupersetOf(["proposed", "active", "settled"]));
    }

    [Fact]
    public async Task Shows_submissions_with_every_outcome()
    {
        var submissions = (await All("drives/qinghe-open-kitchen/submissions")).Concat(await All("drives/qinghe-suggestions/submissions")).ToList();
        Assert.Equal(400, submissions.Count);
        Assert.Equal(Set("in-review", "approved", "rejected", "changes-asked", "withdrawn"), Statuses(submissions));
        Assert.Contains(submissions, submission => (bool)submission["featured"]!);
        var refused = (await _server.Get("drives/qinghe-open-kitchen"))["funnel"]!["refused"]!;
        Assert.Equal((6, 2), ((int)refused["near-duplicate"]!, (int)refused["duplicate"]!));
    }

    [Theory]
    [InlineData("qinghe-coupons")]
    [InlineData("qinghe-cash")]
    public async Task Shows_rewards_in_every_state(string pool)
    {
        Assert.Equal(Set("reserved", "issued", "redeemed", "voided"), Statuses(await All($"pools/{pool}/grants")));
        var ledger = await _server.Get($"pools/{pool}");
        Assert.Equal((decimal)ledger["budget"]!, new[] { "reserved", "issued", "redeemed", "available" }.Sum(part => (decimal)ledger[part]!));
    }

    [Fact]
    public async Task Shows_stories_on_their_way_to_publication()
    {
        var stories = await All($"{Campaign}/stories");
        Assert.Equal(6, stories.Count);
        Assert.Equal(Set("published", "scheduled", "changes-requested", "draft"), Statuses(stories));
    }

    [Fact]
    public async Task Shows_a_dip_and_a_recovery()
    {
        var reputation = await _server.Get($"{Campaign}/reputation");
        var days = reputation["series"]!.AsArray().Where(point => point!["net"] is not null).ToList();
        Assert.True(days.Count >= 55, $"Only {days.Count} days have mentions.");
        Assert.True((int)reputation["baseline"]!["days"]! >= 28);
        Assert.True((double)reputation["trough"]! < -0.5);
        Assert.Equal("recovered", (string?)reputation["verdict"]);
        Assert.InRange((int)reputation["timeToRecoverDays"]!, 15, 28);
        Assert.InRange(days.Sum(point => (int)point!["positive"]! + (int)point["neutral"]! + (int)point["negative"]!), 7_500, 9_000);
    }

    [Fact]
    public async Task Its_standing_agrees_with_its_parts()
    {
        var standing = await _server.Get($"{Campaign}/standing");
        var reputation = await _server.Get($"{Campaign}/reputation");
        Assert.Equal((double?)reputation["recoveryIndex"], (double?)standing["recoveryIndex"]);
        Assert.Equal(33, (int)standing["daysSinceOnset"]!);
        var measured = reputation["series"]!.AsArray().Select(point => (double?)point!["index"]).SkipWhile(index => index is null);
        Assert.Equal(measured, standing["indexByDay"]!.AsArray().Select(index => (double?)index));
        var late = (int)(await _server.Get($"{Campaign}/deliverables?overdue=true"))["total"]!;
        Assert.Equal(late, standing["due"]!.AsArray().Count(item => (bool)item!["late"]! && (string)item["kind"]! == "deliverable"));
        Assert.Contains("deliverables-overdue", standing["alarms"]!.AsArray().Select(alarm => (string)alarm!["code"]!));
        Assert.Equal(standing["due"]!.AsArray().Select(item => (string)item!["day"]!).Order(StringComparer.Ordinal), standing["due"]!.AsArray().Select(item => (string)item!["day"]!));
        var submissions = standing["waiting"]!.AsArray().Single(work => (string)work!["kind"]! == "submissions")!;
        Assert.Equal((50, "qinghe-suggestions"), ((int)submissions["count"]!, (string)submissions["drive"]!));
    }

    [Fact]
    public async Task Shows_similar_submissions_beside_a_submission()
    {
        var one = (await All("drives/qinghe-suggestions/submissions"))[0];
        var similar = (await _server.Get($"submissions/{(string)one["id"]!}/similar"))["items"]!.AsArray();
        Assert.All(similar, other =>
        {
            Assert.Equal(("qinghe-suggestions", false), ((string)other!["submission"]!["drive"]!, (string)other["submission"]!["id"]! == (string)one["id"]!));
            Assert.True((bool)other["sameAuthor"]! || (double)other["likeness"]! >= 0.4);
        });
        Assert.Equal(similar.Select(other => (double)other!["likeness"]!).OrderDescending(), similar.Select(other => (double)other!["likeness"]!));
    }

    [Fact]
    public async Task Lies_in_the_past_and_leaves_the_clock_at_the_present()
    {
        var (before, now, after) = (TimeProvider.System.GetUtcNow(), demo.Clock.GetUtcNow(), TimeProvider.System.GetUtcNow());
        Assert.InRange(now, before.AddSeconds(-1), after.AddSeconds(1));
        var history = await All($"{Campaign}/history");

        // Events of one minute are concurrent, and what follows from them by itself, such as a grant, may be recorded after the clock has moved on.
        var times = history.Where(entry => (string)entry["by"]! != "campaign").Select(entry => (DateTimeOffset)entry["at"]!).Select(at => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute))).ToList();
        Assert.Equal(times.Order(), times);
        Assert.True(times[0] < demo.Clock.GetUtcNow().AddDays(-30));
    }

    [Fact]
    public async Task Its_history_names_the_people_of_a_team()
    {
        var audit = await All("audit");
        var people = (await _server.Get("people"))["items"]!.AsArray().ToDictionary(person => (string)person!["id"]!, person => (string)person!["name"]!);
        Assert.DoesNotContain(audit, entry => (string)entry["actor"]! == "api");
        Assert.All(audit.Where(entry => (string)entry["type"]! == "deliverable.approved"), entry => Assert.Equal("demo-reviewer", people[(string)entry["actor"]!]));
        Assert.All(audit.Where(entry => (string)entry["type"]! == "deliverable.drafted"), entry => Assert.Equal("demo-editor", people[(string)entry["actor"]!]));
        Assert.All(audit.Where(entry => (string)entry["type"]! == "submission.submitted"), entry => Assert.StartsWith("token-", (string)entry["actor"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filling_it_again_changes_nothing()
    {
        var before = await Everything();
        Assert.False(await demo.Fill());
        Assert.Equal(before, await Everything());
    }

    private static HashSet<string> Set(params string[] statuses) => [.. statuses];

    private static HashSet<string> Statuses(IEnumerable<JsonNode> items) => [.. items.Select(item => (string)item["status"]!)];

    private async Task<string> Everything()
    {
        var parts = await Task.WhenAll(
            _server.Get(Campaign), _server.Get("pools/qinghe-cash"), _server.Get("pools/qinghe-coupons"), _server.Get("drives/qinghe-open-kitchen"),
            _server.Get("drives/qinghe-suggestions"), _server.Get($"{Campaign}/history?limit=200"), _server.Get($"{Campaign}/stories"), _server.Get($"{Campaign}/mentions/imports"));
        return string.Concat(parts.Select(part => part.ToJsonString()));
    }

    private async Task<IReadOnlyList<JsonNode>> All(string path)
    {
        var items = new List<JsonNode>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await _server.Get($"{path}?limit=200{cursor}");
            items.AddRange(page["items"]!.AsArray()!);
            cursor = (string?)page["next"] is { } next ? $"&cursor={next}" : null;
        }

        return items;
    }
}
