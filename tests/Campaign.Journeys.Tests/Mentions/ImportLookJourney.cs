using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Mentions;

/// <summary>A file is previewed before it is imported.</summary>
public sealed class ImportLookJourney : IDisposable
{
    private const string File = "编号,发布时间,情感,正文\n1,2026-03-02 09:00,负面,又出问题了\n2,2026-03-02 10:00,正面,道歉很快\n3,改天,正面,还行\n";
    private readonly CampaignServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_preview_guesses_the_columns_tries_the_rows_and_writes_nothing()
    {
        await _server.Create("spring");
        var look = await Look(File, null, HttpStatusCode.OK);
        Assert.Equal("""{"at":"发布时间","tone":"情感","text":"正文","externalId":"编号"}""", Plain(look["mapping"]!));
        Assert.Equal((3, 2, 4), ((int)look["read"]!, (int)look["good"]!, (int)look["problems"]!.AsArray().Single()!["line"]!));
        Assert.Equal(["1", "2026-03-02 09:00", "负面", "又出问题了"], look["sample"]![0]!.AsArray().Select(cell => (string)cell!));
        Assert.Equal(["at", "tone"], look["fields"]!.AsArray().Where(field => (bool)field!["required"]!).Select(field => (string)field!["name"]!));
        Assert.Empty((await _server.Get("campaigns/spring/mentions/imports"))["items"]!.AsArray());
        Assert.Empty(Directory.EnumerateFiles(_server.DataDirectory, "job-*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_mapping_that_does_not_fit_is_reported_together_with_sample_rows()
    {
        await _server.Create("spring");
        var look = await Look(File, """{"at":"发布时间"}""", HttpStatusCode.OK);
        Assert.Contains("tone", (string)look["wrong"]!["en"]!, StringComparison.Ordinal);
        Assert.Equal((0, 3), ((int)look["good"]!, look["sample"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_file_that_is_not_a_table_and_an_unknown_campaign_are_refused()
    {
        await _server.Create("spring");
        Assert.NotNull((await Look("", null, HttpStatusCode.UnprocessableEntity))["code"]);
        using var nowhere = await Send("nowhere", File, null);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    private static string Plain(JsonNode node) => node.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private async Task<JsonNode> Look(string file, string? mapping, HttpStatusCode expect)
    {
        using var answer = await Send("spring", file, mapping);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expect, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<HttpResponseMessage> Send(string campaign, string file, string? mapping)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { { content, "file", "file.csv" } };
        if (mapping is not null)
        {
            form.Add(new StringContent(mapping), "mapping");
        }

        return await _server.Client.PostAsync(new Uri($"campaigns/{campaign}/mentions/look", UriKind.Relative), form);
    }
}
