using System.Net;
using System.Net.Http.Json;

namespace Campaign.Journeys.Tests.Campaigns;

public sealed class CampaignJourney(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly CampaignServer _server = shared.Server;
    private readonly string _campaign = shared.Name("spring");

    [Fact]
    public async Task A_campaign_goes_from_draft_to_closed_and_comes_back_after_a_relapse()
    {
        await _server.Create(_campaign);
        await ExpectStatus("plan", "planned");
        await ExpectStatus("activate", "active");
        await ExpectStatus("pause", "paused");
        await ExpectStatus("activate", "active");
        await ExpectStatus("close", "closed");
        await ExpectStatus("reopen", "relapsed");
        await ExpectStatus("activate", "active");
        Assert.Equal("campaign-not-ready", await _server.PostRefused($"campaigns/{_campaign}/activate", null, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Phases_follow_each_other_once_their_gate_is_met_or_overridden_by_name()
    {
        await _server.Create(_campaign);
        await _server.Post($"campaigns/{_campaign}/plan");
        Assert.Equal("contain", (string)(await _server.Post($"campaigns/{_campaign}/activate"))["phase"]!);
        Assert.Equal("phase-gate-open", await _server.PostRefused($"campaigns/{_campaign}/next-phase", null, HttpStatusCode.Conflict));
        Assert.True((bool)(await _server.Post($"campaigns/{_campaign}/confirm-gate", new { note = "声明已发布" }))["gateMet"]!);
        Assert.Equal("respond", (string)(await _server.Post($"campaigns/{_campaign}/next-phase"))["phase"]!);
        var after = await _server.Post($"campaigns/{_campaign}/next-phase", new { @override = new { person = "王敏", reason = "媒体已转向整改" } });
        Assert.Equal(("rectify", false), ((string)after["phase"]!, (bool)after["gateMet"]!));
    }

    [Theory]
    [InlineData("activate")]
    [InlineData("plan")]
    [InlineData("close")]
    public async Task A_step_with_no_body_counts_as_one_without_a_reason(string verb)
    {
        await _server.Create(_campaign);
        await _server.Post($"campaigns/{_campaign}/plan");
        using var answer = await _server.Client.PostAsync(new Uri($"campaigns/{_campaign}/{verb}", UriKind.Relative), null);
        Assert.Equal(verb == "activate" ? HttpStatusCode.OK : HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_change_on_a_stale_version_is_refused_and_writes_nothing()
    {
        await _server.Create(_campaign);
        await _server.Post($"campaigns/{_campaign}/plan");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"campaigns/{_campaign}/activate");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await _server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var campaign = await _server.Get($"campaigns/{_campaign}");
        Assert.Equal(("planned", 2), ((string)campaign["status"]!, (int)campaign["version"]!));
    }

    [Fact]
    public async Task A_repeated_creation_returns_the_campaign_of_the_first()
    {
        using var first = await CreateWithKey($"{_campaign} 口碑修复");
        using var again = await CreateWithKey($"{_campaign} 口碑修复");
        using var other = await CreateWithKey($"{_campaign} 另一个活动");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(1, (int)(await _server.Get($"campaigns?q={_campaign}"))["total"]!);
    }

    [Fact]
    public async Task A_closed_campaign_accepts_no_new_pools()
    {
        await _server.Create(_campaign);
        await _server.Post($"campaigns/{_campaign}/plan");
        await _server.Post($"campaigns/{_campaign}/activate");
        await _server.Post($"campaigns/{_campaign}/close");
        Assert.Equal("campaign-closed", await _server.PostRefused($"campaigns/{_campaign}/pools", new { name = "茶券", kind = "cash", budget = 5 }, HttpStatusCode.Conflict));
    }

    private async Task ExpectStatus(string verb, string status) =>
        Assert.Equal(status, (string)(await _server.Post($"campaigns/{_campaign}/{verb}", new { reason = "按计划" }))["status"]!);

    private async Task<HttpResponseMessage> CreateWithKey(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "campaigns") { Content = JsonContent.Create(CampaignServer.AnyCampaign(null, name)) };
        request.Headers.Add("Idempotency-Key", _campaign);
        return await _server.Client.SendAsync(request);
    }
}
