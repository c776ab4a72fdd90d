using Campaign.Documents.Tests;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Takes the README's pictures of the demo. <c>docs/pictures/make</c> saves them.</summary>
[Collection(WebCollection.Name)]
public sealed class ReadmePicturesJourney(WebServer web)
{
    private const int MostBytes = 300 * 1024;

    [Needs("pdftoppm")]
    public async Task The_readmes_pictures_can_be_taken_and_are_small()
    {
        var app = await HomePage();
        var report = await ReportPage();
        Assert.InRange(app.Length + report.Length, 50_000, MostBytes);
        if (Environment.GetEnvironmentVariable("CAMPAIGN_README_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "app.webp"), app);
            await File.WriteAllBytesAsync(Path.Combine(folder, "report.webp"), report);
        }
    }

    private async Task<byte[]> HomePage()
    {
        await using var page = await web.Open(new PageTerms(Language: "en"));
        await page.Go(new Uri(web.Demo.Address, "/campaigns/qinghe-tea"));
        await page.Sees("Reputation has recovered");
        await page.Until("document.querySelector('.chart svg path') && !document.querySelector('.ant-skeleton, .ant-spin-spinning')");
        return await page.Photograph();
    }

    /// <summary>The first page of the PDF, as printed.</summary>
    private async Task<byte[]> ReportPage()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-pictures-").FullName;
        try
        {
            var printed = Path.Combine(folder, "report.pdf");
            await File.WriteAllBytesAsync(printed, await web.Demo.Client.GetByteArrayAsync(new Uri("campaigns/qinghe-tea/report.pdf?lang=en", UriKind.Relative)));
            await Documents.Tests.Program.Run("pdftoppm", "-png", "-singlefile", "-scale-to-x", "900", "-scale-to-y", "1273", printed, Path.Combine(folder, "report"));
            await using var page = await web.Browser.Open(new PageTerms(900, 1273));
            await page.Show(await File.ReadAllBytesAsync(Path.Combine(folder, "report.png")));
            return await page.Photograph();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
