namespace Campaign.Journeys.Tests.Web;

/// <summary>A library renders the API page, which must follow our rules all the same.</summary>
[Collection(WebCollection.Name)]
public sealed class ApiPageJourney(WebServer web)
{
    [Theory]
    [InlineData("zh-CN", 1440, false)]
    [InlineData("en", 390, true)]
    public async Task Every_route_is_described_and_nothing_is_loaded_from_another_site(string language, int width, bool dark)
    {
        await using var page = await web.Open(new PageTerms(width, Language: language, Dark: dark), "administrator");
        await page.Go(new Uri(web.Demo.Address, $"/api?lang={language}"));
        await page.Sees("Creates a campaign for the recovery after a crisis");
        await page.Until("document.fonts.status === 'loaded'");
        await page.Picture($"api-{width}-{language}");
        Assert.EndsWith("/api/reference/", await page.Ask<string>("location.pathname"), StringComparison.Ordinal);
        Assert.True(await page.Ask<bool>("performance.getEntriesByType('resource').every(one => new URL(one.name).origin === location.origin)"));
        Assert.Equal("", await page.Ask<string>("[...document.querySelectorAll('button, a')].map(one => one.innerText).filter(text => /SDK|Deploy|Share|Ask AI|API Client|API 客户端/i.test(text)).join()"));
        Assert.Empty(page.Complaints);
    }
}
