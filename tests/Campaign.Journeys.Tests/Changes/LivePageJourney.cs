using System.Net;

namespace Campaign.Journeys.Tests.Changes;

/// <summary>How the pages keep themselves up to date.</summary>
public sealed class LivePageJourney : IDisposable
{
    private readonly CampaignServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task The_first_page_runs_one_script_of_its_own_origin_and_may_speak_to_that_origin_alone()
    {
        using var page = await _server.Client.GetAsync(new Uri("/", UriKind.Relative));
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'; connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.Single((await page.Content.ReadAsStringAsync()).Split("<script src=\"/live.js\" defer></script>")[1..]);
    }

    [Fact]
    public async Task Other_pages_run_none()
    {
        using var page = await _server.Client.GetAsync(new Uri("/api", UriKind.Relative));
        Assert.DoesNotContain("script-src", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_is_sent_again_only_when_it_is_another_one()
    {
        using var script = await _server.Client.GetAsync(new Uri("/live.js", UriKind.Relative));
        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/live.js");
        request.Headers.IfNoneMatch.Add(script.Headers.ETag!);
        using var again = await _server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }
}
