using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.RealInput;

namespace Campaign.Journeys.Tests.Web;

/// <summary>From a listening tool's export to mentions, with a preview before anything is written.</summary>
[Collection(WebCollection.Name)]
public sealed class ImportWizardJourney(WebServer web)
{
    [RealFileFact("airline-mentions.en.csv")]
    public async Task A_file_is_previewed_mapped_and_imported()
    {
        var file = RealFileFactAttribute.PathOf("airline-mentions.en.csv");
        using (var made = await web.Demo.Client.PostAsJsonAsync(new Uri("campaigns", UriKind.Relative), CampaignServer.AnyCampaign("airline")))
        {
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        }

        await using var page = await web.Open(new PageTerms(Language: "en"), "administrator");
        await page.Go(new Uri(web.Demo.Address, "/campaigns/airline/mentions"));
        await page.Sees("Drop a file");
        await page.Choose("input[type=file]", file);
        await page.Sees("can be imported");
        Assert.Equal("[]", (await Imports())["items"]!.ToJsonString());
        await page.Picture("wizard");
        Assert.Empty(await page.Barriers());
        await page.Click(".mapping ~ .tags .ant-btn-primary");
        await page.Until("document.querySelector('.ant-progress-status-success')");
        Assert.Equal(4642, (int)(await Imports())["items"]![0]!["accepted"]!);
        Assert.Empty(page.Complaints);
    }

    private async Task<JsonNode> Imports() =>
        JsonNode.Parse(await web.Demo.Client.GetStringAsync(new Uri("campaigns/airline/mentions/imports", UriKind.Relative)))!;
}
