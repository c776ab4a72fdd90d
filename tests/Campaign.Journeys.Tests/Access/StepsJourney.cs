using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Access;

/// <summary>What the pages offer to do next is what the reader may do.</summary>
public sealed class StepsJourney : IDisposable
{
    private readonly CampaignServer _server = new();

    [Theory]
    [InlineData("manager", "activate amend", "submit revise")]
    [InlineData("editor", "", "submit revise")]
    [InlineData("reviewer", "", "")]
    [InlineData("leadership", "", "")]
    public async Task Next_are_the_steps_that_the_status_is_open_to_and_that_the_reader_has_the_right_to(string role, string ofCampaign, string ofStory)
    {
        await _server.Create("spring");
        await _server.Post("campaigns/spring/plan");
        var data = new
        {
            brand = "青禾茶饮", occasion = "征集活动已结束", received = 12, changes = new[] { new { heard = "封口膜难撕", done = "换用新封口膜" } }, channel = "公众号菜单",
            signer = "青禾茶饮 全体同事", signed_on = "2026-03-01",
        };
        await _server.Post("campaigns/spring/stories", new { id = "thanks", template = "thank-you", title = "谢谢", lang = "zh-CN", data }, HttpStatusCode.Created);
        await _server.AddPerson("lin", $"{role}:spring");
        using var lin = await _server.SignIn("lin");
        Assert.Equal(ofCampaign, Next(await lin.Expect(HttpMethod.Get, "campaigns/spring")));
        Assert.Equal(ofCampaign, Next((await lin.Expect(HttpMethod.Get, "campaigns"))["items"]![0]!));
        Assert.Equal(ofStory, Next(await lin.Expect(HttpMethod.Get, "stories/thanks")));
        Assert.Equal(ofStory, Next((await lin.Expect(HttpMethod.Get, "campaigns/spring/stories"))["items"]![0]!));
    }

    public void Dispose() => _server.Dispose();

    private static string Next(JsonNode thing) => string.Join(' ', thing["next"]!.AsArray().Select(step => (string)step!));
}
