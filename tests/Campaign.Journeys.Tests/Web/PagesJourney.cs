namespace Campaign.Journeys.Tests.Web;

/// <summary>Every page in both languages, light and dark, wide and narrow.</summary>
[Collection(WebCollection.Name)]
public sealed class PagesJourney(WebServer web)
{
    private static readonly PageTerms[] People = [new(), new(390, 844, "en", Dark: true)];

    /// <summary>A page, and the text on it that shows that it is drawn, in both languages.</summary>
    public static TheoryData<string, string, string, string> Pages => new()
    {
        { "portfolio", "/", "青禾茶饮“看得见的厨房”口碑修复", "青禾茶饮“看得见的厨房”口碑修复" },
        { "home", "/campaigns/qinghe-tea", "口碑已恢复", "Reputation has recovered" },
        { "moderation", "/campaigns/qinghe-tea/submissions/qinghe-suggestions", "请作者修改", "Request changes" },
        { "new", "/campaigns/new", "爆发时间", "When it broke" },
        { "partners", "/partners", "阿满喝茶记", "阿满喝茶记" },
        { "plan", "/campaigns/qinghe-tea/plan", "舆情事件", "Crisis" },
        { "board", "/campaigns/qinghe-tea/deliverables", "待交稿", "Briefed" },
        { "table", "/campaigns/qinghe-tea/deliverables?view=table", "约定日期", "Due" },
        { "agenda", "/campaigns/qinghe-tea/deliverables?view=calendar", "今天", "Today" },
        { "amend", "/campaigns/qinghe-tea/plan?amend=yes", "原因（记入历史）", "Reason (kept in the history)" },
        { "collaborations", "/campaigns/qinghe-tea/collaborations", "阿满喝茶记", "阿满喝茶记" },
        { "drives", "/campaigns/qinghe-tea/drives", "给青禾的一条整改建议", "给青禾的一条整改建议" },
        { "submissions", "/campaigns/qinghe-tea/drives/qinghe-suggestions", "给青禾的一条整改建议", "给青禾的一条整改建议" },
        { "submissions-import", "/campaigns/qinghe-tea/drives/qinghe-suggestions/import", "导入投稿", "Import submissions" },
        { "partners-import", "/partners/import", "导入达人", "Import partners" },
        { "story-calendar", "/campaigns/qinghe-tea/stories?view=calendar", "今天", "Today" },
        { "history", "/campaigns/qinghe-tea/history", "新建活动", "Campaign created" },
        { "rules", "/rules", "有偿内容须标明“广告”", "Paid content says that it is advertising" },
        { "stories", "/campaigns/qinghe-tea/stories", "我们的道歉与承诺", "我们的道歉与承诺" },
        { "writer", "/campaigns/qinghe-tea/stories?new=yes", "致歉声明", "Apology" },
        { "pools", "/campaigns/qinghe-tea/pools", "补偿与建议红包", "补偿与建议红包" },
        { "mentions", "/campaigns/qinghe-tea/mentions", "mentions-1.csv", "mentions-1.csv" },
        { "report", "/campaigns/qinghe-tea/report", "附录：每日数据", "Appendix: daily figures" },
        { "people", "/admin/people", "demo-leadership", "demo-leadership" },
        { "person-new", "/admin/people?new=", "2–80 个字符", "2–80 characters" },
        { "tokens", "/admin/tokens", "公众号投稿页", "公众号投稿页" },
        { "audit", "/admin/audit?noun=story", "品牌故事送审", "Story submitted for review" },
        { "settings", "/admin/settings", "可信代理", "Trusted proxy" },
        { "drafts", "/drafts", "只有您自己看得到", "Only you can see it" },
        { "account", "/account", "当前浏览器", "This browser" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_is_complete_and_accessible_in_both_languages_themes_and_widths(string name, string path, string zh, string en) => Task.WhenAll(People.Select(async person =>
        await Look(
            await web.Keep(person, "administrator"), web.Demo, person, $"{name}-{person.Width}-{person.Language}-{(person.Dark ? "dark" : "light")}", path,
            person.Language == "en" ? en : zh)));

    [Theory]
    [InlineData("zh-CN", "还没有修复活动，从这里开始")]
    [InlineData("en", "No campaigns yet. Start here")]
    public async Task An_empty_installation_says_what_to_do_first(string language, string words)
    {
        foreach (var width in (int[])[1440, 390])
        {
            var person = new PageTerms(width, Language: language);
            await using var page = await web.OpenEmpty(person);
            await Look(page, web.Empty, person, $"empty-{width}-{language}", "/", words);
        }
    }

    [Fact]
    public async Task Somebody_elses_change_shows_without_a_reload()
    {
        await using var page = await web.Open(new PageTerms(), "administrator");
        await page.Go(new Uri(web.Demo.Address, "/"));
        await page.Sees("青禾茶饮");
        await web.Demo.Post("campaigns", CampaignServer.AnyCampaign("unseen", "同事刚建的活动"));
        await page.Sees("同事刚建的活动");
    }

    [Theory]
    [InlineData("/partners", ".data .cell-link", ".ant-drawer")]
    [InlineData("/campaigns/qinghe-tea/pools", ".page-head .ant-btn-primary", ".ant-modal")]
    public async Task Whatever_opens_takes_the_focus_and_gives_it_back(string path, string opener, string opened)
    {
        var page = await web.Keep(new PageTerms(), "administrator");
        await page.Go(new Uri(web.Demo.Address, path));
        await page.Until($"document.querySelector('{opener}')");
        await page.Ask<bool>($"document.querySelector('{opener}').focus() ?? true");
        await page.Click(opener);
        await page.Until($"document.activeElement.closest('{opened}')");
        await page.Press("Escape");
        await page.Until($"!document.querySelector('{opened}') && document.activeElement === document.querySelector('{opener}')");
    }

    [Fact]
    public async Task The_first_load_is_small_and_charts_come_later()
    {
        await using var page = await web.OpenEmpty(new PageTerms());
        await page.Go(new Uri(web.Empty.Address, "/"));
        await page.Sees("还没有修复活动");
        var bytes = await page.Ask<double>(
            "[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')].reduce((sum, one) => sum + one.encodedBodySize, 0)");
        Assert.InRange(bytes, 50_000, 500_000);
        Assert.False(await page.Ask<bool>("performance.getEntriesByType('resource').some(one => one.name.includes('ReportChart'))"));
    }

    [Theory]
    [InlineData("zh-CN", 360)]
    [InlineData("en", 640)]
    public async Task Settings_need_no_horizontal_scrolling_on_a_phone(string language, int width)
    {
        await using var page = await web.Open(new PageTerms(width, 844, language), "administrator");
        await page.Go(new Uri(web.Demo.Address, "/admin/settings"));
        await page.Until("document.querySelector('.data .ant-table-row')");
        var (inside, place) = (await page.Ask<int>("document.querySelector('.scroll').scrollWidth"), await page.Ask<int>("document.querySelector('.scroll').clientWidth"));
        await page.Picture($"settings-{language}-{width}");
        Assert.Equal(place, inside);
    }

    private static async Task Look(BrowserPage page, ServerProcess server, PageTerms person, string name, string path, string words)
    {
        await page.Go(new Uri(server.Address, path));
        await page.Sees(words);
        await page.Until("!document.querySelector('.ant-skeleton, .ant-spin-spinning')");
        await page.Picture(name);
        await page.IsWhole(name, person.Width);
        Assert.Equal(person.Language, await page.Ask<string>("document.documentElement.lang"));
        Assert.Equal("", string.Join('\n', page.Complaints.Select(complaint => $"{name}: {complaint}")));
    }
}
