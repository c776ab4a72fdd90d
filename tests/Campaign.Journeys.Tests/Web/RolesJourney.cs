namespace Campaign.Journeys.Tests.Web;

/// <summary>Pages offer a role only what it may do.</summary>
[Collection(WebCollection.Name)]
public sealed class RolesJourney(WebServer web)
{
    private const string Links = "[...document.querySelectorAll('.bar a.top-link')].map(one => one.innerText).join(' ')";
    private const string Buttons = "[...document.querySelectorAll('#main button:not([role]), #main a button, .ant-drawer button')].map(one => one.innerText.trim()).filter(Boolean).join(' ')";

    [Theory]
    [InlineData("administrator", "Partners Administration", "People Access tokens Audit log Settings")]
    [InlineData("manager", "Partners Administration", "People Audit log")]
    [InlineData("editor", "Partners", "")]
    [InlineData("reviewer", "Partners", "")]
    [InlineData("leadership", "Partners", "")]
    public async Task A_role_sees_only_its_own_menu_entries(string role, string top, string administration)
    {
        var page = await Open(role, "/admin", administration.Length > 0 ? "All campaigns" : "Recovery campaigns");
        await page.Until($"{Links} === '{top}'");
        if (administration.Length > 0)
        {
            await page.Until($"[...document.querySelectorAll('.side .ant-menu a')].map(one => one.innerText).join(' ') === '{administration}'");
        }
    }

    [Theory]
    [InlineData("administrator", true)]
    [InlineData("manager", false)]
    [InlineData("leadership", false)]
    public async Task Only_an_administrator_is_offered_to_create_a_campaign(string role, bool may)
    {
        var page = await Open(role, "/", "青禾茶饮“看得见的厨房”口碑修复");
        Assert.Equal(may, (await page.Ask<string>(Buttons)).Contains("New campaign", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("manager", true)]
    [InlineData("reviewer", true)]
    [InlineData("editor", false)]
    [InlineData("leadership", false)]
    public async Task Submissions_are_decided_by_reviewers_and_read_by_others(string role, bool may)
    {
        var page = await Open(role, "/campaigns/qinghe-tea/submissions/qinghe-suggestions", may ? "decided in this session" : "requires the reviewer role");
        await page.Until("document.querySelector('.review')");
        Assert.Equal(may, await page.Ask<bool>("!!document.querySelector('.mod-actions')"));
        await page.Press("r");
        Assert.Equal(may, await page.Ask<bool>("new Promise(done => requestAnimationFrame(() => setTimeout(() => done(!!document.querySelector('.reasons')))))"));
    }

    [Theory]
    [InlineData("manager", "Pause")]
    [InlineData("editor", null)]
    public async Task Steps_that_a_role_may_not_take_are_absent(string role, string? step)
    {
        var page = await Open(role, "/campaigns/qinghe-tea/plan", "Crisis");
        Assert.Equal(step is not null, (await page.Ask<string>(Buttons)).Contains("Pause", StringComparison.Ordinal));
    }

    private async Task<BrowserPage> Open(string role, string path, string words)
    {
        var page = await web.Keep(new PageTerms(Language: "en"), role);
        await page.Go(new Uri(web.Demo.Address, path));
        await page.Sees(words);
        return page;
    }
}
