using System.Net;
using System.Text;

namespace Campaign.Journeys.Tests.Campaigns;

/// <summary>A refusal changes nothing, so all tests share one server.</summary>
public sealed class RefusedCampaigns(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly CampaignServer _server = shared.Server;

    [Theory]
    [InlineData("sort=colour", "sort-unknown")]
    [InlineData("status=happy", "status-unknown")]
    [InlineData("cursor=AAAA", "cursor-invalid")]
    [InlineData("cursor=***", "cursor-invalid")]
    [InlineData("limit=0", "limit-invalid")]
    public async Task An_invalid_list_query_is_refused(string question, string code) =>
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
    public async Task A_missing_field_is_named_in_the_refusal(string field, string code)
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
    public async Task An_unreadable_body_is_clearly_refused_and_writes_nothing(string json, int status)
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
}
