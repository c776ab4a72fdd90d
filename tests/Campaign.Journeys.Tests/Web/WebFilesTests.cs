using System.Net;
using System.Text.RegularExpressions;

namespace Campaign.Journeys.Tests.Web;

/// <summary>How the web app's files are served.</summary>
public sealed partial class WebFilesTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly CampaignServer _server = shared.Server;

    [Theory]
    [InlineData("/")]
    [InlineData("/campaigns/any")]
    [InlineData("/campaigns/any/report")]
    [InlineData("/partners/any")]
    [InlineData("/sign-in?next=%2Fapi")]
    [InlineData("/account")]
    [InlineData("/admin/people")]
    public async Task Every_page_serves_the_app_under_a_policy_that_blocks_foreign_scripts(string path)
    {
        using var page = await _server.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains("script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]* src=)", await page.Content.ReadAsStringAsync());
        Assert.True(page.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task Files_are_cached_for_ever_and_served_compressed()
    {
        var index = await _server.Client.GetStringAsync(new Uri("/", UriKind.Relative));
        var script = new Uri(Script().Match(index).Value, UriKind.Relative);
        var plain = await _server.Client.GetByteArrayAsync(script);
        foreach (var packing in (string[])["br", "gzip"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, script);
            request.Headers.AcceptEncoding.ParseAdd(packing);
            using var answer = await _server.Client.SendAsync(request);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
            Assert.Equal([packing], answer.Content.Headers.ContentEncoding);
            Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, plain.Length * 2 / 3);
        }
    }

    [Theory]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/assets/nothing.js", HttpStatusCode.NotFound)]
    [InlineData("/assets/..%2Findex.html", HttpStatusCode.NotFound)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    public async Task Other_addresses_do_not_serve_the_app(string path, HttpStatusCode status)
    {
        using var answer = await _server.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [GeneratedRegex(@"/assets/index-[\w-]+\.js")]
    private static partial Regex Script();
}
