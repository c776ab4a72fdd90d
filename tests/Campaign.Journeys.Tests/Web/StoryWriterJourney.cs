namespace Campaign.Journeys.Tests.Web;

/// <summary>A story is written in the form that its template defines.</summary>
[Collection(WebCollection.Name)]
public sealed class StoryWriterJourney(WebServer web)
{
    [Theory]
    [InlineData("zh-CN", "致歉声明", "整改承诺（事项、负责人、期限）", "整改承诺（事项、负责人、期限），第 1 条：期限")]
    [InlineData("en", "Apology", "Promises: what, who, by when", "Promises: what, who, by when, no. 1: Due")]
    public async Task Missing_fields_are_named_as_in_the_form(string language, string template, string list, string missing)
    {
        await using var page = await web.Open(new PageTerms(Language: language), "administrator");
        await page.Go(new Uri(web.Demo.Address, "/campaigns/qinghe-tea/stories?new=yes"));
        await page.Find(".tile.story").Filter(new() { HasText = template }).First.ClickAsync();
        await page.Find(".variable").Filter(new() { HasText = list }).Locator(".entries > .ant-btn").ClickAsync();
        await page.Sees(missing);
    }
}
