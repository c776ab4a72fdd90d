using System.Net;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Access;
using Campaign.Journeys.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaign.Journeys.Tests.Changes;

/// <summary>What a page or a program is told without asking again.</summary>
public sealed class ChangesJourney
{
    private const string Mentions = """{"at":"at","tone":"tone","text":"text","channel":{"const":"weibo"},"origin":{"const":"organic"},"externalId":"id"}""";

    [Fact]
    public async Task It_begins_with_read_everything_and_then_names_what_has_changed()
    {
        using var server = new CampaignServer();
        await using var events = await Events.Open(server.Client);
        Assert.Equal("text/event-stream", events.Answer.Content.Headers.ContentType!.MediaType);
        Assert.True(events.Answer.Headers.CacheControl!.NoCache);
        Assert.Equal("no", events.Answer.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Equal("resync", (await events.Next())!.Value.Type);
        await server.Create("spring");
        await events.Until("campaign/spring", "spring", 1);
        await server.Post("campaigns/spring/plan");
        await events.Until("campaign/spring", "spring", 2);
        await server.Post("campaigns/spring/pools", new { id = "tea-coupons", name = "新茶券", kind = "cash", budget = 100 }, HttpStatusCode.Created);
        await events.Until("pool/tea-coupons", "spring", 1);
        await server.Post("partners", new { id = "li-na", name = "李娜", accounts = new[] { new { channel = "weibo", handle = "lina", followers = 5 } } }, HttpStatusCode.Created);
        await events.Until("partner/li-na", null, 1);
    }

    [Fact]
    public async Task An_import_is_told_while_it_runs()
    {
        using var server = new CampaignServer();
        await server.Create("spring");
        await using var events = await Events.Open(server.Client, "changes?campaign=spring");
        var job = await server.Client.Import("campaigns/spring/mentions/import", "id,at,tone,text\n1,2026-03-02,positive,好\n"u8.ToArray(), Mentions);
        var id = job.Split('/')[^1];
        while ((string)(await server.Get($"jobs/{id}"))["status"]! != "done")
        {
            await events.Until($"job/{id}", null, null);
        }
    }

    [Fact]
    public async Task Who_watches_a_campaign_is_not_told_of_another_one()
    {
        using var server = new CampaignServer();
        await server.Create("spring");
        await server.Create("autumn");
        await using var events = await Events.Open(server.Client, "changes?campaign=autumn");
        await server.Post("campaigns/spring/plan");
        await server.Post("campaigns/autumn/plan");
        Assert.All(await events.Until("campaign/autumn", "autumn", 2), thing => Assert.Equal("campaign/autumn", thing));
        await server.Get("changes?campaign=winter", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_says_nothing_of_what_people_wrote()
    {
        using var server = new CampaignServer();
        await server.Create("spring");
        await server.Post("campaigns/spring/drives", new { id = "tea", title = "茶", prompt = "说说", opens = "2020-01-01T00:00:00Z", closes = "2090-01-01T00:00:00Z" }, HttpStatusCode.Created);
        await using var events = await Events.Open(server.Client);
        var submission = await server.Post("drives/tea/submissions", new { author = new { handle = "xiao-lin" }, channel = "weibo", text = "新杯盖扣得很紧，就是换盖子等了三周。", consent = true }, HttpStatusCode.Created);
        var told = new List<string>();
        while (!told.Any(change => change.Contains((string)submission["id"]!, StringComparison.Ordinal)))
        {
            told.AddRange((await events.Next())!.Value.Changes.Select(change => change!.ToJsonString()));
        }

        Assert.All(told, change => Assert.Equal(["campaign", "id", "noun", "version"], JsonNode.Parse(change)!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal)));
        Assert.All(told, change => Assert.DoesNotContain("xiao-lin", change, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_more_streams_are_open_than_allowed_and_one_that_closes_makes_room()
    {
        using var server = new CampaignServer(null, ("Campaign:MostStreams", "1"));
        await using (await Events.Open(server.Client))
        {
            using var refused = await server.Client.GetAsync(new Uri("changes?lang=en", UriKind.Relative));
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter!.Delta);
            var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
            Assert.Equal("too-many-streams", (string)problem["code"]!);
            Assert.StartsWith("Too many pages", (string)problem["title"]!, StringComparison.Ordinal);
        }

        for (var closed = false; !closed;)
        {
            using var again = await server.Client.GetAsync(new Uri("changes", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            closed = again.StatusCode == HttpStatusCode.OK;
        }
    }

    [Fact]
    public async Task It_needs_the_token_once_there_is_one()
    {
        using var server = new CampaignServer(null, ("Campaign:ApiToken", "a-long-enough-secret-token"));
        await server.Get("changes", HttpStatusCode.Unauthorized);
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", "a-long-enough-secret-token");
        await using var events = await Events.Open(server.Client);
        Assert.Equal("resync", (await events.Next())!.Value.Type);
    }

    [Fact]
    public async Task Nobody_is_told_of_campaigns_that_they_may_not_see()
    {
        using var server = new CampaignServer();
        await server.Create("spring");
        await server.Create("autumn");
        await server.AddPerson("lin", "editor:spring");
        using var lin = await server.SignIn("lin");
        Assert.Equal("campaign-unknown", await lin.Refused(HttpMethod.Get, "changes?campaign=autumn", HttpStatusCode.NotFound));
        await using var events = await Events.Open(lin);
        await server.Post("campaigns/autumn/plan");
        await server.Post("campaigns/spring/plan");
        Assert.DoesNotContain(await events.Until("campaign/spring", "spring", 2), thing => thing.Contains("autumn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_may_read_no_longer_is_told_nothing_more()
    {
        var clock = new LateClock();
        using var server = new CampaignServer(clock);
        await server.Create("spring");
        await server.Create("autumn");
        var lin = (string)(await server.AddPerson("lin", "editor:spring", "editor:autumn"))["id"]!;
        using var browser = await server.SignIn("lin");
        await using var events = await Events.Open(browser);
        await server.Client.Expect(HttpMethod.Put, $"people/{lin}/roles", new { roles = new[] { new { role = "editor", campaign = "spring" } } });
        clock.By = TimeSpan.FromSeconds(10);
        await server.Post("campaigns/autumn/plan");
        await server.Post("campaigns/spring/plan");
        for (var planned = false; !planned;)
        {
            // That both were made, each version 1, may be told late.
            var (_, changes) = Assert.NotNull(await events.Next());
            Assert.DoesNotContain(changes, change => (string?)change!["campaign"] == "autumn" && (long?)change["version"] == 2);
            planned = changes.Any(change => (string?)change!["campaign"] == "spring" && (long?)change["version"] == 2);
        }

        await server.Post($"people/{lin}/deactivate");
        clock.By = TimeSpan.FromSeconds(20);
        await server.Post("campaigns/spring/activate");
        while (await events.Next() is var (_, changes))
        {
            Assert.DoesNotContain(changes, change => (long?)change!["version"] == 3);
        }
    }

    [Fact]
    public async Task A_quiet_stream_shows_that_it_lives()
    {
        var clock = new HastyClock();
        using var server = new CampaignServer(clock);
        clock.Hurry();
        await using var events = await Events.Open(server.Client);
        while ((await events.Next())!.Value.Type != "heartbeat")
        {
        }
    }

    [Fact]
    public async Task It_is_no_slow_request_however_long_it_lasts()
    {
        using var log = new CapturedLog();
        var clock = new HastyClock();
        using (var server = new CampaignServer(clock, services => services.AddSingleton<ILoggerProvider>(log)))
        {
            clock.Hurry();
            await server.Get("campaigns");
            await using (var events = await Events.Open(server.Client))
            {
                await events.Next();
            }
        }

        Assert.Contains(log.Lines, line => line.Contains("/campaigns/ answered 200", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("/changes answered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_description_says_what_it_sends()
    {
        using var server = new CampaignServer();
        var get = (await server.Get("/openapi/v1.json"))["paths"]!["/api/v1/changes"]!["get"]!;
        Assert.NotNull(get["responses"]!["200"]!["content"]!["text/event-stream"]);
        Assert.Contains("resync", (string)get["summary"]!, StringComparison.Ordinal);
    }

    /// <summary>As late as a test says.</summary>
    private sealed class LateClock : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }

    /// <summary>Once it hurries, its timers are a hundred times too fast, and whatever it measures took an hour.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private bool _hurries;
        private long _ahead;

        public void Hurry() => _hurries = true;

        public override long GetTimestamp() => base.GetTimestamp() + (_hurries ? Interlocked.Add(ref _ahead, TimestampFrequency * 3600) : 0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Hasten(dueTime), Hasten(period));

        private TimeSpan Hasten(TimeSpan time) => _hurries && time > TimeSpan.Zero ? time / 100 : time;
    }
}
