using System.Net;
using System.Text;
using Campaign.Silo.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Access;

public sealed class TokenJourney : IDisposable
{
    private readonly FakeClock _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(8)));
    private readonly CampaignServer _server;

    public TokenJourney() => _server = new CampaignServer(_clock);

    [Fact]
    public async Task A_token_does_what_it_is_for_and_no_more()
    {
        await _server.Create("spring");
        await _server.Create("autumn");
        using var reads = _server.Program(await Issue("读数", "read", null));
        await reads.Expect(HttpMethod.Get, "campaigns/autumn");
        Assert.Equal("right-missing", await reads.Refused(HttpMethod.Post, "campaigns/spring/plan", HttpStatusCode.Forbidden, new { }));

        using var writes = _server.Program(await Issue("春季导入", "write", "spring"));
        await writes.Expect(HttpMethod.Post, "campaigns/spring/plan", new { });
        Assert.Equal("campaign-unknown", await writes.Refused(HttpMethod.Get, "campaigns/autumn", HttpStatusCode.NotFound));
        Assert.Equal("spring", (string)Assert.Single((await writes.Expect(HttpMethod.Get, "campaigns"))["items"]!.AsArray())!["id"]!);
        Assert.Equal("right-missing", await writes.Refused(HttpMethod.Get, "people", HttpStatusCode.Forbidden));
        Assert.Equal("right-missing", await writes.Refused(HttpMethod.Post, "tokens", HttpStatusCode.Forbidden, new { name = "more", access = "write" }));
        Assert.Equal("person-unknown", await writes.Refused(HttpMethod.Post, "session/password", HttpStatusCode.NotFound, new { }));
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once_and_facts_name_it()
    {
        await _server.Create("spring");
        var made = await _server.Post("tokens", new { name = "导入", access = "write" }, HttpStatusCode.Created);
        using var program = _server.Program((string)made["token"]!);
        await program.Expect(HttpMethod.Post, "campaigns/spring/plan", new { });
        var history = (await _server.Get("campaigns/spring/history"))["items"]!.AsArray();
        Assert.Equal((string)made["id"]!, (string)history[^1]!["by"]!);
        await _server.Client.Expect(HttpMethod.Delete, $"tokens/{(string)made["id"]!}", null, HttpStatusCode.NoContent);
        Assert.Equal("sign-in-needed", await program.Refused(HttpMethod.Get, "campaigns", HttpStatusCode.Unauthorized));
        Assert.Equal("revoked", (string)(await _server.Get($"tokens/{(string)made["id"]!}"))["status"]!);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_stored_nowhere()
    {
        var made = await _server.Post("tokens", new { name = "导入", access = "read" }, HttpStatusCode.Created);
        var token = (string)made["token"]!;
        Assert.StartsWith("cmp_", token, StringComparison.Ordinal);
        Assert.Null((await _server.Get($"tokens/{(string)made["id"]!}"))["token"]);
        using var admin = await _server.SignIn("admin", CampaignServer.AdminPassword);
        foreach (var file in Directory.GetFiles(_server.DataDirectory, "campaign.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(token)) < 0, $"{Path.GetFileName(file)} holds the token.");
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(CampaignServer.AdminPassword)) < 0, $"{Path.GetFileName(file)} holds the password.");
        }
    }

    [Fact]
    public async Task An_expired_token_is_refused_as_expired_and_the_audit_says_when()
    {
        var ends = _clock.Now.AddDays(30);
        var made = await _server.Post("tokens", new { name = "月度导入", access = "read", expires = ends }, HttpStatusCode.Created);
        using var program = _server.Program((string)made["token"]!);
        _clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        await program.Expect(HttpMethod.Get, "campaigns");
        Assert.Equal("active", await Status());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token-expired", await program.Refused(HttpMethod.Get, "campaigns", HttpStatusCode.Unauthorized));
        Assert.Equal("expired", await Status());
        await _server.Services.GetRequiredService<MessageDispatcher>().Deliver();
        var entry = (await _server.Get("audit?noun=token"))["items"]![0]!;
        Assert.Equal(("token.expired", "campaign"), ((string)entry["what"]!, (string)entry["by"]!));
        await _server.Client.Expect(HttpMethod.Delete, $"tokens/{(string)made["id"]!}", null, HttpStatusCode.NoContent);
        Assert.Equal("expired", await Status());

        async Task<string> Status() => (string)(await _server.Get($"tokens/{(string)made["id"]!}"))["status"]!;
    }

    [Fact]
    public async Task A_token_expires_in_the_future_or_never()
    {
        Assert.Equal("expiry-past", await _server.PostRefused("tokens", new { name = "x", access = "read", expires = _clock.Now }, HttpStatusCode.UnprocessableEntity));
        Assert.Null((await _server.Post("tokens", new { name = "x", access = "read" }, HttpStatusCode.Created))["expires"]);
    }

    [Theory]
    [InlineData("""{"access":"read"}""", "text-missing")]
    [InlineData("""{"name":"x"}""", "access-missing")]
    public async Task A_token_needs_a_name_and_an_access(string body, string code) =>
        Assert.Equal(code, await _server.PostRefused("tokens", System.Text.Json.Nodes.JsonNode.Parse(body), HttpStatusCode.UnprocessableEntity));

    public void Dispose() => _server.Dispose();

    private async Task<string> Issue(string name, string access, string? campaign) =>
        (string)(await _server.Post("tokens", new { name, access, campaign }, HttpStatusCode.Created))["token"]!;
}
