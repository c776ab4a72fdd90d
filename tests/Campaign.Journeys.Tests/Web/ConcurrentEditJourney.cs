using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Two people edit the same draft.</summary>
[Collection(WebCollection.Name)]
public sealed class ConcurrentEditJourney(WebServer web)
{
    private const string Collaborations = "campaigns/qinghe-tea/collaborations";

    [Fact]
    public async Task A_colleagues_concurrent_edit_is_shown_and_overwritten_only_on_purpose()
    {
        var (partner, id) = await Brief();
        var draft = $"{Collaborations}/{partner}/deliverables/{id}";
        await web.Demo.Post($"{draft}/draft", new { text = "the first draft" });
        await using var page = await web.Open(new PageTerms(Language: "en"));
        var hands = new Hands(page, "en");
        await page.Go(new Uri(web.Demo.Address, $"/campaigns/qinghe-tea/deliverables?open={partner}/{id}"));
        await hands.Press("step.draft");
        await hands.Write("deliverables.text", "what I think");
        await web.Demo.Post($"{draft}/draft", new { text = "the second draft" });
        await hands.Press("step.draft");
        await hands.Sees("conflict.kept");
        await hands.Until("document.querySelector('.differences ins').textContent === 'second'");
        Assert.Equal("the second draft", await Text(draft));
        Assert.Empty(await page.Barriers());
        await hands.Press("step.draft");
        await hands.Until("!document.querySelector('.ant-drawer-section textarea')");
        Assert.Equal("what I think", await Text(draft));
    }

    /// <summary>Creates a deliverable with a partner of the campaign.</summary>
    private async Task<(string Partner, string Id)> Brief()
    {
        var working = JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri($"{Collaborations}?status=active", UriKind.Relative)))!["items"]!.AsArray();
        foreach (var partner in working.Select(one => (string)one!["id"]!))
        {
            using var answer = await web.Demo.Client.PostAsJsonAsync(
                new Uri($"{Collaborations}/{partner}/deliverables", UriKind.Relative), new { title = "For two", channel = "weibo", kind = "post", due = "2030-01-01", fee = 1 });
            if (answer.IsSuccessStatusCode)
            {
                return (partner, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!);
            }
        }

        throw new InvalidOperationException("Nobody can be given work.");
    }

    private async Task<string> Text(string draft) => (string)JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri(draft, UriKind.Relative)))!["text"]!;
}
