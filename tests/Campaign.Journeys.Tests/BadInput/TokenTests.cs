using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Access;

namespace Campaign.Journeys.Tests.BadInput;

/// <summary>No request gets far enough to change anything, so all tests share one server.</summary>
public sealed class TokenTests(SharedServer shared) : IClassFixture<SharedServer>, IDisposable
{
    private readonly HttpClient _stranger = shared.Server.NewClient();

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    public async Task Once_a_token_is_set_a_call_without_it_is_refused_and_the_refusal_says_so(string? header)
    {
        foreach (var path in new[] { "campaigns", "jobs/none", "nothing/here", "/openapi/v1.json" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var answer = await _stranger.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("sign-in-needed", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!);
            Assert.Contains(answer.Headers.WwwAuthenticate, scheme => scheme.Scheme == "Bearer");
        }
    }

    [Fact]
    public async Task The_body_of_an_unauthenticated_request_is_not_read_for_its_idempotency_key()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "campaigns") { Content = new StringContent("{") };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", new string('k', 201));
        using var answer = await _stranger.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task With_the_token_calls_work_and_liveness_needs_none()
    {
        using var life = await _stranger.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, life.StatusCode);
        _stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", CampaignServer.Token);
        Assert.Equal(0, (int)(await _stranger.Expect(HttpMethod.Get, "campaigns"))["total"]!);
    }

    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api")]
    [InlineData("campaigns/spring/report.html")]
    public async Task A_browser_without_the_token_is_shown_where_to_sign_in(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        using var answer = await _stranger.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?next=%2F", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_accepts_any_type_gets_a_problem_from_a_page_too()
    {
        using var answer = await _stranger.GetAsync(new Uri("/api", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    public void Dispose() => _stranger.Dispose();
}
