using System.Net;
using Campaign.Journeys.Tests.Submissions;

namespace Campaign.Journeys.Tests.Access;

/// <summary>Rights in one campaign do not reach another one's data through an id elsewhere in the path or in the body.</summary>
public sealed class ForeignIdTests : IAsyncLifetime, IDisposable
{
    private readonly CampaignServer _server = new();
    private HttpClient _lin = null!;

    public async Task InitializeAsync()
    {
        foreach (var campaign in new[] { "spring", "autumn" })
        {
            await _server.Create(campaign);
            await _server.Post($"campaigns/{campaign}/pools", new { id = $"pool-{campaign}", name = "券", kind = "coupon", units = 10 }, HttpStatusCode.Created);
        }

        await _server.AddPerson("lin", "manager:spring");
        _lin = await _server.SignIn("lin");
    }

    [Fact]
    public async Task A_drive_cannot_pay_from_another_campaigns_pool()
    {
        var body = new { title = "茶", prompt = "说说", opens = "2020-01-01T00:00:00Z", closes = "2090-01-01T00:00:00Z", reward = new { poolId = "pool-autumn" } };
        Assert.Equal("pool-unknown", await _lin.Refused(HttpMethod.Post, "campaigns/spring/drives", HttpStatusCode.NotFound, body));
        await _server.Post("campaigns/spring/drives", new { id = "tea", body.title, body.prompt, body.opens, body.closes }, HttpStatusCode.Created);
        Assert.Equal("pool-unknown", await _lin.Refused(HttpMethod.Post, "drives/tea/amend", HttpStatusCode.NotFound, new { body.reward, reason = "x" }));
    }

    [Fact]
    public async Task A_grant_is_reached_only_through_its_own_pool()
    {
        var grant = (string)(await _server.Post("pools/pool-autumn/grants", new { participant = "person-1", cause = "thanks", amount = 1 }, HttpStatusCode.Created))["id"]!;
        Assert.Equal("grant-unknown", await _lin.Refused(HttpMethod.Get, $"pools/pool-spring/grants/{grant}", HttpStatusCode.NotFound));
        foreach (var step in new[] { "issue", "redeem", "void" })
        {
            Assert.Equal("grant-unknown", await _lin.Refused(HttpMethod.Post, $"pools/pool-spring/grants/{grant}/{step}", HttpStatusCode.NotFound, new { reason = "x" }));
        }

        Assert.Equal("reserved", (string)(await _server.Get($"pools/pool-autumn/grants/{grant}"))["status"]!);
    }

    [Fact]
    public async Task An_import_is_reverted_only_through_its_own_campaign()
    {
        const string Mapping = """{"externalId":"id","at":"at","tone":"tone","channel":{"const":"weibo"},"origin":{"const":"organic"}}""";
        await _server.Client.Finished(await _server.Client.Import("campaigns/autumn/mentions/import", "id,at,tone\n1,2026-03-02,positive\n"u8.ToArray(), Mapping));
        var import = (string)(await _server.Get("campaigns/autumn/mentions/imports"))["items"]![0]!["id"]!;
        var code = await _lin.Refused(HttpMethod.Post, $"campaigns/spring/mentions/imports/{import}/take-back", HttpStatusCode.NotFound, new { reason = "x" });
        Assert.Equal("import-unknown", code);
    }

    [Fact]
    public async Task Repeating_somebody_elses_request_does_not_return_its_response()
    {
        const string Path = "campaigns/autumn/pools";
        var body = new { id = "secret", name = "秘密", kind = "coupon", units = 1 };
        await _server.Client.Expect(HttpMethod.Post, Path, body, HttpStatusCode.Created, ("Idempotency-Key", "one"));
        Assert.Equal("campaign-unknown", await _lin.Refused(HttpMethod.Post, Path, HttpStatusCode.NotFound, body, ("Idempotency-Key", "one")));
    }

    [Fact]
    public async Task A_search_finds_nothing_of_another_campaign()
    {
        await _server.Post(
            "campaigns/autumn/drives", new { id = "tea", title = "茶", prompt = "说说", opens = "2020-01-01T00:00:00Z", closes = "2090-01-01T00:00:00Z" }, HttpStatusCode.Created);
        await _server.Post("drives/tea/submissions", DriveSteps.Body("lin", "秋天的第一口新茶，清甜回甘。"), HttpStatusCode.Created);
        Assert.Equal("drive-unknown", await _lin.Refused(HttpMethod.Get, "drives/tea/submissions?q=新茶", HttpStatusCode.NotFound));
        Assert.Equal("spring", (string)Assert.Single((await _lin.Expect(HttpMethod.Get, "campaigns?q=清茗"))["items"]!.AsArray())!["id"]!);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _lin.Dispose();
        _server.Dispose();
    }
}
