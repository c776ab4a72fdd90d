using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Deliverables;

public sealed class DeliverableJourney(ClockedServer shared) : IClassFixture<ClockedServer>, IAsyncLifetime
{
    private const string GoodDraft = "【广告】我连喝了两周清茗的新配方，后厨直播可以随时看。";
    private static readonly DateTimeOffset Morning = new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero);
    private readonly FakeClock _clock = shared.Clock;
    private readonly CampaignServer _server = shared.Server;
    private readonly string _campaign = shared.Name("spring");
    private readonly string _partner = shared.Name("lin-xi");

    private string Collaboration => $"campaigns/{_campaign}/collaborations/{_partner}";

    public async Task InitializeAsync()
    {
        _clock.Set(Morning);
        await _server.Create(_campaign);
        await RegisterApproved(_partner, proofOfUse: true);
        await _server.Post($"campaigns/{_campaign}/collaborations", new { partnerId = _partner, fixedFee = 1_000, retentionDays = 30 }, HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_deliverable_goes_from_brief_to_settled_and_the_payments_add_up()
    {
        var path = await Live();
        var verified = await _server.Post($"{path}/verify", Seen(views: 120_000));
        Assert.Equal(("verified", 120_000L), ((string)verified["status"]!, (long)verified["metrics"]!["views"]!));
        await _server.Post($"{path}/settle", new { amount = 15_000, reference = "pay-1" });
        Assert.Equal("paid-exceeds-fee", await _server.PostRefused($"{path}/settle", new { amount = 5_000.01, reference = "pay-2" }, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("payment-reference-used", await _server.PostRefused($"{path}/settle", new { amount = 1, reference = "pay-1" }, HttpStatusCode.Conflict));
        await _server.Post($"{path}/settle", new { amount = 5_000, reference = "pay-2" });
        var closed = await _server.Post($"{Collaboration}/settle", new { reference = "pay-3" });
        Assert.Equal(("settled", 21_000m, 21_000m, 0), ((string)closed["status"]!, (decimal)closed["fee"]!, (decimal)closed["paid"]!, (int)closed["open"]!));
    }

    [Fact]
    public async Task Every_version_of_a_draft_is_kept_with_its_review()
    {
        var path = await Brief();
        await _server.Post($"{path}/draft", new { text = "我连喝了两周清茗的新配方。" });
        await _server.Post($"{path}/submit");
        await _server.Post($"{path}/request-changes", new { note = "请加上广告标识" });
        await _server.Post($"{path}/draft", new { text = GoodDraft });
        var drafts = (await _server.Get($"{path}/drafts"))["items"]!.AsArray();
        Assert.Equal(
            [(1, "我连喝了两周清茗的新配方。", "changes-requested", "请加上广告标识"), (2, GoodDraft, null, null)],
            drafts.Select(one => ((int)one!["version"]!, (string?)one["text"], (string?)one["review"], (string?)one["note"])));
    }

    [Fact]
    public async Task The_slower_of_two_concurrent_changes_is_told_who_was_faster()
    {
        var path = await Brief();
        await _server.Post($"{path}/draft", new { text = GoodDraft });
        await Brief();
        using var stale = new HttpRequestMessage(HttpMethod.Post, $"{path}/submit");
        stale.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await _server.Client.SendAsync(stale);
        var changed = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["changed"]!;
        Assert.Equal((HttpStatusCode.PreconditionFailed, "deliverable.drafted"), (answer.StatusCode, (string?)changed["what"]));
        Assert.Equal(Morning, (DateTimeOffset)changed["at"]!);
    }

    [Fact]
    public async Task A_partners_work_is_listed_across_campaigns()
    {
        var autumn = shared.Name("autumn");
        await _server.Create(autumn);
        await _server.Post($"campaigns/{autumn}/collaborations", new { partnerId = _partner }, HttpStatusCode.Created);
        var found = (await _server.Get($"partners/{_partner}/collaborations"))["items"]!.AsArray();
        Assert.Equal([autumn, _campaign], found.Select(one => (string?)one!["campaign"]).Order());
    }

    [Fact]
    public async Task A_draft_without_its_label_shows_the_finding_and_is_not_approved()
    {
        var path = await Brief();
        var drafted = await _server.Post($"{path}/draft", new { text = "我连喝了两周清茗的新配方。" });
        Assert.Equal(["ad-label"], Codes(drafted["findings"]!));
        await _server.Post($"{path}/submit");
        var refused = await _server.PostAsColleague($"{path}/approve", null, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("ad-label", (string)refused["code"]!);
        Assert.Equal(["ad-label"], Codes(refused["findings"]!));
        Assert.Equal("text-missing", await _server.PostRefused($"{path}/request-changes", null, HttpStatusCode.UnprocessableEntity));
        await _server.Post($"{path}/request-changes", new { note = "请加上“广告”" });
        var second = await _server.Post($"{path}/draft", new { text = GoodDraft, links = new[] { "https://weibo.com/1" } });
        Assert.Equal((2, 0), ((int)second["draftVersion"]!, second["findings"]!.AsArray().Count));
        await _server.Post($"{path}/submit");
        Assert.Equal("approved", (string)(await _server.PostAsColleague($"{path}/approve", new { note = "可以" }))["status"]!);
    }

    [Fact]
    public async Task An_absolute_claim_or_a_partner_without_proof_is_not_approved()
    {
        var path = await Brief();
        await _server.Post($"{path}/draft", new { text = "【广告】全网最好喝的奶茶。" });
        await _server.Post($"{path}/submit");
        Assert.Equal("kol-proof", (string)(await _server.PostAsColleague($"{path}/approve", null, HttpStatusCode.UnprocessableEntity))["code"]!);

        await RegisterApproved("zhou-an", proofOfUse: false);
        await _server.Post($"campaigns/{_campaign}/collaborations", new { partnerId = "zhou-an" }, HttpStatusCode.Created);
        var unproven = await Brief($"campaigns/{_campaign}/collaborations/zhou-an");
        await _server.Post($"{unproven}/draft", new { text = GoodDraft });
        await _server.Post($"{unproven}/submit");
        Assert.Equal("kol-proof", (string)(await _server.PostAsColleague($"{unproven}/approve", null, HttpStatusCode.UnprocessableEntity))["code"]!);
    }

    [Fact]
    public async Task A_suspension_counts_from_the_moment_it_is_acknowledged()
    {
        var path = await Brief();
        await _server.Post($"{path}/draft", new { text = GoodDraft });
        await _server.Post($"{path}/submit");
        await _server.Post($"partners/{_partner}/suspend", new { reason = "数据异常" });
        Assert.Equal("partner-suspended", (string)(await _server.PostAsColleague($"{path}/approve", null, HttpStatusCode.Conflict))["code"]!);
        Assert.Equal("partner-suspended", await _server.PostRefused($"{Collaboration}/deliverables", AnyBrief(), HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Content_found_removed_inside_the_retention_term_is_taken_down_and_clawed_back()
    {
        var path = await Live();
        await _server.Post($"{path}/verify", Seen(views: 10));
        await _server.Post($"{path}/settle", new { amount = 20_000, reference = "pay-1" });
        _clock.Advance(TimeSpan.FromDays(5));
        var gone = await _server.Post($"{path}/verify", Seen(views: 10, stillUp: false));
        Assert.Equal(("taken-down", 20_000m), ((string)gone["status"]!, (decimal)gone["clawbackDue"]!));
        Assert.Equal(20_000m, (decimal)(await _server.Get(Collaboration))["clawbackDue"]!);
        Assert.Equal("deliverable-taken-down", await _server.PostRefused($"{path}/settle", new { amount = 1, reference = "pay-2" }, HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("""{}""", "verification-incomplete")]
    [InlineData("""{"labelSeen":true,"metrics":{"views":1,"likes":1,"comments":1,"shares":1}}""", "verification-incomplete")]
    [InlineData("""{"labelSeen":true,"stillUp":true}""", "metrics-invalid")]
    [InlineData("""{"labelSeen":true,"stillUp":true,"metrics":{"views":1}}""", "metrics-invalid")]
    [InlineData("""{"labelSeen":false,"stillUp":true,"metrics":{"views":1,"likes":1,"comments":1,"shares":1}}""", "ad-label")]
    public async Task An_incomplete_verification_or_a_missing_label_changes_nothing(string json, string code)
    {
        var path = await Live();
        var before = (int)(await _server.Get(path))["version"]!;
        Assert.Equal(code, await _server.PostRefused($"{path}/verify", JsonNode.Parse(json), HttpStatusCode.UnprocessableEntity));
        var after = await _server.Get(path);
        Assert.Equal(("live", before), ((string)after["status"]!, (int)after["version"]!));
    }

    [Fact]
    public async Task A_neighbours_change_does_not_make_a_deliverable_stale()
    {
        var (one, other) = (await Brief(), await Brief());
        await _server.Post($"{other}/draft", new { text = GoodDraft });
        Assert.Equal(HttpStatusCode.OK, await DraftOn(one, "\"1\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await DraftOn(one, "\"1\""));
        Assert.Equal(HttpStatusCode.OK, await DraftOn(one, "\"2\""));
    }

    [Fact]
    public async Task A_range_of_due_days_needs_both_ends()
    {
        foreach (var day in (string[])["2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01"])
        {
            await _server.Post($"{Collaboration}/deliverables", new { title = day, channel = "weibo", kind = "post", due = day, fee = 1 }, HttpStatusCode.Created);
        }

        foreach (var list in (string[])[$"campaigns/{_campaign}/deliverables", $"{Collaboration}/deliverables"])
        {
            var april = await _server.Get($"{list}?from=2026-04-01&until=2026-04-30&limit=1");
            var rest = await _server.Get($"{list}?from=2026-04-01&until=2026-04-30&cursor={(string)april["next"]!}");
            Assert.Equal((2, "2026-04-01"), ((int)april["total"]!, (string)april["items"]![0]!["title"]!));
            Assert.Equal(["2026-04-30"], rest["items"]!.AsArray().Select(one => (string?)one!["title"]));
        }
    }

    [Fact]
    public async Task A_deliverable_is_overdue_from_the_day_after_its_due_day_in_the_campaigns_time_zone()
    {
        var path = await Brief(due: "2026-03-10");
        _clock.Advance(new DateTimeOffset(2026, 3, 10, 15, 59, 0, TimeSpan.Zero) - Morning);
        Assert.False((bool)(await _server.Get(path))["overdue"]!);
        Assert.Equal(0, (int)(await _server.Get($"campaigns/{_campaign}/deliverables?overdue=true"))["total"]!);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((bool)(await _server.Get(path))["overdue"]!);
        Assert.Equal(1, (int)(await _server.Get($"campaigns/{_campaign}/deliverables?overdue=true"))["total"]!);
        await _server.Post($"{path}/cancel", new { reason = "改期" });
        Assert.Equal(0, (int)(await _server.Get($"campaigns/{_campaign}/deliverables?overdue=true"))["total"]!);
    }

    [Fact]
    public async Task Lists_page_by_due_day_and_filter_by_status_and_title()
    {
        foreach (var day in new[] { 14, 11, 13, 12, 11 })
        {
            await Brief(due: $"2026-03-{day}");
        }

        var first = await _server.Get($"campaigns/{_campaign}/deliverables?limit=3");
        var second = await _server.Get($"campaigns/{_campaign}/deliverables?limit=3&cursor={(string)first["next"]!}");
        Assert.Equal(["2026-03-11", "2026-03-11", "2026-03-12", "2026-03-13", "2026-03-14"], [.. Dues(first), .. Dues(second)]);
        Assert.Equal((5, null), ((int)first["total"]!, (string?)second["next"]));
        var id = (string)first["items"]![0]!["id"]!;
        await _server.Post($"{Collaboration}/deliverables/{id}/draft", new { text = GoodDraft });
        Assert.Equal(1, (int)(await _server.Get($"{Collaboration}/deliverables?status=drafted"))["total"]!);
        Assert.Equal(4, (int)(await _server.Get($"campaigns/{_campaign}/deliverables?status=briefed"))["total"]!);
        Assert.Equal(5, (int)(await _server.Get($"{Collaboration}/deliverables?q=探店"))["total"]!);
        Assert.Equal(0, (int)(await _server.Get($"{Collaboration}/deliverables?q=%25"))["total"]!);
    }

    [Theory]
    [InlineData("title", "text-missing")]
    [InlineData("channel", "text-missing")]
    [InlineData("kind", "kind-invalid")]
    [InlineData("due", "due-invalid")]
    [InlineData("fee", "amount-invalid")]
    public async Task A_brief_without_one_of_its_fields_is_refused(string field, string code)
    {
        var body = AnyBrief();
        body.Remove(field);
        Assert.Equal(code, await _server.PostRefused($"{Collaboration}/deliverables", body, HttpStatusCode.UnprocessableEntity));
        Assert.Equal(0, (int)(await _server.Get($"campaigns/{_campaign}/deliverables"))["total"]!);
    }

    [Fact]
    public async Task A_refusal_names_what_does_not_exist()
    {
        Assert.Equal("deliverable-unknown", await _server.PostRefused($"{Collaboration}/deliverables/none/submit", null, HttpStatusCode.NotFound));
        Assert.Equal("collaboration-unknown", await _server.PostRefused($"campaigns/{_campaign}/collaborations/none/accept", null, HttpStatusCode.NotFound));
        Assert.Equal("collaboration-unknown", await Unknown($"campaigns/{_campaign}/collaborations/none/deliverables"));
        Assert.Equal("campaign-unknown", await Unknown("campaigns/none/deliverables"));
        Assert.Equal("campaign-unknown", await Unknown("campaigns/none/history"));
        Assert.Equal("campaign-unknown", await _server.PostRefused("campaigns/none/collaborations", new { partnerId = _partner }, HttpStatusCode.NotFound));
        Assert.Equal("partner-unknown", await _server.PostRefused($"campaigns/{_campaign}/collaborations", new { partnerId = "no one/../x" }, HttpStatusCode.NotFound));
        Assert.Equal("text-missing", await _server.PostRefused($"campaigns/{_campaign}/collaborations", null, HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Cancelling_a_collaboration_cancels_what_is_not_published()
    {
        var path = await Brief();
        Assert.Equal("text-missing", await _server.PostRefused($"{Collaboration}/cancel", null, HttpStatusCode.UnprocessableEntity));
        await _server.Post($"{Collaboration}/cancel", new { cancelledBy = "品牌方", reason = "预算调整" });
        Assert.Equal("cancelled", (string)(await _server.Get(path))["status"]!);
        Assert.Equal("collaboration-over", await _server.PostRefused($"{path}/draft", new { text = GoodDraft }, HttpStatusCode.Conflict));
        Assert.Equal("collaboration-over", await _server.PostRefused($"{Collaboration}/deliverables", AnyBrief(), HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task History_tells_who_did_what_when_and_why_in_order()
    {
        var path = await Live();
        await _server.Post($"campaigns/{_campaign}/plan", new { reason = "按预案" });
        var first = await _server.Get($"campaigns/{_campaign}/history?limit=4");
        var rest = await _server.Get($"campaigns/{_campaign}/history?cursor={(string)first["next"]!}");
        JsonNode[] entries = [.. first["items"]!.AsArray()!, .. rest["items"]!.AsArray()!];
        Assert.Equal(
            ["campaign.created", "collaboration.proposed", "deliverable.briefed", "collaboration.accepted", "collaboration.started", "deliverable.drafted",
                "deliverable.submitted", "deliverable.approved", "deliverable.published", "campaign.planned"],
            entries.Select(entry => (string)entry["type"]!));
        Assert.Equal(("api", "按预案", 10), ((string)entries[^1]["by"]!, (string)entries[^1]["why"]!, (int)first["total"]!));
        Assert.Equal(Morning, (DateTimeOffset)entries[^1]["at"]!);
        Assert.EndsWith((string)entries[2]["data"]!["deliverableId"]!, path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_compliance_rules_are_listed_with_their_disclaimer()
    {
        var rules = await _server.Get("compliance/rules");
        Assert.Equal("These checks are an aid, not legal advice.", (string)rules["disclaimer"]!["en"]!);
        Assert.Equal(["ad-label", "reward-sentiment", "kol-proof", "near-duplicate", "consent"], Codes(rules["items"]!));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static string[] Codes(JsonNode findings) => [.. findings.AsArray().Select(finding => (string)finding!["code"]!)];

    private static string[] Dues(JsonNode list) => [.. list["items"]!.AsArray().Select(item => (string)item!["due"]!)];

    private static JsonObject AnyBrief(string due = "2026-03-20") =>
        new() { ["title"] = "门店探店", ["channel"] = "weibo", ["kind"] = "video", ["due"] = due, ["fee"] = 20_000 };

    private static object Seen(long views, bool stillUp = true) =>
        new { labelSeen = true, stillUp, metrics = new { views, likes = 3, comments = 2, shares = 1 } };

    private async Task<string> Unknown(string path) => (string)(await _server.Get(path, HttpStatusCode.NotFound))["code"]!;

    private async Task<string> Brief(string? collaboration = null, string due = "2026-03-20")
    {
        var briefs = $"{collaboration ?? Collaboration}/deliverables";
        return $"{briefs}/{(string)(await _server.Post(briefs, AnyBrief(due), HttpStatusCode.Created))["id"]!}";
    }

    private async Task<string> Live()
    {
        var path = await Brief();
        await _server.Post($"{path}/draft", new { text = GoodDraft });
        await _server.Post($"{path}/submit");
        await _server.PostAsColleague($"{path}/approve");
        await _server.Post($"{path}/publish", new { url = "https://weibo.com/u/1", at = Morning });
        return path;
    }

    private async Task<HttpStatusCode> DraftOn(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/draft") { Content = System.Net.Http.Json.JsonContent.Create(new { text = GoodDraft }) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await _server.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task RegisterApproved(string id, bool proofOfUse)
    {
        await _server.Post(
            "partners", new { id, name = "林溪", accounts = new[] { new { channel = "weibo", handle = $"@{id}", followers = 1_000 } } }, HttpStatusCode.Created);
        await _server.Post($"partners/{id}/vet", new { decision = "approve", proofOfUse });
    }
}
