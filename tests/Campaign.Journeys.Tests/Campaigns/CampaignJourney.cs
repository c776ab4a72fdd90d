using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Campaigns;

public sealed class CampaignJourney : IDisposable
{
    private readonly CampaignServer _server = new();

    [Fact]
    public async Task A_campaign_goes_from_draft_to_closed_and_comes_back_after_a_relapse()
    {
        await _server.Create("spring");
        await ExpectStatus("plan", "planned");
        await ExpectStatus("activate", "active");
        await ExpectStatus("pause", "paused");
        await ExpectStatus("activate", "active");
        await ExpectStatus("close", "closed");
        await ExpectStatus("reopen", "relapsed");
        await ExpectStatus("activate", "active");
        Assert.Equal("campaign-not-ready", await _server.PostRefused("campaigns/spring/activate", null, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Phases_follow_each_other_once_their_gate_is_met_or_overridden_by_name()
    {
        await _server.Create("spring");
        await _server.Post("campaigns/spring/plan");
        Assert.Equal("contain", (string)(await _server.Post("campaigns/spring/activate"))["phase"]!);
        Assert.Equal("phase-gate-open", await _server.PostRefused("campaigns/spring/next-phase", null, HttpStatusCode.Conflict));
        Assert.True((bool)(await _server.Post("campaigns/spring/confirm-gate", new { note = "声明已发布" }))["gateMet"]!);
        Assert.Equal("respond", (string)(await _server.Post("campaigns/spring/next-phase"))["phase"]!);
        var after = await _server.Post("campaigns/spring/next-phase", new { @override = new { person = "王敏", reason = "媒体已转向整改" } });
        Assert.Equal(("rectify", false), ((string)after["phase"]!, (bool)after["gateMet"]!));
    }

    [Theory]
    [InlineData("activate")]
    [InlineData("plan")]
    [InlineData("close")]
    public async Task A_step_without_any_body_is_taken_as_one_without_a_reason(string verb)
    {
        await _server.Create("spring");
        await _server.Post("campaigns/spring/plan");
        using var answer = await _server.Client.PostAsync(new Uri($"campaigns/spring/{verb}", UriKind.Relative), null);
        Assert.Equal(verb == "activate" ? HttpStatusCode.OK : HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_change_on_an_old_version_is_refused_and_writes_nothing()
    {
        await _server.Create("spring");
        await _server.Post("campaigns/spring/plan");
        using var request = new HttpRequestMessage(HttpMethod.Post, "campaigns/spring/activate");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await _server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var campaign = await _server.Get("campaigns/spring");
        Assert.Equal(("planned", 2), ((string)campaign["status"]!, (int)campaign["version"]!));
    }

    [Fact]
    public async Task A_repeated_creation_is_answered_with_the_campaign_of_the_first()
    {
        using var first = await CreateWithKey("清茗口碑修复");
        using var again = await CreateWithKey("清茗口碑修复");
        using var other = await CreateWithKey("另一个活动");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(1, (int)(await _server.Get("campaigns"))["total"]!);
    }

    [Theory]
    [InlineData("created")]
    [InlineData("-created")]
    [InlineData("name")]
    [InlineData("-starts")]
    public async Task Pages_together_hold_every_campaign_once_in_the_order_asked_for(string sort)
    {
        foreach (var number in Enumerable.Range(1, 7))
        {
            await _server.Post("campaigns", CampaignServer.AnyCampaign($"c{number}", $"活动 {number % 3}"), HttpStatusCode.Created);
        }

        var whole = Ids(await _server.Get($"campaigns?sort={sort}"));
        var paged = await AllPages($"campaigns?sort={sort}&limit=2");
        Assert.Equal(7, whole.Distinct().Count());
        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task Lists_filter_by_status_and_words_and_know_their_totals()
    {
        await _server.Post("campaigns", CampaignServer.AnyCampaign("tea", "Tea 100% 修复"), HttpStatusCode.Created);
        await _server.Post("campaigns", CampaignServer.AnyCampaign("airline", "航班延误修复"), HttpStatusCode.Created);
        await _server.Post("campaigns/airline/plan");
        Assert.Equal(["airline"], Ids(await _server.Get("campaigns?status=planned")));
        Assert.Equal(1, (int)(await _server.Get("campaigns?status=draft"))["total"]!);
        Assert.Equal(["tea"], Ids(await _server.Get("campaigns?q=tea")));
        Assert.Equal(["airline"], Ids(await _server.Get("campaigns?q=延误")));
        Assert.Equal(["tea"], Ids(await _server.Get($"campaigns?q={Uri.EscapeDataString("0%")}")));
        Assert.Equal(0, (int)(await _server.Get("campaigns?q=_%5C"))["total"]!);
    }

    [Theory]
    [InlineData("sort=colour", "sort-unknown")]
    [InlineData("status=happy", "status-unknown")]
    [InlineData("cursor=AAAA", "cursor-invalid")]
    [InlineData("cursor=***", "cursor-invalid")]
    [InlineData("limit=0", "limit-invalid")]
    public async Task A_question_that_the_list_cannot_answer_is_refused(string question, string code) =>
        Assert.Equal(code, (string)(await _server.Get($"campaigns?{question}", HttpStatusCode.UnprocessableEntity))["code"]!);

    [Theory]
    [InlineData("name", "text-missing")]
    [InlineData("brand", "text-missing")]
    [InlineData("currency", "currency-invalid")]
    [InlineData("starts", "dates-invalid")]
    [InlineData("budget", "amount-invalid")]
    [InlineData("crisis", "crisis-missing")]
    [InlineData("crisis.cluster", "cluster-invalid")]
    [InlineData("crisis.severity", "severity-invalid")]
    [InlineData("crisis.onset", "onset-invalid")]
    [InlineData("crisis.summary", "text-missing")]
    public async Task A_missing_field_is_refused_by_its_name(string field, string code)
    {
        var body = CampaignServer.AnyCampaign("spring");
        var path = field.Split('.');
        (path.Length == 1 ? body : body[path[0]]!.AsObject()).Remove(path[^1]);
        Assert.Equal(code, await _server.PostRefused("campaigns", body, HttpStatusCode.UnprocessableEntity));
        Assert.Equal(0, (int)(await _server.Get("campaigns"))["total"]!);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("", 422)]
    [InlineData("null", 422)]
    [InlineData("""{"name": 5}""", 400)]
    [InlineData("""{"budget": "viel"}""", 400)]
    [InlineData("""{"budget": 1e400}""", 400)]
    [InlineData("""{"starts": "yesterday"}""", 400)]
    [InlineData("""{"crisis": {"cluster": "nobody"}}""", 400)]
    [InlineData("""{"crisis": {"cluster": 1}}""", 400)]
    [InlineData("""{"name": "\ud800"}""", 400)]
    [InlineData("""{"id": "Not A Slug", "name": "x"}""", 422)]
    [InlineData("""{"objectives": [null], "name": "x"}""", 422)]
    public async Task A_body_that_cannot_be_read_is_a_clear_refusal_and_writes_nothing(string json, int status)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _server.Client.PostAsync(new Uri("campaigns", UriKind.Relative), body);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0, (int)(await _server.Get("campaigns"))["total"]!);
    }

    [Fact]
    public async Task Unknown_campaigns_and_over_long_texts_are_refused()
    {
        Assert.Equal("campaign-unknown", (string)(await _server.Get("campaigns/none", HttpStatusCode.NotFound))["code"]!);
        Assert.Equal("campaign-unknown", await _server.PostRefused("campaigns/none/plan", null, HttpStatusCode.NotFound));
        Assert.Equal("campaign-unknown", (string)(await _server.Get("campaigns/none/pools", HttpStatusCode.NotFound))["code"]!);
        Assert.Equal("campaign-unknown", await _server.PostRefused("campaigns/none/pools", new { name = "茶券", kind = "cash", budget = 5 }, HttpStatusCode.NotFound));
        var refused = await _server.PostRefused("campaigns", CampaignServer.AnyCampaign("long", new string('长', 201)), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("text-too-long", refused);
    }

    [Fact]
    public async Task A_closed_campaign_takes_no_more_pools()
    {
        await _server.Create("spring");
        await _server.Post("campaigns/spring/plan");
        await _server.Post("campaigns/spring/activate");
        await _server.Post("campaigns/spring/close");
        Assert.Equal("campaign-closed", await _server.PostRefused("campaigns/spring/pools", new { name = "茶券", kind = "cash", budget = 5 }, HttpStatusCode.Conflict));
    }

    public void Dispose() => _server.Dispose();

    private static string[] Ids(JsonNode list) => [.. list["items"]!.AsArray().Select(item => (string)item!["id"]!)];

    private async Task ExpectStatus(string verb, string status) =>
        Assert.Equal(status, (string)(await _server.Post($"campaigns/spring/{verb}", new { reason = "按计划" }))["status"]!);

    private async Task<List<string>> AllPages(string path)
    {
        var ids = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await _server.Get(next.Length == 0 ? path : $"{path}&cursor={next}");
            ids.AddRange(Ids(page));
            next = (string?)page["next"];
        }

        return ids;
    }

    private async Task<HttpResponseMessage> CreateWithKey(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "campaigns") { Content = JsonContent.Create(CampaignServer.AnyCampaign(null, name)) };
        request.Headers.Add("Idempotency-Key", "spring-2026");
        return await _server.Client.SendAsync(request);
    }
}
