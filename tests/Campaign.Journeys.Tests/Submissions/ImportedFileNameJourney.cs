using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Submissions;

/// <summary>The report lists the imported files by the names that people gave them.</summary>
public sealed class ImportedFileNameJourney(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Mapping =
        """{"externalId": "id", "at": "time", "tone": "mood", "text": "words", "channel": {"const": "weibo"}, "origin": {"const": "organic"}}""";

    private readonly CampaignServer _server = shared.Server;
    private readonly string _campaign = shared.Name("spring");

    [Theory]
    [InlineData("微博声量 3月.csv", "微博声量 3月.csv")]
    [InlineData("C:\\Users\\lin\\mentions.csv", "mentions.csv")]
    [InlineData("../../etc/<b>mentions</b>", "b>")]
    public async Task The_report_lists_imports_by_their_files_names(string sent, string shown)
    {
        await _server.Create(_campaign);
        var job = await Import(sent);
        var imports = await _server.Get($"campaigns/{_campaign}/mentions/imports");
        Assert.Equal(shown, (string)imports["items"]![0]!["fileName"]!);
        var report = (await _server.Get($"campaigns/{_campaign}/report?lang=en")).ToJsonString();
        Assert.DoesNotContain(job, report, StringComparison.Ordinal);
        var tables = JsonNode.Parse(report)!["sections"]!.AsArray().SelectMany(section => section!["tables"]!.AsArray());
        Assert.Equal(shown, (string)tables.Single(table => (string)table!["id"]! == "imports")!["rows"]![0]![0]!["text"]!);
    }

    private async Task<string> Import(string name)
    {
        // As browsers send it: the name in UTF-8, in quotes.
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes("id,time,mood,words\n1,2026-03-02 09:00,负面,杯盖又掉了\n"));
        file.Headers.Add("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Add(file);
        form.Add(new StringContent(Mapping), "mapping");
        using var answer = await _server.Client.PostAsync(new Uri($"campaigns/{_campaign}/mentions/import", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var job = await _server.Finished(answer.Headers.Location!);
        Assert.Equal("done", (string)job["status"]!);
        return (string)job["id"]!;
    }
}
