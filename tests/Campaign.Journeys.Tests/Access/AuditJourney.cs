using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Access;

public sealed class AuditJourney : IDisposable
{
    private readonly CampaignServer _server = new();

    [Fact]
    public async Task Tells_who_did_what_when_and_why()
    {
        using var lin = await Manager("lin", "spring");
        var person = (string)(await lin.Expect(HttpMethod.Get, "session"))["person"]!;
        await lin.Expect(HttpMethod.Post, "campaigns/spring/plan", new { reason = "=HYPERLINK(\"x\")" });
        var entry = Assert.Single(Items(await _server.Get($"audit?person={person}")));
        Assert.Equal(("campaign.planned", "campaign/spring", "spring", "lin"), (Text(entry, "what"), Text(entry, "on"), Text(entry, "campaign"), Text(entry, "byName")));
        Assert.Contains("staff.added", Items(await _server.Get("audit")).Select(other => Text(other, "what")));
        Assert.Empty(Items(await _server.Get("audit?to=1970-01-01T00:00:00Z")));
        using var csv = await _server.Client.GetAsync(new Uri($"audit.csv?person={person}&lang=en", UriKind.Relative));
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_called_by_the_name_of_its_token()
    {
        await _server.Create("spring");
        using var program = _server.Program((string)(await _server.Post("tokens", new { name = "公众号投稿页", access = "write" }, HttpStatusCode.Created))["token"]!);
        await program.Expect(HttpMethod.Post, "campaigns/spring/plan", new { });
        Assert.Equal("公众号投稿页", Text(Items(await _server.Get("audit?campaign=spring"))[0], "byName"));
    }

    [Fact]
    public async Task A_manager_reads_that_of_the_own_campaign_alone()
    {
        using var lin = await Manager("lin", "spring");
        await _server.Create("autumn");
        var entries = Items(await lin.Expect(HttpMethod.Get, "audit"));
        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.Equal("spring", Text(entry, "campaign")));
        Assert.Empty(Items(await lin.Expect(HttpMethod.Get, "audit?campaign=autumn")));
    }

    [Fact]
    public async Task Is_read_page_by_page_without_gap()
    {
        for (var number = 0; number < 12; number++)
        {
            await _server.Create($"campaign-{number:D2}");
        }

        var seen = new List<string>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await _server.Get($"audit?limit=5{cursor}");
            seen.AddRange(Items(page).Select(entry => Text(entry, "on")));
            cursor = (string?)page["next"] is { } next ? $"&cursor={next}" : null;
        }

        Assert.Equal([.. Enumerable.Range(0, 12).Reverse().Select(number => $"campaign/campaign-{number:D2}"), "access/installation"], seen);
    }

    [Fact]
    public async Task Who_signed_in_is_named_in_facts_by_an_id()
    {
        using var lin = await Manager("wang.fang", "spring");
        await lin.Expect(HttpMethod.Post, "campaigns/spring/plan", new { });
        var history = await _server.Get("campaigns/spring/history");
        Assert.StartsWith("staff-", Text(history["items"]!.AsArray()[^1]!, "by"), StringComparison.Ordinal);
        Assert.DoesNotContain("wang.fang", history.ToJsonString(), StringComparison.Ordinal);
        var names = await lin.Expect(HttpMethod.Get, $"names?id={Text(history["items"]!.AsArray()[^1]!, "by")}");
        Assert.Equal("wang.fang", Text(names["items"]![0]!, "name"));
    }

    public void Dispose() => _server.Dispose();

    private async Task<HttpClient> Manager(string name, string campaign)
    {
        await _server.Create(campaign);
        await _server.AddPerson(name, $"manager:{campaign}");
        return await _server.SignIn(name);
    }

    private static List<JsonNode> Items(JsonNode page) => [.. page["items"]!.AsArray().Select(entry => entry!)];

    private static string Text(JsonNode entry, string name) => (string)entry[name]!;
}
