using System.Net;

namespace Campaign.Journeys.Tests.Access;

/// <summary>A page of another site must not act through a signed-in browser.</summary>
public sealed class ForgeryTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly CampaignServer _server = shared.Server;

    [Fact]
    public async Task A_change_without_the_anti_forgery_token_is_refused_and_changes_nothing()
    {
        using var browser = await _server.SignIn("admin", CampaignServer.AdminPassword);
        var token = browser.DefaultRequestHeaders.GetValues("X-CSRF-Token").Single();
        browser.DefaultRequestHeaders.Remove("X-CSRF-Token");
        await Refused(browser, "csrf-token-needed");
        await Refused(browser, "csrf-token-needed", ("X-CSRF-Token", "x" + token[1..]));
        using var another = await _server.SignIn("admin", CampaignServer.AdminPassword);
        await Refused(browser, "csrf-token-needed", ("X-CSRF-Token", another.DefaultRequestHeaders.GetValues("X-CSRF-Token").Single()));
        await browser.Refused(HttpMethod.Get, "campaigns/forged", HttpStatusCode.NotFound);
        await browser.Expect(HttpMethod.Post, "campaigns", CampaignServer.AnyCampaign("sent-with-the-token"), HttpStatusCode.Created, ("X-CSRF-Token", token));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://localhost.evil.example")]
    [InlineData("Origin", "http://localhost:8080")]
    [InlineData("Origin", "null")]
    public async Task A_change_from_another_site_is_refused_even_with_the_token(string header, string value)
    {
        using var browser = await _server.SignIn("admin", CampaignServer.AdminPassword);
        await Refused(browser, "other-site", (header, value));
        using var stranger = _server.NewClient();
        var body = new { name = "admin", password = CampaignServer.AdminPassword };
        Assert.Equal("other-site", await stranger.Refused(HttpMethod.Post, "session", HttpStatusCode.Forbidden, body, (header, value)));
    }

    [Fact]
    public async Task Our_own_pages_may_make_changes_and_programs_need_no_anti_forgery_token()
    {
        using var browser = await _server.SignIn("admin", CampaignServer.AdminPassword);
        await browser.Expect(
            HttpMethod.Post, "campaigns", CampaignServer.AnyCampaign("spring"), HttpStatusCode.Created, ("Origin", "http://localhost"), ("Sec-Fetch-Site", "same-origin"));
        await _server.Create("summer");
    }

    [Fact]
    public async Task Every_response_allows_browsers_to_run_only_our_scripts()
    {
        foreach (var path in new[] { "/", "/api", "/api/reference/", "/sign-in", "campaigns", "nowhere", "/openapi/v1.json", "/health/live" })
        {
            using var answer = await _server.Client.GetAsync(new Uri(path, UriKind.Relative));
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src 'unsafe-inline'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.Contains("default-src '", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    private static async Task Refused(HttpClient browser, string code, params (string Name, string Value)[] headers) => Assert.Equal(
        code, await browser.Refused(HttpMethod.Post, "campaigns", HttpStatusCode.Forbidden, CampaignServer.AnyCampaign("forged"), headers));
}
