using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Moderating a hundred submissions without a mouse.</summary>
[Collection(WebCollection.Name)]
public sealed class ModerationJourney(WebServer web)
{
    private const int Submissions = 100;

    [Fact]
    public async Task A_hundred_submissions_are_decided_by_keyboard_and_one_decision_is_undone()
    {
        await Fill("hundred", Submissions);
        await using var page = await web.Open(new PageTerms(Language: "en"));
        await page.Go(new Uri(web.Demo.Address, "/campaigns/qinghe-tea/submissions/hundred"));
        await page.Sees("100 left");
        await page.Press("?");
        await page.Sees("Keyboard shortcuts");
        await page.Press("Escape");
        await page.Until("!document.querySelector('.ant-modal-wrap') || getComputedStyle(document.querySelector('.ant-modal-wrap')).display === 'none'");
        await page.AtOnce(async () =>
        {
            await page.Press("a");
            await page.Sees("99 left");
            await page.Press("z");
            await page.Sees("100 left");
        });
        for (var left = Submissions; left > 0; left--)
        {
            await Decide(page, left);
            await page.Sees(left > 1 ? $"{left - 1} left" : "Every submission here has been reviewed");
        }

        await page.Until("!document.querySelector('.undo')");
        await page.UntilAnswered("/submissions/.*/(approve|reject|ask-changes)$", Submissions);
        var counts = JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri("drives/hundred", UriKind.Relative)))!["funnel"]!["byStatus"]!;
        Assert.Equal("""{"approved":70,"changes-asked":10,"rejected":20}""", counts.ToJsonString());
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Somebody_elses_concurrent_decision_is_reported_and_not_overwritten()
    {
        await Fill("both", 2);
        await using var page = await web.Open(new PageTerms(Language: "en"));
        await page.Go(new Uri(web.Demo.Address, "/campaigns/qinghe-tea/submissions/both"));
        await page.Sees("2 left");
        var list = JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri("drives/both/submissions?sort=submitted", UriKind.Relative)))!;
        await web.Demo.Post($"submissions/{(string)list["items"]![0]!["id"]!}/reject", new { code = "off-topic" });
        await page.Press("a");
        await page.Sees("1 left");

        // A page that is left does not wait until undoing is over.
        await page.Ask<bool>("dispatchEvent(new Event('pagehide'))");
        await page.Sees("was not decided");
        await page.Sees("Your decision was not saved: Approve.");
        await page.Until("/Rejected/.test(document.querySelector('.conflict .differences').innerText)");
        var first = JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri($"submissions/{(string)list["items"]![0]!["id"]!}", UriKind.Relative)))!;
        Assert.Equal("rejected", (string)first["status"]!);
        Assert.Empty(await page.Barriers());

        // The keyboard still works, on the submission that is left.
        await page.Press("g");
        await page.Until("!document.querySelector('.conflict')");
        await page.Sees("1 left");
        await page.Press("a");
        await page.Sees("Every submission here has been reviewed");
    }

    [Fact]
    public async Task Reloading_the_queue_updates_the_number_left()
    {
        await Fill("anew", 104);
        var list = JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri("drives/anew/submissions?sort=submitted", UriKind.Relative)))!;
        await using var page = await web.Open(new PageTerms(Language: "en"));
        await page.Go(new Uri(web.Demo.Address, "/campaigns/qinghe-tea/submissions/anew"));
        await page.Sees("104 left");
        await web.Demo.Post($"submissions/{(string)list["items"]![1]!["id"]!}/reject", new { code = "off-topic" });
        await page.Press("a");
        await page.Press("a");
        await page.Sees("102 left");
        await page.Ask<bool>("dispatchEvent(new Event('pagehide'))");
        await page.Sees("was not decided");
        await page.UntilAnswered("/approve$", 2);
        await page.Press("g");
        await page.Until("!document.querySelector('.conflict')");
        await page.Sees("102 left");
    }

    /// <summary>Of every ten, seven are approved, two rejected by a digit, one sent back with a note.</summary>
    private static async Task Decide(BrowserPage page, int left)
    {
        switch (left % 10)
        {
            case 3 or 7:
                await page.Press("r");
                await page.Until("document.activeElement.classList.contains('reasons')");
                await page.Press("1");
                break;
            case 5:
                await page.Press("c");
                await page.Until("document.activeElement.classList.contains('reasons')");
                await page.Press("2");
                await page.Until("document.activeElement.id === 'note'");
                await page.Press("m");
                await page.Press("Enter");
                break;
            default:
                await page.Press("a");
                break;
        }
    }

    private async Task Fill(string drive, int count)
    {
        await web.Demo.Post(
            "campaigns/qinghe-tea/drives",
            new { id = drive, title = drive, prompt = "What would you change?", opens = TimeProvider.System.GetUtcNow().AddDays(-1), closes = TimeProvider.System.GetUtcNow().AddDays(30) });
        for (var one = 0; one < count; one++)
        {
            await web.Demo.Post($"drives/{drive}/submissions", new { author = new { handle = $"author {one}" }, channel = "weibo", text = $"no. {one}", consent = true });
        }
    }
}
