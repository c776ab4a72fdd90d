using System.Net;
using System.Net.Http.Json;
using Campaign.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Campaign.Journeys.Tests.Access;

/// <summary>Recovery codes, for the day the phone with the authenticator is lost.</summary>
public sealed class RecoveryCodeJourney : IDisposable
{
    private const string Confirm = "session/second-factor/confirm";
    private readonly FakeClock _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(8)));
    private readonly CampaignServer _server;

    public RecoveryCodeJourney() => _server = new CampaignServer(_clock);

    [Fact]
    public async Task Ten_codes_are_shown_once_and_each_works_once()
    {
        var (lin, codes) = await TurnOn();
        Assert.Equal(10, codes.Distinct().Count());
        var session = await lin.Expect(HttpMethod.Get, "session");
        Assert.Equal((10, null), ((int)session["recoveryCodesLeft"]!, session["recoveryCodes"]));

        using var browser = _server.NewClient();
        Assert.Equal(9, (int)(await Enter(browser, codes[3]))["recoveryCodesLeft"]!);
        Assert.Equal("sign-in-failed", await Turned(codes[3]));
        Assert.Equal(8, (int)(await Enter(browser, codes[4].Replace("-", " ", StringComparison.Ordinal).ToUpperInvariant()))["recoveryCodesLeft"]!);
        var entry = (await _server.Get("audit?noun=staff"))["items"]![0]!;
        Assert.Equal(("staff.recovery-code-used", (string)session["person"]!), ((string)entry["what"]!, (string)entry["by"]!));
        lin.Dispose();
    }

    [Fact]
    public async Task New_codes_need_the_password_and_replace_the_old_ones_and_turning_it_off_deletes_them()
    {
        var (lin, codes) = await TurnOn();
        const string Path = "session/second-factor/recovery-codes";
        Assert.Equal("password-wrong", await lin.Refused(HttpMethod.Post, Path, HttpStatusCode.Forbidden, new { password = "not this one, surely" }));
        var next = Of(await lin.Expect(HttpMethod.Post, Path, new { password = AccessSteps.Password }));
        Assert.Empty(next.Intersect(codes));
        Assert.Equal("sign-in-failed", await Turned(codes[0]));
        using var browser = _server.NewClient();
        await Enter(browser, next[0]);
        await lin.Expect(HttpMethod.Post, "session/second-factor/remove", new { password = AccessSteps.Password });
        Assert.Equal("second-factor-off", await lin.Refused(HttpMethod.Post, Path, HttpStatusCode.Conflict, new { password = AccessSteps.Password }));
        Assert.Equal([null], Kept("recovery"));
        lin.Dispose();
    }

    [Fact]
    public async Task Of_many_concurrent_uses_of_one_code_one_succeeds()
    {
        var (lin, codes) = await TurnOn();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var browser = _server.NewClient();
            using var answer = await browser.PostAsJsonAsync("session", new { name = "lin", password = AccessSteps.Password, code = codes[0] });
            return answer.StatusCode;
        }));
        Assert.Single(answers, HttpStatusCode.OK);
        lin.Dispose();
    }

    [Fact]
    public async Task Guessing_recovery_codes_is_blocked_and_a_wrong_password_uses_none_up()
    {
        var (lin, codes) = await TurnOn();
        using var stranger = _server.NewClient();
        await stranger.Refused(HttpMethod.Post, "session", HttpStatusCode.Unauthorized, new { name = "lin", password = "not this one, surely", code = codes[0] });
        for (var guess = 0; guess < 9; guess++)
        {
            Assert.Equal("sign-in-failed", await Turned($"aaaaa-bbbbb-cccc{guess}"));
        }

        await stranger.Refused(HttpMethod.Post, "session", HttpStatusCode.TooManyRequests, new { name = "lin", password = AccessSteps.Password, code = codes[0] });
        _clock.Advance(TimeSpan.FromMinutes(16));
        await Enter(stranger, codes[0]);
        lin.Dispose();
    }

    [Fact]
    public async Task A_recovery_code_cannot_turn_on_two_step_verification_and_is_stored_nowhere()
    {
        var (lin, codes) = await TurnOn();
        var kept = Assert.Single(Kept("recovery"));
        Assert.DoesNotContain(codes, code => kept!.Contains(code, StringComparison.Ordinal) || kept.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal));
        var facts = await _server.Client.GetStringAsync(new Uri("audit", UriKind.Relative));
        Assert.DoesNotContain(codes, code => facts.Contains(code, StringComparison.Ordinal));
        await lin.Expect(HttpMethod.Post, "session/second-factor/remove", new { password = AccessSteps.Password });
        await lin.Expect(HttpMethod.Post, "session/second-factor", new { });
        Assert.Equal("code-wrong", await lin.Refused(HttpMethod.Post, Confirm, HttpStatusCode.UnprocessableEntity, new { code = codes[0] }));
        lin.Dispose();
    }

    [Fact]
    public async Task Confirming_two_step_verification_again_yields_no_new_recovery_codes()
    {
        var (lin, codes) = await TurnOn();
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("second-factor-on", await lin.Refused(HttpMethod.Post, Confirm, HttpStatusCode.Conflict, new { code = Code() }));
        using var browser = _server.NewClient();
        await Enter(browser, codes[0]);
        lin.Dispose();

        string Code() => new Totp(Base32Encoding.ToBytes(Assert.Single(Kept("secret")))).ComputeTotp(_clock.Now.UtcDateTime);
    }

    [Fact]
    public async Task Guessing_the_code_that_turns_it_on_is_blocked()
    {
        await _server.AddPerson("lin", "editor");
        using var lin = await _server.SignIn("lin");
        var totp = new Totp(Base32Encoding.ToBytes((string)(await lin.Expect(HttpMethod.Post, "session/second-factor", new { }))["secret"]!));
        for (var guess = 0; guess < 10; guess++)
        {
            Assert.Equal("code-wrong", await lin.Refused(HttpMethod.Post, Confirm, HttpStatusCode.UnprocessableEntity, new { code = $"wrong {guess}" }));
        }

        Assert.Equal("sign-in-paused", await lin.Refused(HttpMethod.Post, Confirm, HttpStatusCode.TooManyRequests, new { code = totp.ComputeTotp(_clock.Now.UtcDateTime) }));
        _clock.Advance(TimeSpan.FromMinutes(16));
        await lin.Expect(HttpMethod.Post, Confirm, new { code = totp.ComputeTotp(_clock.Now.UtcDateTime) });
    }

    public void Dispose() => _server.Dispose();

    private async Task<(HttpClient Lin, string[] Codes)> TurnOn()
    {
        await _server.AddPerson("lin", "editor");
        var lin = await _server.SignIn("lin");
        var totp = new Totp(Base32Encoding.ToBytes((string)(await lin.Expect(HttpMethod.Post, "session/second-factor", new { }))["secret"]!));
        return (lin, Of(await lin.Expect(HttpMethod.Post, Confirm, new { code = totp.ComputeTotp(_clock.Now.UtcDateTime) })));
    }

    private static string[] Of(System.Text.Json.Nodes.JsonNode session) => [.. session["recoveryCodes"]!.AsArray().Select(code => (string)code!)];

    private static Task<System.Text.Json.Nodes.JsonNode> Enter(HttpClient browser, string code) =>
        browser.Expect(HttpMethod.Post, "session", new { name = "lin", password = AccessSteps.Password, code });

    private async Task<string> Turned(string code)
    {
        using var stranger = _server.NewClient();
        return await stranger.Refused(HttpMethod.Post, "session", HttpStatusCode.Unauthorized, new { name = "lin", password = AccessSteps.Password, code });
    }

    private IReadOnlyList<string?> Kept(string column)
    {
        using var lease = _server.Services.GetRequiredService<IReadDatabase>().Read();
        return [.. lease.Connection.Query<string?>($"SELECT {column} FROM staff WHERE login = 'lin'")];
    }
}
