namespace Campaign.Journeys.Tests.Web;

/// <summary>What somebody else changes is read again where it shows, and nowhere else.</summary>
[Collection(WebCollection.Name)]
public sealed class LiveJourney(WebServer web)
{
    private const string Path = "/campaigns/read-again";

    [Fact]
    public async Task A_pool_is_read_again_where_it_shows_and_in_the_standing_and_nothing_else_is()
    {
        await web.Demo.Post("campaigns", CampaignServer.AnyCampaign("read-again", "只读变了的"));
        await using var page = await web.Open(new PageTerms(), "administrator");
        await page.Go(new Uri(web.Demo.Address, $"{Path}/deliverables"));
        await page.Until($"{Asked("standing")} > 0 && {Asked("deliverables")} > 0");
        Assert.True(await ReadsStandingAlone(page));
        await page.Go(new Uri(web.Demo.Address, $"{Path}/pools"));
        await page.Until($"{Asked("pools")} > 0");
        await Open("后来开的奖励池");
        await page.Sees("后来开的奖励池");
    }

    /// <summary>Everything is read once more soon after a page was opened: so changes are made until that is over.</summary>
    private async Task<bool> ReadsStandingAlone(BrowserPage page)
    {
        for (var round = 0; round < 5; round++)
        {
            var deliverables = await page.Ask<int>(Asked("deliverables"));

            // By the second time, whatever was read with the first has been answered.
            for (var change = 0; change < 2; change++)
            {
                var standings = await page.Ask<int>(Asked("standing"));
                await Open($"奖励池 {round}-{change}");
                await page.Until($"{Asked("standing")} > {standings}");
            }

            if (await page.Ask<int>(Asked("deliverables")) == deliverables)
            {
                return true;
            }
        }

        return false;
    }

    private Task Open(string name) => web.Demo.Post("campaigns/read-again/pools", new { name, kind = "cash", budget = 100 });

    private static string Asked(string list) => $"performance.getEntriesByType('resource').filter(({{ name }}) => /read-again\\/{list}(\\?|$)/.test(name)).length";
}
