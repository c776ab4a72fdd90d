using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Access;

/// <summary>Pages offer only the next steps that the reader may take.</summary>
public sealed class NextStepsJourney(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly CampaignServer _server = shared.Server;

    [Theory]
    [InlineData("manager", "activate amend", "submit revise")]
    [InlineData("editor", "", "submit revise")]
    [InlineData("reviewer", "", "")]
    [InlineData("leadership", "", "")]
    public async Task Next_lists_the_steps_that_the_status_allows_and_the_reader_has_the_right_to_take(string role, string ofCampaign, string ofStory)
    {
        var (campaign, story) = (shared.Name("spring"), shared.Name("thanks"));
        await _server.Create(campaign);
        await _server.Post($"campaigns/{campaign}/plan");
        var data = new
        {
            brand = "青禾茶饮", occasion = "征集活动已结束", received = 12, changes = new[] { new { heard = "封口膜难撕", done = "换用新封口膜" } }, channel = "公众号菜单",
            signer = "青禾茶饮 全体同事", signed_on = "2026-03-01",
        };
        await _server.Post($"campaigns/{campaign}/stories", new { id = story, template = "thank-you", title = "谢谢", lang = "zh-CN", data }, HttpStatusCode.Created);
        await _server.AddPerson($"a-{role}", $"{role}:{campaign}");
        using var lin = await _server.SignIn($"a-{role}");
        Assert.Equal(ofCampaign, Next(await lin.Expect(HttpMethod.Get, $"campaigns/{campaign}")));
        Assert.Equal(ofCampaign, Next((await lin.Expect(HttpMethod.Get, "campaigns"))["items"]![0]!));
        Assert.Equal(ofStory, Next(await lin.Expect(HttpMethod.Get, $"stories/{story}")));
        Assert.Equal(ofStory, Next((await lin.Expect(HttpMethod.Get, $"campaigns/{campaign}/stories"))["items"]![0]!));
    }

    private static string Next(JsonNode thing) => string.Join(' ', thing["next"]!.AsArray().Select(step => (string)step!));
}
