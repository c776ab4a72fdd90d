using System.Net;

namespace Campaign.Journeys.Tests.Partners;

/// <summary>A refusal changes nothing, so all tests share one server.</summary>
public sealed class RefusedPartners(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly CampaignServer _server = shared.Server;

    [Theory]
    [InlineData("""{"accounts":[{"channel":"weibo","handle":"@a","followers":1}]}""", "text-missing")]
    [InlineData("""{"name":"林溪"}""", "list-length")]
    [InlineData("""{"name":"林溪","accounts":[null]}""", "entry-empty")]
    [InlineData("""{"name":"林溪","accounts":[{"channel":"weibo","handle":"@a"}]}""", "followers-invalid")]
    [InlineData("""{"name":"林溪","accounts":[{"channel":"weibo","handle":"@a","followers":1}],"rates":[{"kind":"video"}]}""", "amount-invalid")]
    public async Task An_incomplete_partner_is_refused_and_not_kept(string json, string code)
    {
        Assert.Equal(code, await _server.PostRefused("partners", System.Text.Json.Nodes.JsonNode.Parse(json), HttpStatusCode.UnprocessableEntity));
        Assert.Empty((await _server.Get("partners"))["items"]!.AsArray());
    }
}
