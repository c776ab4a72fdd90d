using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Stories;

/// <summary>Refusals and reads change nothing, so all tests share one server.</summary>
public sealed class RefusedStories(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly CampaignServer _server = shared.Server;

    [Theory]
    [InlineData("""{"template":"nothing","title":"谢谢"}""", 404, "template-unknown")]
    [InlineData("""{"template":"../../etc/passwd","title":"谢谢","data":{}}""", 404, "template-unknown")]
    [InlineData("""{"template":"thank-you","data":{}}""", 422, "text-missing")]
    [InlineData("""{"template":"thank-you","title":"谢谢","data":{}}""", 422, "variable-missing")]
    [InlineData("""{"template":"thank-you","title":"谢谢","data":[]}""", 422, "data-unusable")]
    [InlineData("""{"template":"thank-you","title":"谢谢","data":{"brand":7}}""", 422, "variable-type")]
    [InlineData("""{"template":"thank-you","title":"谢谢","data":{"string":"x"}}""", 422, "name-reserved")]
    [InlineData("""{"template":7}""", 400, "malformed")]
    [InlineData("""{"id":"Not An Id","template":"thank-you","title":"谢谢"}""", 422, "id-invalid")]
    public async Task An_invalid_story_is_refused(string body, int status, string code)
    {
        await _server.Ensure("spring");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _server.Client.PostAsync(new Uri("campaigns/spring/stories", UriKind.Relative), content);
        Assert.Equal((status, code), ((int)answer.StatusCode, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!));
        Assert.Equal(0, (int)(await _server.Get("campaigns/spring/stories"))["total"]!);
    }

    [Fact]
    public async Task Templates_describe_their_fields_in_both_languages()
    {
        var templates = (await _server.Get("templates")).AsArray();
        Assert.Contains(templates, template => (string)template!["id"]! == "apology" && (string)template["lang"]! == "en");
        Assert.All(templates, template => Assert.NotEmpty(template!["variables"]!.AsArray()));
    }

    [Fact]
    public async Task Steps_of_unknown_stories_are_refused()
    {
        foreach (var step in new[] { "submit", "approve", "request-changes", "publish", "revise", "retry", "fail" })
        {
            Assert.Equal((step, "story-unknown"), (step, await _server.PostRefused($"stories/nothing/{step}", null, HttpStatusCode.NotFound)));
        }

        Assert.Equal("time-missing", await _server.PostRefused("stories/nothing/schedule", null, HttpStatusCode.UnprocessableEntity));
    }
}
