using System.Net;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Submissions;

namespace Campaign.Journeys.Tests.Stories;

public sealed class StoryJourney : IDisposable
{
    private readonly FakeClock _clock = new(DriveSteps.Noon);
    private readonly CampaignServer _server;

    public StoryJourney() => _server = new CampaignServer(_clock);

    [Fact]
    public async Task A_story_is_written_reviewed_scheduled_and_published()
    {
        var story = await Draft();
        Assert.Contains("青禾茶饮", (string)story["body"]!, StringComparison.Ordinal);
        Assert.Equal(("draft", "thank-you", 0), ((string)story["status"]!, (string)story["template"]!, story["findings"]!.AsArray().Count));
        await Step("submit");
        await Step("request-changes", new { note = "数字请再核对" });
        Assert.Equal("story-not-revised", await _server.PostRefused("stories/thanks/submit", null, HttpStatusCode.Conflict));
        var revised = await Step("revise", new { data = Data(received: 1300) });
        Assert.Contains("1,300", (string)revised["body"]!, StringComparison.Ordinal);
        await Step("submit");
        await Approve();
        await Step("schedule", new { at = _clock.Now.AddDays(1) });
        _clock.Advance(TimeSpan.FromDays(1));
        var published = await Step("publish", new { url = "https://example.org/thanks" });
        Assert.Equal(("published", "https://example.org/thanks"), ((string)published["status"]!, (string)published["url"]!));
        _clock.Advance(TimeSpan.FromDays(2));
        await _server.Deliver();
        Assert.Equal("published", (string)(await _server.Get("stories/thanks"))["status"]!);
        Assert.Equal(1, (int)(await _server.Get("campaigns/spring/stories?status=published"))["total"]!);
        var at = (DateTimeOffset)published["publishedAt"]!;
        Assert.Equal((1, 0), (await Between(at, at.AddSeconds(1)), await Between(at.AddDays(-1), at)));
        await Draft(id: "without-time");
        Assert.Equal(1, (int)(await _server.Get($"campaigns/spring/stories?from={Uri.EscapeDataString(at.ToString("O"))}"))["total"]!);
    }

    [Fact]
    public async Task Stories_are_listed_by_their_time_those_without_one_first()
    {
        await _server.Ensure("spring");
        foreach (var (id, days) in new (string, int?)[] { ("tomorrow", 1), ("some-day", null), ("later", 2) })
        {
            await _server.Post("campaigns/spring/stories", new { id, template = "thank-you", title = id, data = Data(received: 1300) }, HttpStatusCode.Created);
            if (days is not null)
            {
                await _server.Post($"stories/{id}/submit");
                await Approve(id);
                await _server.Post($"stories/{id}/schedule", new { at = _clock.Now.AddDays(days.Value) });
            }
        }

        var first = await _server.Get("campaigns/spring/stories?limit=2");
        var rest = await _server.Get($"campaigns/spring/stories?limit=2&cursor={(string)first["next"]!}");
        Assert.Equal(["some-day", "later", "tomorrow"], first["items"]!.AsArray().Concat(rest["items"]!.AsArray()).Select(one => (string?)one!["id"]));
    }

    [Fact]
    public async Task A_story_can_be_previewed_before_it_is_created()
    {
        await _server.Ensure("spring");
        var preview = await _server.Post("campaigns/spring/stories/preview", new { template = "thank-you", title = "谢谢大家", data = Data(received: 1300) });
        Assert.Contains("1,300", (string)preview["body"]!, StringComparison.Ordinal);
        var unfinished = await _server.Post("campaigns/spring/stories/preview", new { template = "thank-you", title = "谢谢大家", data = new { } });
        Assert.Null(unfinished["body"]);
        Assert.NotEmpty(unfinished["findings"]!.AsArray());
        Assert.Equal("template-unknown", await _server.PostRefused("campaigns/spring/stories/preview", new { template = "nothing", title = "谢谢", data = new { } }, HttpStatusCode.NotFound));
        Assert.Equal(0, (int)(await _server.Get("campaigns/spring/stories"))["total"]!);
    }

    [Fact]
    public async Task A_scheduled_story_that_nobody_published_fails_by_itself_and_can_be_retried()
    {
        await Draft();
        await Step("submit");
        await Approve();
        await Step("schedule", new { at = _clock.Now.AddHours(2) });
        _clock.Advance(TimeSpan.FromHours(25));
        await _server.Deliver();
        Assert.Equal("scheduled", (string)(await _server.Get("stories/thanks"))["status"]!);
        _clock.Advance(TimeSpan.FromHours(1));
        await _server.Deliver();
        var failed = await _server.Get("stories/thanks");
        Assert.Equal(("failed", "not-published-in-time"), ((string)failed["status"]!, (string)failed["failReason"]!));
        Assert.Equal("scheduled", (string)(await Step("retry"))["status"]!);
    }

    [Fact]
    public async Task Words_that_the_law_forbids_are_found_and_block_approval()
    {
        await Draft();
        var revised = await Step("revise", new { body = "我们的茶是全国第一品牌。" });
        Assert.Equal("kol-proof", (string)revised["findings"]![0]!["code"]!);
        await Step("submit");
        Assert.Equal("kol-proof", (string)(await _server.PostAsColleague("stories/thanks/approve", null, HttpStatusCode.UnprocessableEntity))["code"]!);
    }

    [Fact]
    public async Task A_storys_data_is_shown_and_never_executed()
    {
        var story = await Draft(brand: "{{ for i in 1..100000 }}x{{ end }}<script>");
        Assert.Contains("{{ for i in 1..100000 }}x{{ end }}", (string)story["body"]! + (string)story["title"]!, StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();

    private Task<JsonNode> Step(string step, object? body = null) => _server.Post($"stories/thanks/{step}", body);

    private Task<JsonNode> Approve(string id = "thanks") => _server.PostAsColleague($"stories/{id}/approve");

    private async Task<JsonNode> Draft(string brand = "青禾茶饮", string id = "thanks")
    {
        await _server.Ensure("spring");
        return await _server.Post(
            "campaigns/spring/stories",
            new { id, template = "thank-you", title = $"谢谢您，来自{brand}", data = Data(brand: brand), lang = "zh-CN" },
            HttpStatusCode.Created);
    }

    private static object Data(string brand = "青禾茶饮", int received = 1286) => new
    {
        brand,
        occasion = "征集活动已结束",
        received,
        changes = new[] { new { heard = "封口膜难撕", done = "换用新封口膜" } },
        channel = "公众号菜单",
        signer = $"{brand} 全体同事",
        signed_on = "2026-03-01",
    };

    private async Task<int> Between(DateTimeOffset from, DateTimeOffset before) =>
        (int)(await _server.Get($"campaigns/spring/stories?from={Uri.EscapeDataString(from.ToString("O"))}&before={Uri.EscapeDataString(before.ToString("O"))}"))["total"]!;
}
