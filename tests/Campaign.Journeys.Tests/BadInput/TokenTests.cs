using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.BadInput;

public sealed class TokenTests : IDisposable
{
    private const string Token = "a-long-enough-random-token";
    private readonly CampaignServer _server = new(null, ("Campaign:ApiToken", Token));

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    public async Task Once_a_token_is_set_a_call_without_it_is_refused_and_says_so(string? header)
    {
        foreach (var path in new[] { "campaigns", "jobs/none", "nothing/here", "/openapi/v1.json" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var answer = await _server.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("token-needed", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!);
            Assert.Contains(answer.Headers.WwwAuthenticate, scheme => scheme.Scheme == "Bearer");
        }
    }

    [Fact]
    public async Task With_the_token_calls_work_and_life_needs_none()
    {
        using var life = await _server.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, life.StatusCode);
        _server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Assert.Equal(0, (int)(await _server.Get("campaigns"))["total"]!);
    }

    public void Dispose() => _server.Dispose();
}
