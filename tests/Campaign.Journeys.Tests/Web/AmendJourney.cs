using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>A marketer amends a partner, their terms and deliverables, a pool and a drive.</summary>
[Collection(WebCollection.Name)]
public sealed class AmendJourney(WebServer web)
{
    private const string Campaign = "campaigns/qinghe-tea";

    [Theory]
    [InlineData("zh-CN", 1440, false)]
    [InlineData("en", 390, true)]
    public async Task Partners_terms_pools_and_drives_are_amended_in_the_form_that_created_them(string language, int width, bool dark)
    {
        var name = $"amend-{language}-{width}".ToLowerInvariant();
        await using var page = await web.Open(new PageTerms(Language: language, Width: width, Dark: dark), "administrator");
        var hands = new Hands(page, language);
        var partner = await Make("partners", new { name, accounts = new[] { new { channel = "weibo", handle = name, followers = 10 } } });
        await web.Demo.Post($"partners/{partner}/vet", new { decision = "approve", proofOfUse = true });
        await Make($"{Campaign}/collaborations", new { partnerId = partner });
        var deliverable = await Make($"{Campaign}/collaborations/{partner}/deliverables", new { title = name, channel = "weibo", kind = "post", due = "2030-01-01", fee = 100 });

        await Deliverable(page, hands, partner, deliverable, $"{name}-deliverable", width);
        await Terms(page, hands, partner);
        await Rewards(page, hands, name, width);
        await Partner(page, hands, partner, $"{name}-partner", width);
    }

    [Fact]
    public async Task A_contact_erased_meanwhile_is_not_restored_by_the_form()
    {
        await using var page = await web.Open(new PageTerms(Language: "en"), "administrator");
        var hands = new Hands(page, "en");
        var partner = await Make("partners", new { name = "Before", accounts = new[] { new { channel = "weibo", handle = "erased meanwhile", followers = 10 } }, contact = "13800000001" });
        await page.Go(new Uri(web.Demo.Address, $"/partners?open={partner}"));
        await hands.Press("partnerstep.amend");
        await hands.Write("partners.name", "After");
        await web.Demo.Post("subjects/erase", new { channel = "partner", handle = partner, reason = "asked in a letter" });
        await hands.Press("plan.save");
        await hands.Until("document.querySelector('.ant-drawer-title').innerText === 'After'");
        var kept = await Read($"partners/{partner}");
        Assert.Equal(("After", null), ((string)kept["name"]!, (string?)kept["contact"]));
    }

    /// <summary>Changes due day and fee, although a colleague has changed the title meanwhile.</summary>
    private async Task Deliverable(BrowserPage page, Hands hands, string partner, string id, string picture, int width)
    {
        await page.Go(new Uri(web.Demo.Address, $"/{Campaign}/deliverables?open={partner}/{id}"));
        await hands.Press("step.amend");
        await hands.Write("deliverables.fee", "250");
        await hands.WriteDates("deliverables.due", "2030-02-03");
        await web.Demo.Post($"{Campaign}/collaborations/{partner}/deliverables/{id}/amend", new { title = "by a colleague" });
        await hands.Press("step.amend");
        await hands.Sees("conflict.kept");
        await hands.Sees("part.title");
        await Look(page, picture, width);
        await hands.Press("step.amend");
        await hands.Until("document.querySelector('.ant-modal .ant-alert-error')");
        await hands.Write("plan.why", "later");
        await hands.Press("step.amend");
        await Gone(hands);
        await hands.Until("document.querySelector('.ant-drawer-section').innerText.includes('250')");
        await Look(page, $"{picture}-after", width);
        var kept = await Read($"{Campaign}/collaborations/{partner}/deliverables/{id}");
        Assert.Equal(("2030-02-03", "2030-01-01", 250), ((string)kept["due"]!, (string)kept["firstDue"]!, (int)kept["fee"]!));
    }

    private async Task Terms(BrowserPage page, Hands hands, string partner)
    {
        await page.Go(new Uri(web.Demo.Address, $"/{Campaign}/collaborations?status=proposed"));
        await hands.Take("collabstep.amend", async () =>
        {
            await hands.Write("collab.fixed", "900");
            await hands.Write("plan.why", "agreed by phone");
        });
        Assert.Equal(900, (int)(await Read($"{Campaign}/collaborations/{partner}"))["fixedFee"]!);
    }

    private async Task Rewards(BrowserPage page, Hands hands, string name, int width)
    {
        await Make("campaigns", CampaignServer.AnyCampaign(name, name));
        var pool = await Make($"campaigns/{name}/pools", new { name = "pool", kind = "cash", budget = 1000 });
        await page.Go(new Uri(web.Demo.Address, $"/campaigns/{name}/pools"));
        await hands.Take("poolstep.amend", async () =>
        {
            await Look(page, $"{name}-pool", width);
            await hands.Write("pools.howmuch", "800");
            await hands.Write("plan.why", "less money");
        });
        Assert.Equal(800, (int)(await Read($"pools/{pool}"))["budget"]!);

        var drive = await Make($"campaigns/{name}/drives", new { title = "drive", prompt = "words", opens = "2026-01-01T00:00:00.123Z", closes = "2090-01-01T00:00:00Z", reward = new { poolId = pool, amount = 5 } });
        await page.Go(new Uri(web.Demo.Address, $"/campaigns/{name}/drives"));
        await hands.Take("drivestep.amend", async () =>
        {
            await hands.Sees("drives.favour");
            await Look(page, $"{name}-drive", width);
            await hands.Write("drives.title", "another drive");
            await hands.Write("drives.amount", "8");
            await hands.Write("plan.why", "more people");
        });
        var kept = await Read($"drives/{drive}");
        Assert.Equal(("another drive", 8, "2026-01-01T00:00:00.123"), ((string)kept["title"]!, (int)kept["reward"]!["amount"]!, ((string)kept["opens"]!)[..23]));
    }

    /// <summary>Adds a second account, which makes an approved partner a candidate again.</summary>
    private async Task Partner(BrowserPage page, Hands hands, string partner, string picture, int width)
    {
        await page.Go(new Uri(web.Demo.Address, $"/partners?open={partner}"));
        await hands.Press("partnerstep.amend");
        await hands.Press("partners.account.add");
        await hands.Choose("deliverables.channel", hands.Say("channel.douyin"), nth: 1);
        await hands.Write("partners.handle", "second", nth: 1);
        await hands.Write("partners.followers", "20", nth: 1);
        await hands.Write("plan.why", "new account");
        await Look(page, picture, width);
        await hands.Press("plan.save");
        await hands.Until($"[...document.querySelectorAll('.ant-drawer-section')].at(-1).innerText.includes('{hands.Say("partner.candidate")}')");
        Assert.Equal("candidate", (string)(await Read($"partners/{partner}"))["status"]!);
    }

    private static async Task Look(BrowserPage page, string picture, int width)
    {
        await page.IsWholeAtRest(width);
        await page.Picture(picture);
    }

    private static Task Gone(Hands hands) => hands.Until("![...document.querySelectorAll('.ant-modal')].some(one => one.getClientRects().length > 0)");

    private async Task<string> Make(string path, object body)
    {
        using var answer = await web.Demo.Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return (string)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!;
    }

    private async Task<JsonNode> Read(string path) => JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri(path, UriKind.Relative)))!;
}
