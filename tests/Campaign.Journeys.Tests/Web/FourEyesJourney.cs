using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Access;
using Microsoft.Playwright;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Whoever wrote the latest draft sees that somebody else has to approve it, and why.</summary>
[Collection(WebCollection.Name)]
public sealed class FourEyesJourney(WebServer web)
{
    private const string Campaign = "campaigns/qinghe-tea";

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["zh-CN"] = "最新一稿是您写的，须由有审核权限的同事通过。",
        ["en"] = "You wrote the latest draft, so a colleague who may review has to approve it.",
    };

    [Theory]
    [InlineData("zh-CN", 1440, false)]
    [InlineData("en", 390, true)]
    public async Task Ones_own_draft_cannot_be_approved_and_the_page_says_why(string language, int width, bool dark)
    {
        var name = $"four-eyes-{width}";
        using var manager = await SignIn("manager");
        var partner = await Partner(name);
        var own = await InReview(manager, partner, $"{name}-own");
        await InReview(web.Demo.Client, partner, $"{name}-other");

        await using var page = await web.Open(new PageTerms(Language: language, Width: width, Dark: dark));
        var hands = new Hands(page, language);
        await page.Go(new Uri(web.Demo.Address, $"/{Campaign}/deliverables?open={partner}/{own}"));
        await IsWithheld(page, language);
        await page.IsWholeAtRest(width);
        await page.Picture($"{name}-deliverable");

        await page.Go(new Uri(web.Demo.Address, $"/{Campaign}/deliverables?view=table&partner={partner}"));
        foreach (var title in (string[])[$"{name}-own", $"{name}-other"])
        {
            await page.Find($"[aria-label='{hands.Say("bulk.choose", ("title", title))}']").CheckAsync();
        }

        await hands.Press("bulk.approve", ("n", "2"));
        await page.Sees(Reasons[language]);
        var choice = page.Find(".ant-modal li").Filter(new() { HasText = $"{name}-own" }).Locator("input[type=checkbox]");
        Assert.Equal((true, false, Reasons[language]), (await choice.IsDisabledAsync(), await choice.IsCheckedAsync(), await ReasonOf(page, choice)));
        await page.IsWholeAtRest(width);
        await page.Picture($"{name}-bulk");
        await hands.Press("bulk.approve", ("n", "1"));
        await hands.Sees("bulk.approved");

        var story = await Story(manager, name);
        await page.Go(new Uri(web.Demo.Address, $"/{Campaign}/stories?open={story}"));
        await IsWithheld(page, language);
        await page.IsWholeAtRest(width);
        await page.Picture($"{name}-story");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_colleague_approves_it_on_the_page()
    {
        using var manager = await SignIn("manager");
        var partner = await Partner("four-eyes-colleague");
        var draft = await InReview(manager, partner, "four-eyes-colleague");
        await using var page = await web.Open(new PageTerms(Language: "en"), "reviewer");
        var hands = new Hands(page, "en");
        await page.Go(new Uri(web.Demo.Address, $"/{Campaign}/deliverables?open={partner}/{draft}"));
        await hands.Press("step.approve");
        await hands.Sees("deliverables.now", ("state", hands.Say("deliverable.approved")));
    }

    [Fact]
    public async Task Ones_own_draft_cannot_be_dragged_to_approved_and_the_board_says_why()
    {
        using var manager = await SignIn("manager");
        var partner = await Partner("four-eyes-board");
        var draft = await InReview(manager, partner, "four-eyes-board");
        await using var page = await web.Open(new PageTerms(Width: 1920, Language: "en"));
        await page.Go(new Uri(web.Demo.Address, $"/{Campaign}/deliverables?partner={partner}"));
        var approved = page.Find(".column").Filter(new() { HasText = new Hands(page, "en").Say("deliverable.approved") });
        await page.Drag(page.Find(".tile"), approved, approved.GetByText(Reasons["en"]));
        await page.Until("!document.querySelector('.column.fits')");
        var kept = await web.Demo.Client.GetStringAsync(new Uri($"{Campaign}/collaborations/{partner}/deliverables/{draft}", UriKind.Relative));
        Assert.Equal("in-review", (string)JsonNode.Parse(kept)!["status"]!);
    }

    /// <summary>The button can be focused, so that screen readers announce the reason, but does nothing.</summary>
    private static async Task IsWithheld(BrowserPage page, string language)
    {
        var button = page.Find(".ant-drawer-section .withheld");
        await button.WaitForAsync();
        Assert.Equal(Reasons[language], await ReasonOf(page, button));
        await page.Sees(Reasons[language]);
        await Assertions.Expect(button).ToBeDisabledAsync();
        await button.FocusAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();
        var requests = page.Requests();
        await page.Press("Enter");
        Assert.DoesNotContain(requests, request => request.Contains("/approve", StringComparison.Ordinal));
    }

    /// <summary>Its description for screen readers.</summary>
    private static async Task<string> ReasonOf(BrowserPage page, ILocator part) =>
        await page.Ask<string>($"document.getElementById('{await part.GetAttributeAsync("aria-describedby")}').innerText");

    private async Task<HttpClient> SignIn(string role)
    {
        var client = new HttpClient { BaseAddress = web.Demo.Client.BaseAddress };
        var session = await client.Expect(HttpMethod.Post, "session", new { name = $"demo-{role}", password = await web.DemoPassword() });
        client.DefaultRequestHeaders.Add("X-CSRF-Token", (string)session["csrf"]!);
        return client;
    }

    private async Task<string> Partner(string name)
    {
        var partner = await Make("partners", new { name, accounts = new[] { new { channel = "weibo", handle = name, followers = 10 } } });
        await web.Demo.Post($"partners/{partner}/vet", new { decision = "approve", proofOfUse = true });
        await Make($"{Campaign}/collaborations", new { partnerId = partner });
        return partner;
    }

    /// <summary>A draft that this author wrote and submitted for review.</summary>
    private async Task<string> InReview(HttpClient author, string partner, string title)
    {
        var pieces = $"{Campaign}/collaborations/{partner}/deliverables";
        var id = await Make(pieces, new { title, channel = "weibo", kind = "post", due = "2030-01-01", fee = 100 });
        await author.Expect(HttpMethod.Post, $"{pieces}/{id}/draft", new { text = "【广告】我连喝了两周青禾的新配方，后厨直播可以随时看。" });
        await author.Expect(HttpMethod.Post, $"{pieces}/{id}/submit", new { });
        return id;
    }

    private static async Task<string> Story(HttpClient author, string id)
    {
        var data = new
        {
            brand = "青禾茶饮", occasion = "征集活动已结束", received = 12, changes = new[] { new { heard = "封口膜难撕", done = "换用新封口膜" } }, channel = "公众号菜单",
            signer = "青禾茶饮 全体同事", signed_on = "2026-03-01",
        };
        await author.Expect(HttpMethod.Post, $"{Campaign}/stories", new { id, template = "thank-you", title = id, lang = "zh-CN", data }, System.Net.HttpStatusCode.Created);
        await author.Expect(HttpMethod.Post, $"stories/{id}/submit", new { });
        return id;
    }

    private async Task<string> Make(string path, object body)
    {
        using var answer = await web.Demo.Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return (string)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!;
    }
}
