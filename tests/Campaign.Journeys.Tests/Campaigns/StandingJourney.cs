using System.Net;
using System.Text.Json.Nodes;
using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Journeys.Tests.Submissions;
using Campaign.Storage;
using Campaign.Storage.Mentions;
using Campaign.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Campaigns;

/// <summary>Where a campaign stands is kept while nothing happens in it, and whoever changed something and looks again sees it.</summary>
public sealed class StandingJourney : IDisposable
{
    private readonly FakeClock _clock = new(DriveSteps.Noon);
    private readonly CampaignServer _server;
    private CountingMentions? _mentions;

    public StandingJourney() => _server = new CampaignServer(
        _clock, services => services.AddSingleton<IMentions>(provider => _mentions = new CountingMentions(provider.GetRequiredService<IStorage>().Mentions)));

    [Fact]
    public async Task A_second_look_measures_nothing_anew_and_what_happens_elsewhere_does_not_matter()
    {
        await _server.Create("spring");
        await _server.Create("autumn");
        var first = (await Standing()).ToJsonString();
        await _server.Post("campaigns/autumn/plan");
        Assert.Equal(first, (await Standing()).ToJsonString());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Standing()));
        Assert.Equal(1, _mentions!.Read);
    }

    [Fact]
    public async Task A_fact_is_seen_at_once_without_measuring_anew()
    {
        await Active();
        Assert.Empty(Alarms(await Standing()));
        await OpenPool(10);
        await _server.Post("pools/coupons/grants", new { participant = "person-1", cause = "c1", amount = 9.5 }, HttpStatusCode.Created);
        Assert.Equal(["pools-low"], Alarms(await Standing()));
        await _server.Post("pools/coupons/top-up", new { amount = 100 });
        Assert.Empty(Alarms(await Standing()));
        await _server.Post("campaigns/spring/amend", new { reason = "新目标", objectives = new[] { new { measure = "net-sentiment", target = 0.2, by = "2026-03-04" } } });
        Assert.Equal(["objective net-sentiment"], Due(await Standing()));
        await _server.OpenDrive();
        var submission = await _server.Submit("li", "好喝");
        Assert.Equal(["submissions 1"], Waiting(await Standing()));
        await _server.Post($"submissions/{submission}/approve");
        Assert.Empty(Waiting(await Standing()));
        await _server.Post("campaigns/spring/pause");
        await _server.Post("campaigns/spring/close");
        Assert.Equal(1, _mentions!.Read);
    }

    [Fact]
    public async Task A_reward_that_its_pool_refused_is_seen_although_no_fact_says_so()
    {
        await Active();
        await OpenPool(50);
        await _server.OpenDrive(reward: new { poolId = "coupons", amount = 8 });
        await _server.Post("pools/coupons/close", new { reason = "活动提前结束" });
        await _server.Post($"submissions/{await _server.Submit("li", "好喝")}/approve");
        Assert.Empty(Alarms(await Standing()));
        await _server.Deliver();
        Assert.Equal(["rewards-waiting"], Alarms(await Standing()));
    }

    [Fact]
    public async Task Mentions_are_seen_as_they_come_and_as_they_are_taken_back()
    {
        await _server.Create("spring");
        var before = await Standing();
        Assert.Null((double?)before["recoveryIndex"]);
        await _mentions!.Add("spring", "imp", [.. Days()], (_, _) => { });
        Assert.NotNull((double?)(await Standing())["recoveryIndex"]);
        while (await _mentions.Revert("spring", "imp", 1000) > 0)
        {
        }

        Assert.Equal(before.ToJsonString(), (await Standing()).ToJsonString());
    }

    [Fact]
    public async Task The_next_day_is_seen_when_it_has_come()
    {
        await Active();
        await _server.Post("campaigns/spring/amend", new { reason = "新目标", objectives = new[] { new { measure = "net-sentiment", target = 0.2, by = "2026-03-09" } } });
        Assert.Empty(Due(await Standing()));
        _clock.Advance(TimeSpan.FromDays(1));
        var standing = await Standing();
        Assert.Equal("2026-03-02", (string)standing["today"]!);
        Assert.Equal(["objective net-sentiment"], Due(standing));
    }

    [Fact]
    public async Task A_campaign_that_is_made_after_it_was_asked_for_is_there()
    {
        await _server.Get("campaigns/spring/standing", HttpStatusCode.NotFound);
        await _server.Create("spring");
        Assert.Equal("spring", (string)(await Standing())["campaign"]!);
    }

    public void Dispose() => _server.Dispose();

    private static string[] Alarms(JsonNode standing) => [.. standing["alarms"]!.AsArray().Select(alarm => (string)alarm!["code"]!)];

    private static string[] Due(JsonNode standing) => [.. standing["due"]!.AsArray().Select(item => $"{item!["kind"]} {item["id"]}").Where(item => !item.StartsWith("phase", StringComparison.Ordinal))];

    private static string[] Waiting(JsonNode standing) => [.. standing["waiting"]!.AsArray().Select(work => $"{work!["kind"]} {work["count"]}")];

    /// <summary>Forty days: good ones, the crisis, and half as good ones.</summary>
    private static IEnumerable<Mention> Days() =>
        from day in Enumerable.Range(0, 40)
        from number in Enumerable.Range(0, 20)
        let tone = number < (day < 32 ? 15 - (day % 2) : day < 36 ? 2 : 9) ? Tone.Positive : Tone.Negative
        select new Mention(new((UInt128)((day * 100) + number + 1)), DriveSteps.Noon.AddDays(day - 36), "weibo", Origin.Organic, tone, 0, null, null);

    private async Task Active()
    {
        await _server.Create("spring");
        await _server.Post("campaigns/spring/plan");
        await _server.Post("campaigns/spring/activate");
    }

    private Task<JsonNode> OpenPool(decimal budget) =>
        _server.Post("campaigns/spring/pools", new { id = "coupons", name = "茶券", kind = "cash", budget }, HttpStatusCode.Created);

    private Task<JsonNode> Standing() => _server.Get("campaigns/spring/standing");

    private sealed class CountingMentions(IMentions real) : IMentions
    {
        private int _read;

        public int Read => _read;

        public Task<int> Add(string campaign, string import, IReadOnlyList<Mention> mentions, Action<int, RowChanges> progress) => real.Add(campaign, import, mentions, progress);

        public Task<int> Revert(string campaign, string import, int atMost) => real.Revert(campaign, import, atMost);

        public ValueTask<IReadOnlyList<Tally>> Tallies(string campaign, string? channel, CancellationToken cancellation) => real.Tallies(campaign, channel, cancellation);

        public ValueTask<IReadOnlyList<Tally>> Tallies(string campaign, string? channel, TimeZoneInfo zone, Bucket bucket, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _read);
            return real.Tallies(campaign, channel, zone, bucket, cancellation);
        }

        public ValueTask<IReadOnlyList<Tally>> TalliesAt(string campaign, DateTimeOffset moment, CancellationToken cancellation) => real.TalliesAt(campaign, moment, cancellation);
    }
}
