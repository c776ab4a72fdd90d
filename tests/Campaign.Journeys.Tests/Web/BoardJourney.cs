using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Deliverables are dragged from one column of the board to the next.</summary>
[Collection(WebCollection.Name)]
public sealed class BoardJourney(WebServer web)
{
    private const string Collaborations = "campaigns/qinghe-tea/collaborations";

    [Fact]
    public async Task A_draft_that_the_rules_block_stays_in_its_column_and_the_board_says_why()
    {
        var (partner, draft) = await Drafted("I carried it for a week and spilled nothing.");
        await using var page = await web.Open(new PageTerms(Width: 1920, Language: "en"));
        var hands = new Hands(page, "en");
        await page.Go(new Uri(web.Demo.Address, $"/campaigns/qinghe-tea/deliverables?partner={partner}"));
        await page.Sees("Held back");

        await Carry(page, hands, hands.Say("step.submit"), "deliverable.in-review");
        await page.Until("document.querySelector('.column:nth-child(3) .tile')");
        await Carry(page, hands, hands.Say("step.approve"), "deliverable.approved");

        var finding = (await Read(draft))["findings"]![0]!;
        await page.Sees((string)finding["why"]!["en"]!);
        await page.Sees((string)finding["fix"]!["en"]!);
        Assert.Equal("in-review", (string)(await Read(draft))["status"]!);
        Assert.True(await page.Ask<bool>("!!document.querySelector('.column:nth-child(3) .tile')"));
        Assert.Empty(await page.Barriers());
    }

    private static Task Carry(BrowserPage page, Hands hands, string step, string column) => page.Drag(
        page.Find(".tile"),
        page.Find(".column").Filter(new() { HasText = hands.Say(column) }),
        page.Find(".drop").Filter(new() { HasText = hands.Say("deliverables.drop", ("step", step)) }));

    /// <summary>A paid draft of a new partner, so that no other work is on the board.</summary>
    private async Task<(string Partner, string Draft)> Drafted(string text)
    {
        var partner = await Make("partners", new { name = "Board", accounts = new[] { new { channel = "weibo", handle = "board", followers = 10 } } });
        await web.Demo.Post($"partners/{partner}/vet", new { decision = "approve", proofOfUse = true });
        await Make(Collaborations, new { partnerId = partner });
        var deliverable = await Make($"{Collaborations}/{partner}/deliverables", new { title = "Held back", channel = "weibo", kind = "post", due = "2030-01-01", fee = 100 });
        var draft = $"{Collaborations}/{partner}/deliverables/{deliverable}";
        await web.Demo.Post($"{draft}/draft", new { text });
        return (partner, draft);
    }

    private async Task<string> Make(string path, object body)
    {
        using var answer = await web.Demo.Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return (string)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!;
    }

    private async Task<JsonNode> Read(string path) => JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri(path, UriKind.Relative)))!;
}
