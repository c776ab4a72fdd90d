using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests;

public sealed class ApiDescriptionTests : IDisposable
{
    private readonly CampaignServer _server = new();

    [Fact]
    public async Task The_description_names_every_verb_of_the_core_journey()
    {
        var paths = (await _server.Get("/openapi/v1.json"))["paths"]!.AsObject();
        const string Deliverable = "/api/v1/campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}";
        string[] expected =
        [
            .. new[] { "plan", "activate", "pause", "close", "reopen" }.Select(verb => $"/api/v1/campaigns/{{campaign}}/{verb}"),
            "/api/v1/partners/{partner}/vet",
            .. new[] { "draft", "submit", "request-changes", "approve", "publish", "verify", "settle" }.Select(verb => $"{Deliverable}/{verb}"),
        ];
        Assert.All(expected, path => Assert.IsType<JsonObject>(paths[path]?["post"]));
    }

    [Fact]
    public async Task A_timestamp_is_described_as_a_string_with_a_format()
    {
        var description = await _server.Get("/openapi/v1.json");
        var (asked, session) = (description["paths"]!["/api/v1/audit"]!["get"]!["parameters"]!.AsArray(), description["components"]!["schemas"]!["OpenSession"]!["properties"]!);
        Assert.Equal(("string", "date-time"), ((string)session["created"]!["type"]!, (string)session["created"]!["format"]!));
        Assert.Equal("string", (string)asked.Single(parameter => (string)parameter!["name"]! == "from")!["schema"]!["type"]!);
    }

    public void Dispose() => _server.Dispose();
}
