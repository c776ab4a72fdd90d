using System.Net;
using System.Text;
using Campaign.Journeys.Tests.Submissions;

namespace Campaign.Journeys.Tests.Partners;

public sealed class PartnerImportJourney : IDisposable
{
    private const string File = "姓名,平台,账号,粉丝数\n小茶,weibo,xiaocha,1.2万\n阿柚,douyin,ayou,34000\n,weibo,nobody,1\n小茶,weibo,xiaocha,1.2万\n";

    private readonly CampaignServer _server = new();

    [Fact]
    public async Task Every_row_becomes_a_candidate_or_is_refused_with_its_line()
    {
        var job = await Import();
        Assert.Equal((4, 2, 2), ((int)job["read"]!, (int)job["accepted"]!, (int)job["rejected"]!));
        var partners = await _server.Get("partners?status=candidate");
        Assert.Equal(2, (int)partners["total"]!);
        var rejects = await _server.Client.GetStringAsync(new Uri($"jobs/{(string)job["id"]!}/rejects.csv?lang=en", UriKind.Relative));
        Assert.Contains("\n4,missing", rejects, StringComparison.Ordinal);
        Assert.Contains("\n5,partner-exists", rejects, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_campaign_accepts_no_mentions_drives_or_stories()
    {
        foreach (var path in new[] { "campaigns/nothing/drives", "campaigns/nothing/stories", "campaigns/nothing/pools", "campaigns/nothing/mentions/import" })
        {
            Assert.Equal((path, "campaign-unknown"), (path, await _server.PostRefused(path, new { title = "t", name = "n" }, HttpStatusCode.NotFound)));
        }
    }

    public void Dispose() => _server.Dispose();

    private async Task<System.Text.Json.Nodes.JsonNode> Import()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(File)), "file", "partners.csv" },
            { new StringContent("""{"name":"姓名","channel":"平台","handle":"账号","followers":"粉丝数"}"""), "mapping" },
        };
        using var answer = await _server.Client.PostAsync(new Uri("partners/import", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return await _server.Finished(answer.Headers.Location!);
    }
}
