using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Submissions;

namespace Campaign.Journeys.Tests.Web;

/// <summary>An administrator erases a person on the page that shows them.</summary>
[Collection(WebCollection.Name)]
public sealed class ErasureJourney(WebServer web)
{
    [Theory]
    [InlineData("zh-CN", 1440, false)]
    [InlineData("en", 390, true)]
    public async Task An_author_is_erased_from_the_submission_and_a_partners_contact_from_the_profile(string language, int width, bool dark)
    {
        var (handle, partner) = ($"forget-me-{width}", $"quiet-partner-{width}");
        var submission = await Submit($"forget-{width}", handle);
        await web.Demo.Post("partners", new { id = partner, name = $"安静的达人 {width}", accounts = new[] { new { channel = "weibo", handle = "@quiet", followers = 10 } }, contact = "13800000000" });
        await using var page = await web.Open(new PageTerms(width, width < 600 ? 844 : 900, language, dark), "administrator");
        var hands = new Hands(page, language);

        await page.Go(new Uri(web.Demo.Address, $"/campaigns/qinghe-tea/drives/forget-{width}?open={submission}"));
        await page.Sees("杯盖换得很及时");
        await Erase(page, hands, handle, $"erase-author-{width}", width);
        await page.Sees(hands.Say("mod.erased"));
        Assert.DoesNotContain(handle, await page.Ask<string>("document.body.innerText"), StringComparison.Ordinal);

        await page.Go(new Uri(web.Demo.Address, $"/partners?open={partner}"));
        await page.Sees("13800000000");
        await Erase(page, hands, $"安静的达人 {width}", $"erase-partner-{width}", width);
        await page.Until("!document.body.innerText.includes('13800000000')");
        Assert.False(await page.Ask<bool>($"document.body.innerText.includes({JsonSerializer.Serialize(hands.Say("erase.button"))})"));

        await page.Go(new Uri(web.Demo.Address, "/admin/audit?noun=subject"));
        await page.Sees("asked in a letter");
        await hands.Sees("fact.subject.erased");
        Assert.Empty(page.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", 1440, false)]
    [InlineData("en", 390, true)]
    public async Task A_participant_is_erased_from_the_pool_that_names_them(string language, int width, bool dark)
    {
        var (campaign, participant) = ($"forget-{width}", $"forget-participant-{width}");
        await web.Demo.Post("campaigns", CampaignServer.AnyCampaign(campaign));
        await web.Demo.Post($"campaigns/{campaign}/pools", new { id = $"pool-{width}", name = "谢礼", kind = "coupon", units = 10 });
        await web.Demo.Post($"pools/pool-{width}/grants", new { participant, cause = "thanks", amount = 1 });
        await using var page = await web.Open(new PageTerms(width, width < 600 ? 844 : 900, language, dark), "administrator");
        await page.Go(new Uri(web.Demo.Address, $"/campaigns/{campaign}/pools"));
        await page.Sees(participant);
        await page.Picture($"erase-participant-{width}-page");
        await Erase(page, new Hands(page, language), participant, $"erase-participant-{width}", width);
        await page.Until($"!document.body.innerText.includes('{participant}')");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Only_administrators_are_offered_erasure()
    {
        var page = await web.Keep(new PageTerms(Language: "en"), "manager");
        await page.Go(new Uri(web.Demo.Address, "/partners"));
        await page.Push("阿满喝茶记");
        await page.Until("document.querySelector('.ant-drawer .ant-descriptions')");
        Assert.DoesNotContain("Erase this person", await page.Ask<string>("document.body.innerText"), StringComparison.Ordinal);
    }

    /// <summary>Opens a drive and submits to it, because other tests count the submissions in theirs.</summary>
    private async Task<string> Submit(string drive, string handle)
    {
        var now = TimeProvider.System.GetUtcNow();
        await web.Demo.Post("campaigns/qinghe-tea/drives", new { id = drive, title = "忘记我", prompt = "说说", opens = now.AddDays(-1), closes = now.AddDays(9) });
        using var answer = await web.Demo.Client.PostAsJsonAsync(new Uri($"drives/{drive}/submissions", UriKind.Relative), DriveSteps.Body(handle, "杯盖换得很及时，只是排队太久了。"));
        return (string)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!;
    }

    private static async Task Erase(BrowserPage page, Hands hands, string name, string picture, int width)
    {
        await hands.Press("erase.button");
        await hands.Until("document.querySelector('#erase-name')");
        await page.Until("document.querySelector('.ant-modal .ant-btn-dangerous').disabled && !document.querySelector('.ant-modal .ant-skeleton')");
        await page.Picture(picture);
        await page.IsWhole(picture, width);
        await page.Write("#erase-reason", "asked in a letter");
        await page.Write("#erase-name", name + "!");
        Assert.True(await page.Ask<bool>("document.querySelector('.ant-modal .ant-btn-dangerous').disabled"));
        await page.Write("#erase-name", name);
        await hands.Press("erase.send");
        await hands.Sees("erase.done.note");
        await page.Picture(picture + "-done");
        await hands.Press("erase.close");
        await page.Until("!document.querySelector('#erase-name')");
    }
}
