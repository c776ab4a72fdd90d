using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Days are in the campaigns' time zone, whatever the browser's; the month of a calendar is in the address.</summary>
[Collection(WebCollection.Name)]
public sealed class DatesJourney(WebServer web)
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public async Task Today_is_the_campaigns_day_in_pickers_and_calendars_whatever_the_browsers_time_zone()
    {
        var there = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Shanghai);
        var today = there.ToString("yyyy-MM-dd", null);

        // Nineteen hours behind or six ahead, it is another day there.
        await using var page = await web.Open(new PageTerms(Language: "en", Zone: there.Hour < 18 ? "Pacific/Pago_Pago" : "Pacific/Kiritimati"));
        Assert.NotEqual(today, await page.Ask<string>("new Date().toLocaleDateString('sv')"));
        await page.Go(new Uri(web.Demo.Address, "/campaigns/qinghe-tea/stories?view=calendar"));
        await page.Until($"document.querySelector('time[aria-current=date]').dateTime === '{today}'");
        await page.Go(new Uri(web.Demo.Address, "/campaigns/new"));
        await page.Until($"[...document.querySelectorAll('.ant-picker-range input')].some(one => one.value === '{today}')");
        await page.Go(new Uri(web.Demo.Address, "/campaigns/qinghe-tea/report"));
        await page.Click(".ant-picker input");
        await page.Until($"document.querySelector('.ant-picker-cell-today').title === '{today}'");

        // There is no report of a future day.
        await page.Until($"[...document.querySelectorAll('.ant-picker-cell')].every(cell => cell.classList.contains('ant-picker-cell-disabled') === (cell.title > '{today}'))");
    }

    [Fact]
    public async Task A_calendars_month_is_in_its_address_and_shows_everything_due_in_it()
    {
        await using var page = await web.Open(new PageTerms(Language: "en"));
        var address = new Uri(web.Demo.Address, "/campaigns/qinghe-tea/deliverables?view=calendar&month=2031-01");
        await page.Go(address);
        await page.Sees("January 2031");
        await page.Click(".calendar button[aria-label='Next month']");
        await page.Sees("February 2031");
        await page.Until("location.search.includes('month=2031-02')");
        await page.Go(new Uri(await page.Ask<string>("location.href")));
        await page.Sees("February 2031");
        await page.UntilAnswered(@"/deliverables\?.*from=2031-01-27.*until=2031-03-02", 1);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_board_that_shows_only_part_says_so_and_can_show_more()
    {
        const int Made = 203;
        var (campaign, partner) = await Busy(Made);
        await using var page = await web.Open(new PageTerms(Language: "en"), "administrator");
        var hands = new Hands(page, "en");
        await page.Go(new Uri(web.Demo.Address, $"/campaigns/{campaign}/deliverables"));
        await hands.Sees("deliverables.most", ("n", "200"), ("all", $"{Made}"));
        await hands.Press("list.more");
        await page.Until($"document.querySelectorAll('.board .tile').length === {Made} && !document.querySelector('.pager')");
        await page.Go(new Uri(web.Demo.Address, $"/campaigns/{campaign}/deliverables?view=calendar&month=2030-01&partner={partner}"));
        await page.Until($"document.querySelectorAll('.calendar .entry-button').length === {Made}");
        Assert.Empty(page.Complaints);
    }

    /// <summary>A campaign in which one partner owes this many deliverables in one month.</summary>
    private async Task<(string Campaign, string Partner)> Busy(int count)
    {
        var partners = JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri("partners?status=approved", UriKind.Relative)))!["items"]!;
        var partner = (string)partners[0]!["id"]!;
        await web.Demo.Post("campaigns", CampaignServer.AnyCampaign("busy", "Busy"));
        await web.Demo.Post("campaigns/busy/collaborations", new { partnerId = partner });
        for (var one = 0; one < count; one++)
        {
            await web.Demo.Post($"campaigns/busy/collaborations/{partner}/deliverables", new { title = $"piece {one}", channel = "weibo", kind = "post", due = "2030-01-15", fee = 1 });
        }

        return ("busy", partner);
    }
}
