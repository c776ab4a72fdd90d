using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Deliverables;

/// <summary>Agreements with a partner are amended: terms until they are accepted, deliverables as far as their status allows.</summary>
public sealed class AmendJourney : IAsyncLifetime, IDisposable
{
    private const string Collaboration = "campaigns/spring/collaborations/lin-xi";
    private const string Draft = "【广告】我连喝了两周清茗的新配方。";
    private static readonly DateTimeOffset Morning = new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero);
    private readonly CampaignServer _server = new(new FakeClock(Morning));
    private string _path = "";

    public async Task InitializeAsync()
    {
        await _server.Create("spring");
        await _server.Post("partners", new { id = "lin-xi", name = "林溪", accounts = new[] { new { channel = "weibo", handle = "@lin", followers = 1_000 } } }, HttpStatusCode.Created);
        await _server.Post("partners/lin-xi/vet", new { decision = "approve", proofOfUse = true });
        await _server.Post("campaigns/spring/collaborations", new { partnerId = "lin-xi", fixedFee = 1_000 }, HttpStatusCode.Created);
        var brief = new { title = "门店探店", channel = "weibo", kind = "video", due = "2026-03-09", fee = 20_000 };
        _path = $"{Collaboration}/deliverables/{(string)(await _server.Post($"{Collaboration}/deliverables", brief, HttpStatusCode.Created))["id"]!}";
    }

    [Fact]
    public async Task A_late_deliverable_gets_a_new_due_day_and_the_first_one_is_kept()
    {
        Assert.Equal(1, (int)(await _server.Get("campaigns/spring/deliverables?overdue=true"))["total"]!);
        Assert.Equal("text-missing", await _server.PostRefused($"{_path}/amend", new { due = "2026-03-20" }, HttpStatusCode.UnprocessableEntity));
        var moved = await _server.Post($"{_path}/amend", new { title = "门店直播", kind = "livestream", due = "2026-03-20", fee = 18_000.5, reason = "样品晚到" });
        Assert.Equal(
            ("briefed", "门店直播", "weibo", "livestream", "2026-03-20", "2026-03-09", 18_000.5m, false),
            ((string)moved["status"]!, (string)moved["title"]!, (string)moved["channel"]!, (string)moved["kind"]!, (string)moved["due"]!, (string?)moved["firstDue"], (decimal)moved["fee"]!, (bool)moved["overdue"]!));
        Assert.Equal(0, (int)(await _server.Get("campaigns/spring/deliverables?overdue=true"))["total"]!);
        Assert.Equal(1, (int)(await _server.Get("campaigns/spring/deliverables?q=直播"))["total"]!);
        Assert.Equal(19_000.5m, (decimal)(await _server.Get(Collaboration))["fee"]!);

        var told = (await _server.Get("campaigns/spring/history"))["items"]!.AsArray().Last()!;
        Assert.Equal(("deliverable.amended", "样品晚到", "2026-03-20"), ((string)told["type"]!, (string?)told["why"], (string?)told["data"]!["due"]));
    }

    [Fact]
    public async Task An_approved_draft_for_another_channel_is_reviewed_again()
    {
        await Approve();
        Assert.Equal("text-missing", await _server.PostRefused($"{_path}/amend", new { channel = "douyin" }, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("drafted", (string)(await _server.Post($"{_path}/amend", new { channel = "douyin", reason = "换平台" }))["status"]!);
        Assert.Equal("not-approved", await _server.PostRefused($"{_path}/publish", new { url = "https://example.com/1", at = Morning }, HttpStatusCode.Conflict));
        Assert.Equal(("lapsed", 1), await Review());
        await _server.Post($"{_path}/submit");
        Assert.Equal("approved", (string)(await _server.PostAsColleague($"{_path}/approve"))["status"]!);
        Assert.Equal(("approved", 1), await Review());
    }

    [Fact]
    public async Task Published_content_keeps_its_due_day_and_its_fee_never_drops_below_what_was_paid()
    {
        await Approve();
        await _server.Post($"{_path}/publish", new { url = "https://example.com/1", at = Morning });
        await _server.Post($"{_path}/verify", new { labelSeen = true, stillUp = true, metrics = new { views = 1, likes = 1, comments = 1, shares = 1 } });
        await _server.Post($"{_path}/settle", new { amount = 20_000, reference = "pay-1" });
        Assert.Equal(["title", "fee"], (await _server.Get(_path))["amendable"]!.AsArray().Select(part => (string)part!));
        Assert.Equal("deliverable-published", await _server.PostRefused($"{_path}/amend", new { due = "2026-03-20", reason = "改期" }, HttpStatusCode.Conflict));
        Assert.Equal("fee-below-paid", await _server.PostRefused($"{_path}/amend", new { fee = 19_999, reason = "减价" }, HttpStatusCode.UnprocessableEntity));
        Assert.Equal(21_000m, (decimal)(await _server.Post($"{_path}/amend", new { fee = 21_000, reason = "加播" }))["fee"]!);
        await _server.Post($"{_path}/settle", new { amount = 1_000, reference = "pay-2" });
    }

    [Fact]
    public async Task An_amendment_on_a_stale_version_is_refused()
    {
        await _server.Post($"{_path}/amend", new { title = "门店直播" });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_path}/amend") { Content = JsonContent.Create(new { title = "门店快闪" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await _server.Client.SendAsync(request);
        var changed = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["changed"]!;
        Assert.Equal((HttpStatusCode.PreconditionFailed, "deliverable.amended"), (answer.StatusCode, (string?)changed["what"]));
    }

    [Fact]
    public async Task Terms_can_be_amended_until_the_partner_accepts_them()
    {
        Assert.Equal("text-missing", await _server.PostRefused($"{Collaboration}/amend", new { fixedFee = 2_000 }, HttpStatusCode.UnprocessableEntity));
        var amended = await _server.Post($"{Collaboration}/amend", new { fixedFee = 2_000, retentionDays = 90, reason = "谈判" });
        Assert.Equal((2_000m, 90, 22_000m), ((decimal)amended["fixedFee"]!, (int)amended["retentionDays"]!, (decimal)amended["fee"]!));
        await _server.Post($"{Collaboration}/accept");
        Assert.Equal("collaboration-agreed", await _server.PostRefused($"{Collaboration}/amend", new { fixedFee = 3_000, reason = "谈判" }, HttpStatusCode.Conflict));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _server.Dispose();

    private async Task Approve()
    {
        await _server.Post($"{_path}/draft", new { text = Draft });
        await _server.Post($"{_path}/submit");
        await _server.PostAsColleague($"{_path}/approve");
    }

    private async Task<(string? Review, int Version)> Review()
    {
        var draft = (await _server.Get($"{_path}/drafts"))["items"]!.AsArray().Last()!;
        return ((string?)draft["review"], (int)draft["version"]!);
    }
}
