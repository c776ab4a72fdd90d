using System.Net;
using System.Text;
using Campaign.Journeys.Tests.Operations;
using Campaign.Storage.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaign.Journeys.Tests.Access;

/// <summary>Credentials are stored only where they must be.</summary>
public sealed class SecretsTests : IDisposable
{
    private const string Better = "harbour-kettle-maple-19";
    private const string Guess = "my-own-dear-secret-77";
    private readonly CapturedLog _log = new();
    private readonly CampaignServer _server;
    private string? _factor;

    public SecretsTests() => _server = new CampaignServer(null, services => services.AddSingleton<ILoggerProvider>(_log), ("Logging:LogLevel:Default", "Debug"));

    [Fact]
    public async Task No_log_says_who_signs_in_or_with_what()
    {
        var shown = await Live();
        Assert.NotEmpty(_log.Lines);
        foreach (var secret in shown.Append(Better).Append(Guess).Append(AccessSteps.Password).Append(CampaignServer.AdminPassword).Append("wang.fang").Append("王芳").Append("203.0.113.7"))
        {
            Assert.DoesNotContain(_log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task No_fact_and_no_line_of_the_audit_holds_a_secret_or_a_sign_in_name()
    {
        var shown = await Live();
        var told = (await _server.Get("audit")).ToJsonString() + await _server.Client.GetStringAsync(new Uri("audit.csv", UriKind.Relative));
        foreach (var secret in shown.Append(Better).Append(Guess).Append(AccessSteps.Password).Append("wang.fang"))
        {
            Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
        }

        foreach (var file in Directory.GetFiles(_server.DataDirectory, "campaign.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.All(shown.Append(Better).Append(Guess).Where(secret => secret != _factor), secret => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, Path.GetFileName(file)));
        }
    }

    [Fact]
    public async Task No_hash_of_a_request_with_a_password_is_stored()
    {
        await _server.Client.Expect(HttpMethod.Post, "people", new { name = "lin", password = AccessSteps.Password }, HttpStatusCode.Created, ("Idempotency-Key", "one"));
        using var lin = await _server.SignIn("lin");
        await lin.Expect(HttpMethod.Post, "session/password", new { current = AccessSteps.Password, @new = Better }, HttpStatusCode.NoContent, ("Idempotency-Key", "two"));
        await _server.Client.Expect(HttpMethod.Post, "people", new { name = "zhou" }, HttpStatusCode.Created, ("Idempotency-Key", "three"));
        var kept = await _server.Services.GetRequiredService<IRequests>().Find(
            ["/api/v1/people one", "/api/v1/session/password two", "/api/v1/people three"], CancellationToken.None);
        Assert.Equal(["/api/v1/people three"], kept.Keys);
    }

    public void Dispose()
    {
        _server.Dispose();
        _log.Dispose();
    }

    /// <summary>Signs in and out, with right and wrong credentials of every kind.</summary>
    /// <returns>The secrets that the server generated. The secret of two-step verification is needed again, so the database holds it.</returns>
    private async Task<IReadOnlyList<string>> Live()
    {
        var made = await _server.Post("people", new { name = "wang.fang", display = "王芳" }, HttpStatusCode.Created);
        var first = (string)made["password"]!;
        using var browser = await _server.SignIn("wang.fang", first);
        await browser.Refused(HttpMethod.Post, "session", HttpStatusCode.Unauthorized, new { name = "wang.fang", password = Guess }, ("X-Forwarded-For", "203.0.113.7"));
        await browser.Refused(HttpMethod.Post, "session", HttpStatusCode.Unauthorized, new { name = Guess, password = "x" });
        await browser.Expect(HttpMethod.Post, "session/password", new { current = first, @new = Better }, HttpStatusCode.NoContent);
        _factor = (string)(await browser.Expect(HttpMethod.Post, "session/second-factor", new { }))["secret"]!;
        var reset = (string)(await _server.Post($"people/{(string)made["id"]!}/password"))["password"]!;
        var token = (string)(await _server.Post("tokens", new { name = "导入", access = "read" }, HttpStatusCode.Created))["token"]!;
        using var program = _server.Program(token);
        await program.Expect(HttpMethod.Get, "session");
        return [first, _factor, reset, token];
    }
}
