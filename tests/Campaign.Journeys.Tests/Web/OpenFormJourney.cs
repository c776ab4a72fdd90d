using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>What somebody is typing stays on the screen, although reloading the page's data fails.</summary>
[Collection(WebCollection.Name)]
public sealed class OpenFormJourney(WebServer web)
{
    private const string Campaign = "campaigns/qinghe-tea";

    [Fact]
    public async Task A_story_being_edited_stays() => await Stays($"{Campaign}/stories?open={await Story()}", (_, hands) => hands.Press("publish.revise"), "#ask", "stories/kept");

    [Fact]
    public Task A_plan_being_amended_stays() => Stays($"{Campaign}/plan?amend=yes", (_, _) => Task.CompletedTask, "#name", Campaign);

    [Fact]
    public Task A_reason_being_typed_stays() => Stays(
        $"{Campaign}/submissions/qinghe-suggestions",
        async (page, _) =>
        {
            await page.Until("document.querySelector('.mod-actions')");
            await page.Press("c");
            await page.Until("document.activeElement.classList.contains('reasons')");
            await page.Press("1");
        },
        "#note",
        $"{Campaign}/drives");

    /// <param name="begin">Opens the form.</param>
    /// <param name="field">The field that is typed into.</param>
    /// <param name="broken">The route that begins to fail.</param>
    private async Task Stays(string path, Func<BrowserPage, Hands, Task> begin, string field, string broken)
    {
        await using var page = await web.Open(new PageTerms(Language: "en"), "administrator");
        var hands = new Hands(page, "en");
        await page.Go(new Uri(web.Demo.Address, path));
        await begin(page, hands);
        await page.Write(field, "half a sentence");
        await page.Break(new Uri(web.Demo.Address, $"/api/v1/{broken}"));
        await web.Demo.Post($"{Campaign}/pools", new { name = "What everybody hears of", kind = "cash", budget = 1 });
        await hands.Sees("problem.fault");
        await page.Until($"document.querySelector('{field}').value === 'half a sentence'");
    }

    private async Task<string> Story()
    {
        var data = new
        {
            brand = "青禾茶饮", occasion = "征集活动已结束", received = 12, changes = new[] { new { heard = "封口膜难撕", done = "换用新封口膜" } }, channel = "公众号菜单",
            signer = "青禾茶饮 全体同事", signed_on = "2026-03-01",
        };
        using var answer = await web.Demo.Client.PostAsJsonAsync(new Uri($"{Campaign}/stories", UriKind.Relative), new { id = "kept", template = "thank-you", title = "谢谢", lang = "zh-CN", data });
        return (string)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!;
    }
}
