using System.Net;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.BadInput;

[Collection(BadInputCollection.Name)]
public sealed class BadQueryTests(BadInputServer server)
{
    [Theory]
    [InlineData("campaigns/nowhere", 404, "campaign-unknown")]
    [InlineData("campaigns/nowhere/pools", 404, "campaign-unknown")]
    [InlineData("campaigns/nowhere/drives", 404, "campaign-unknown")]
    [InlineData("campaigns/nowhere/stories", 404, "campaign-unknown")]
    [InlineData("campaigns/nowhere/mentions/imports", 404, "campaign-unknown")]
    [InlineData("campaigns/nowhere/report.pdf", 404, "campaign-unknown")]
    [InlineData("campaigns/nowhere/reputation", 404, "campaign-unknown")]
    [InlineData("campaigns/..%2f..%2fetc%2fpasswd", 404, "campaign-unknown")]
    [InlineData("partners/%ED%A0%80", 404, null)]
    [InlineData("pools/nowhere/grants", 404, "pool-unknown")]
    [InlineData("pools/..%2ftea", 404, "pool-unknown")]
    [InlineData("jobs/..%2f..%2fx/rejects.csv", 404, "job-unknown")]
    [InlineData("stories/nothing", 404, "story-unknown")]
    [InlineData("nothing/here", 404, "route-unknown")]
    [InlineData("campaigns?limit=0", 422, "limit-invalid")]
    [InlineData("campaigns?limit=201", 422, "limit-invalid")]
    [InlineData("campaigns?limit=x", 400, "malformed")]
    [InlineData("campaigns?limit=99999999999", 400, "malformed")]
    [InlineData("campaigns?cursor=%F0", 422, "cursor-invalid")]
    [InlineData("campaigns?cursor=AAAA", 422, "cursor-invalid")]
    [InlineData("campaigns?sort=colour", 422, "sort-unknown")]
    [InlineData("campaigns?status=lost", 422, "status-unknown")]
    [InlineData("pools/tea/grants?status=lost", 422, "status-unknown")]
    [InlineData("campaigns/spring/stories?status=lost", 422, "status-unknown")]
    [InlineData("campaigns/spring/deliverables?overdue=perhaps", 400, "malformed")]
    [InlineData("campaigns/spring/report?asOf=yesterday", 422, "as-of-invalid")]
    [InlineData("campaigns/spring/report?asOf=9999-12-31", 422, "as-of-invalid")]
    [InlineData("campaigns/spring/report?asOf=2026-03-01T09:00:00", 422, "as-of-invalid")]
    [InlineData("campaigns/spring/report?asOf=03/01/2026", 422, "as-of-invalid")]
    [InlineData("campaigns/spring/stories?from=2026-03-01T09:00:00", 422, "offset-missing")]
    [InlineData("campaigns/spring/stories?from=2026-03-01T09:00:00Z&before=2026-03-02", 422, "offset-missing")]
    [InlineData("campaigns/spring/stories?from=soon", 400, "malformed")]
    [InlineData("audit?from=2026-03-01T09:00:00", 422, "offset-missing")]
    [InlineData("audit?to=2026-03-01", 422, "offset-missing")]
    [InlineData("audit.csv?to=2026-03-01T09:00:00", 422, "offset-missing")]
    [InlineData("campaigns/spring/reputation?from=2026-02-30", 400, "malformed")]
    [InlineData("campaigns/spring/reputation?bucket=week", 422, "bucket-unknown")]
    [InlineData("campaigns/spring/reputation?bucket=7", 422, "bucket-unknown")]
    public async Task An_invalid_query_is_refused(string path, int status, string? code)
    {
        var refused = await server.Refused(HttpMethod.Get, path);
        Assert.Equal((status, code ?? refused.Code), refused);
    }

    [Fact]
    public async Task Overlong_ids_cursors_and_keys_are_refused()
    {
        Assert.Equal((404, "campaign-unknown"), await server.Refused(HttpMethod.Get, $"campaigns/{new string('x', 5_000)}"));
        Assert.Equal((422, "cursor-invalid"), await server.Refused(HttpMethod.Get, $"campaigns?cursor={new string('A', 6_000)}"));
        Assert.Equal((422, "query-too-long"), await server.Refused(HttpMethod.Get, $"campaigns?q={new string('x', 101)}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "campaigns");
        request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", new string('k', 201));
        using var answer = await server.Client.SendAsync(request);
        Assert.Equal("idempotency-key-invalid", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!);
    }

    [Fact]
    public async Task Methods_that_an_address_does_not_support_are_refused()
    {
        Assert.Equal((405, "verb-unknown"), await server.Refused(HttpMethod.Delete, "campaigns/spring"));
        Assert.Equal((405, "verb-unknown"), await server.Refused(HttpMethod.Put, "campaigns/spring"));
        Assert.Equal((405, "verb-unknown"), await server.Refused(new HttpMethod("BREW"), "campaigns"));
    }

    /// <summary>Kestrel itself refuses such an address, before the program sees it.</summary>
    [Theory]
    [InlineData("campaigns/%00")]
    [InlineData("jobs/%00/rejects.csv")]
    public async Task An_address_with_a_NUL_character_is_refused(string path)
    {
        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
