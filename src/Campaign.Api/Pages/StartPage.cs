using System.Globalization;
using System.Text;
using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Views;

namespace Campaign.Api.Pages;

/// <summary>The first page: every campaign, its state and its reports.</summary>
internal static class StartPage
{
    private const int MostCampaigns = 200;

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Show).ExcludeFromDescription().AllowSignedIn();
        routes.MapSignIn();
        routes.MapGet("/api", ApiPage.Show).ExcludeFromDescription().AllowSignedIn();
        routes.MapGet(LiveScript.Path, LiveScript.Show).ExcludeFromDescription().AllowAnonymous();
    }

    private static async Task<IResult> Show(HttpContext context, CampaignQueries campaigns)
    {
        var language = context.Language();
        var page = await campaigns.List(new PageRequest(CampaignQueries.Sorting.Of(null)!, null, MostCampaigns), context.Known().Permits.Visible, context.RequestAborted);
        var main = new StringBuilder();
        foreach (var campaign in page.Items)
        {
            Card(main, campaign.State, language);
        }

        if (page.Items.Count == 0)
        {
            Empty(main, language);
        }

        return Page.Html(context, Page.Say(language, "修复活动", "Recovery campaigns"), main, live: "campaign");
    }

    private static void Card(StringBuilder main, CampaignState campaign, Language language)
    {
        var (id, tag) = (Page.Encode(campaign.Id), language == Language.Chinese ? "zh-CN" : "en");
        var report = $"{Api.Base}/campaigns/{id}/report";
        main.Append(CultureInfo.InvariantCulture, $"""
            <article class="card"><h2>{Page.Encode(campaign.Name)}<span class="state">{Page.Encode(StateOf(campaign.Status, language))}</span></h2>
            <p>{Page.Encode(campaign.Brand)} · {campaign.Starts:yyyy-MM-dd} – {campaign.Ends:yyyy-MM-dd} · {Page.Encode(campaign.Crisis?.Title)}</p>
            <div class="links"><a href="{report}.html?lang={tag}">{Page.Encode(Page.Say(language, "修复报告", "Recovery report"))}</a>
            <a href="{report}.pdf?lang={tag}">PDF</a><a href="{report}.xlsx?lang={tag}">XLSX</a>
            <a href="{Api.Base}/campaigns/{id}">{Page.Encode(Page.Say(language, "数据（JSON）", "Data (JSON)"))}</a></div></article>
            """);
    }

    private static void Empty(StringBuilder main, Language language) => main.Append(CultureInfo.InvariantCulture, $"""
        <article class="card"><h2>{Page.Encode(Page.Say(language, "还没有修复活动", "No campaign yet"))}</h2>
        <p>{Page.Encode(Page.Say(
            language,
            "停止服务后运行 ./run --demo，可先看一个完整的示例；或按 API 页的说明新建第一个活动。",
            "Stop the server and start it with ./run --demo to see a complete example, or make your first campaign through the API."))}</p>
        <div class="links"><a href="/api">{Page.Encode(Page.Say(language, "API 页", "API page"))}</a></div></article>
        """);

    private static string StateOf(CampaignStatus status, Language language) => status switch
    {
        CampaignStatus.Draft => Page.Say(language, "草稿", "Draft"),
        CampaignStatus.Planned => Page.Say(language, "已规划", "Planned"),
        CampaignStatus.Active => Page.Say(language, "进行中", "Active"),
        CampaignStatus.Paused => Page.Say(language, "已暂停", "Paused"),
        CampaignStatus.Closed => Page.Say(language, "已结束", "Closed"),
        _ => Page.Say(language, "舆情反复", "Relapsed"),
    };
}
