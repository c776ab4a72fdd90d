using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Lists of up to a million rows are read page by page, and their filters are in the address.</summary>
[Collection(WebCollection.Name)]
public sealed class LongListJourney(WebServer web)
{
    private const string Rows = "document.querySelectorAll('tbody tr.ant-table-row').length";
    private const string Asked = @"/drives/qinghe-suggestions/submissions\?";

    [Fact]
    public async Task Submissions_are_read_page_by_page_and_filtered_by_the_server()
    {
        await using var page = await web.Open(new PageTerms(Language: "en"), "leadership");
        var hands = new Hands(page, "en");
        await page.Go(new Uri(web.Demo.Address, "/campaigns/qinghe-tea/drives/qinghe-suggestions"));
        await page.Until($"{Rows} === 50");
        await page.UntilAnswered(Asked, 1);
        await hands.Press("list.next");
        await hands.Sees("list.page", ("n", "2"));
        await page.UntilAnswered(Asked, 2);
        await page.Until($"{Rows} === 50");
        await page.Go(new Uri(web.Demo.Address, "/campaigns/qinghe-tea/drives/qinghe-suggestions?status=rejected"));
        await page.Until($"{Rows} > 0 && {Rows} < 50");
        var rejected = JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri("drives/qinghe-suggestions", UriKind.Relative)))!["funnel"]!["byStatus"]!["rejected"]!;
        Assert.Equal((int)rejected, await page.Ask<int>(Rows));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Filters_are_saved_under_a_name_and_hidden_columns_stay_hidden_in_this_browser()
    {
        await using var page = await web.Open(new PageTerms(Language: "en"), "leadership");
        var hands = new Hands(page, "en");
        await page.Go(new Uri(web.Demo.Address, "/partners?status=approved"));
        await page.Sees("阿满喝茶记");
        await hands.Press("list.views");
        await page.Write(".views input", "Approved ones");
        await hands.Press("list.keep");
        await hands.Press("list.columns");
        await hands.PressWords(hands.Say("partners.categories"));
        await page.Until("![...document.querySelectorAll('th')].some(one => one.innerText === 'Categories')");
        await page.Go(new Uri(web.Demo.Address, "/partners"));
        await page.Sees("省钱天王");
        Assert.False(await page.Ask<bool>("[...document.querySelectorAll('th')].some(one => one.innerText === 'Categories')"));
        await hands.Press("list.views");
        await hands.PressWords("Approved ones");
        await page.Until("location.search === '?status=approved' && !document.body.innerText.includes('省钱天王')");
    }
}
