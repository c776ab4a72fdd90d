using System.Net;
using System.Net.Http.Json;
using Campaign.Journeys.Tests.Operations;
using OtpNet;

namespace Campaign.Journeys.Tests.Access;

public sealed class SignInJourney : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private readonly FakeClock _clock = new(Noon);
    private readonly CampaignServer _server;

    public SignInJourney() => _server = new CampaignServer(_clock);

    [Fact]
    public async Task The_first_start_creates_one_administrator()
    {
        using var admin = await _server.SignIn("Admin", CampaignServer.AdminPassword);
        var session = await admin.Expect(HttpMethod.Get, "session");
        Assert.Equal("administrator", (string)session["roles"]![0]!["role"]!);
        Assert.Single((await admin.Expect(HttpMethod.Get, "people"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("http", "campaign=", false)]
    [InlineData("https", "__Host-campaign=", true)]
    public async Task The_cookie_is_HttpOnly_SameSite_and_over_https_Secure(string scheme, string name, bool secure)
    {
        using var browser = _server.NewClient(scheme);
        using var answer = await browser.PostAsJsonAsync("session", new { name = "admin", password = CampaignServer.AdminPassword });
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith(name, StringComparison.Ordinal));
        foreach (var cookie in cookies)
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(secure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        }

        await browser.Expect(HttpMethod.Get, "session");
    }

    [Fact]
    public async Task Signing_in_does_not_adopt_a_planted_session()
    {
        using var browser = _server.NewClient();
        var planted = ("Cookie", "campaign=chosen-by-somebody-else-0123456789");
        await browser.Expect(HttpMethod.Post, "session", new { name = "admin", password = CampaignServer.AdminPassword }, HttpStatusCode.OK, planted);
        using var attacker = Bare();
        await attacker.Refused(HttpMethod.Get, "session", HttpStatusCode.Unauthorized, null, planted);
    }

    [Fact]
    public async Task Signing_in_again_gives_a_new_session_and_ends_the_old_one()
    {
        var body = new { name = "admin", password = CampaignServer.AdminPassword };
        using var browser = Bare();
        var first = await CookieOf(browser, body);
        var second = await CookieOf(browser, body, ("Cookie", first));
        Assert.NotEqual(first, second);
        await browser.Refused(HttpMethod.Get, "session", HttpStatusCode.Unauthorized, null, ("Cookie", first));
        await browser.Expect(HttpMethod.Get, "session", null, HttpStatusCode.OK, ("Cookie", second));
    }

    [Fact]
    public async Task A_session_ends_by_signing_out_by_revoking_after_idle_hours_and_after_a_week()
    {
        await _server.AddPerson("lin", "editor");
        using var left = await _server.SignIn("lin");
        await left.Expect(HttpMethod.Delete, "session", null, HttpStatusCode.NoContent);
        await left.Refused(HttpMethod.Get, "session", HttpStatusCode.Unauthorized);

        using var one = await _server.SignIn("lin");
        using var other = await _server.SignIn("lin");
        var sessions = (await one.Expect(HttpMethod.Get, "sessions"))["items"]!.AsArray();
        var foreign = sessions.Single(session => !(bool)session!["current"]!)!;
        await one.Expect(HttpMethod.Delete, $"sessions/{(string)foreign["id"]!}", null, HttpStatusCode.NoContent);
        await other.Refused(HttpMethod.Get, "session", HttpStatusCode.Unauthorized);

        for (var hour = 0; hour < 7 * 24; hour += 11)
        {
            await one.Expect(HttpMethod.Get, "session");
            _clock.Advance(TimeSpan.FromHours(11));
        }

        await one.Refused(HttpMethod.Get, "session", HttpStatusCode.Unauthorized);
        using var idle = await _server.SignIn("lin");
        _clock.Advance(TimeSpan.FromHours(12));
        using var back = await _server.SignIn("lin");
        Assert.Single((await back.Expect(HttpMethod.Get, "sessions"))["items"]!.AsArray());
        await idle.Refused(HttpMethod.Get, "session", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_sees_or_ends_the_session_of_another()
    {
        await _server.AddPerson("lin", "editor");
        await _server.AddPerson("zhou", "manager");
        using var lin = await _server.SignIn("lin");
        using var zhou = await _server.SignIn("zhou");
        var session = (string)(await lin.Expect(HttpMethod.Get, "sessions"))["items"]![0]!["id"]!;
        Assert.Equal("session-unknown", await zhou.Refused(HttpMethod.Delete, $"sessions/{session}", HttpStatusCode.NotFound));
        var person = (string)(await lin.Expect(HttpMethod.Get, "session"))["person"]!;
        Assert.Equal("person-unknown", await zhou.Refused(HttpMethod.Get, $"sessions?person={person}", HttpStatusCode.NotFound));
        await lin.Expect(HttpMethod.Get, "session");
    }

    [Fact]
    public async Task Two_step_verification_asks_for_a_code_and_no_code_works_twice()
    {
        await _server.AddPerson("lin", "editor");
        using var lin = await _server.SignIn("lin");
        var totp = new Totp(Base32Encoding.ToBytes((string)(await lin.Expect(HttpMethod.Post, "session/second-factor", new { }))["secret"]!));
        Assert.Equal("code-wrong", await lin.Refused(HttpMethod.Post, "session/second-factor/confirm", HttpStatusCode.UnprocessableEntity, new { code = "000000" }));
        var used = Code();
        Assert.True((bool)(await lin.Expect(HttpMethod.Post, "session/second-factor/confirm", new { code = used }))["secondFactor"]!);

        using var browser = _server.NewClient();
        Assert.Equal("code-needed", await SignIn(browser, "lin", AccessSteps.Password, HttpStatusCode.Unauthorized));
        Assert.Equal("sign-in-failed", await SignIn(browser, "lin", AccessSteps.Password, HttpStatusCode.Unauthorized, used));
        _clock.Advance(TimeSpan.FromSeconds(30));
        var code = Code();
        Assert.Equal("sign-in-failed", await SignIn(browser, "lin", "not the password", HttpStatusCode.Unauthorized, code));
        await browser.Expect(HttpMethod.Post, "session", new { name = "lin", password = AccessSteps.Password, code });
        await lin.Expect(HttpMethod.Post, "session/second-factor/remove", new { password = AccessSteps.Password });
        await browser.Expect(HttpMethod.Post, "session", new { name = "lin", password = AccessSteps.Password });

        string Code() => totp.ComputeTotp(_clock.Now.UtcDateTime);
    }

    [Fact]
    public async Task Turning_on_two_step_verification_ends_all_other_sessions()
    {
        await _server.AddPerson("lin", "editor");
        using var lin = await _server.SignIn("lin");
        using var elsewhere = await _server.SignIn("lin");
        var totp = new Totp(Base32Encoding.ToBytes((string)(await lin.Expect(HttpMethod.Post, "session/second-factor", new { }))["secret"]!));
        await elsewhere.Expect(HttpMethod.Get, "session");
        await lin.Expect(HttpMethod.Post, "session/second-factor/confirm", new { code = totp.ComputeTotp(_clock.Now.UtcDateTime) });
        await lin.Expect(HttpMethod.Get, "session");
        await elsewhere.Refused(HttpMethod.Get, "session", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_new_password_ends_all_other_sessions_and_a_weak_one_is_refused()
    {
        await _server.AddPerson("lin", "editor");
        using var lin = await _server.SignIn("lin");
        using var elsewhere = await _server.SignIn("lin");
        const string Better = "harbour-kettle-maple-19";
        Assert.Equal("password-wrong", await lin.Refused(HttpMethod.Post, "session/password", HttpStatusCode.Forbidden, new { current = "no", @new = Better }));
        foreach (var weak in new[] { "short", "aaaaaaaaaaaaaaaa", "password1234", "lin-lin-lin-lin-lin" })
        {
            Assert.Equal(
                "password-weak",
                await lin.Refused(HttpMethod.Post, "session/password", HttpStatusCode.UnprocessableEntity, new { current = AccessSteps.Password, @new = weak }));
        }

        await lin.Expect(HttpMethod.Post, "session/password", new { current = AccessSteps.Password, @new = Better }, HttpStatusCode.NoContent);
        await lin.Expect(HttpMethod.Get, "session");
        await elsewhere.Refused(HttpMethod.Get, "session", HttpStatusCode.Unauthorized);
        using var again = await _server.SignIn("lin", Better);
    }

    [Fact]
    public async Task Deactivation_or_a_password_reset_ends_a_persons_sessions_at_once()
    {
        var lin = (string)(await _server.AddPerson("lin", "editor"))["id"]!;
        using var browser = await _server.SignIn("lin");
        await _server.Post($"people/{lin}/deactivate", new { reason = "离职" });
        await browser.Refused(HttpMethod.Get, "session", HttpStatusCode.Unauthorized);
        Assert.Equal("sign-in-failed", await SignIn(browser, "lin", AccessSteps.Password, HttpStatusCode.Unauthorized));
        await _server.Post($"people/{lin}/reactivate");
        var password = (string)(await _server.Post($"people/{lin}/password"))["password"]!;
        using var back = await _server.SignIn("lin", password);
    }

    [Fact]
    public async Task There_is_always_an_administrator()
    {
        using var admin = await _server.SignIn("admin", CampaignServer.AdminPassword);
        var id = (string)(await admin.Expect(HttpMethod.Get, "session"))["person"]!;
        Assert.Equal("last-administrator", await admin.Refused(HttpMethod.Post, $"people/{id}/deactivate", HttpStatusCode.Conflict, new { }));
        Assert.Equal("last-administrator", await admin.Refused(HttpMethod.Put, $"people/{id}/roles", HttpStatusCode.Conflict, new { roles = Array.Empty<object>() }));
        Assert.Equal("role-scope", await admin.Refused(HttpMethod.Post, "people", HttpStatusCode.UnprocessableEntity, await Scoped()));
        Assert.Equal("name-taken", await admin.Refused(HttpMethod.Post, "people", HttpStatusCode.Conflict, new { name = "ADMIN" }));

        async Task<object> Scoped()
        {
            await _server.Create("spring");
            return new { name = "zhou", roles = new[] { new { role = "administrator", campaign = "spring" } } };
        }
    }

    [Fact]
    public async Task A_full_disk_does_not_sign_readers_out()
    {
        using var server = new CampaignServer(_clock, FullDisk.Fill);
        using var admin = await server.SignIn("admin", CampaignServer.AdminPassword);
        _clock.Advance(TimeSpan.FromHours(1));
        await admin.Expect(HttpMethod.Get, "campaigns");
    }

    [Fact]
    public async Task Of_two_concurrent_requests_for_a_sign_in_name_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _server.Client.PostAsJsonAsync("people", new { name = "lin" })));
        Assert.Equal(
            [HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.Conflict, 7)], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(2, (await _server.Get("people"))["items"]!.AsArray().Count);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    public void Dispose() => _server.Dispose();

    private static Task<string> SignIn(HttpClient browser, string name, string password, HttpStatusCode status, string? code = null) =>
        browser.Refused(HttpMethod.Post, "session", status, new { name, password, code });

    /// <summary>A client that keeps no cookies.</summary>
    private HttpClient Bare() => new(_server.CreateHandler()) { BaseAddress = _server.Client.BaseAddress };

    private static async Task<string> CookieOf(HttpClient browser, object body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "session") { Content = JsonContent.Create(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await browser.SendAsync(request);
        return answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("campaign=", StringComparison.Ordinal)).Split(';')[0];
    }
}
