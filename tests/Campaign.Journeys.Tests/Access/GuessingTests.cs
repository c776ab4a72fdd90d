using System.Net;
using System.Net.Http.Json;
using Campaign.Storage;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Access;

/// <summary>Whoever guesses passwords is blocked, but cannot lock other people out.</summary>
public sealed class GuessingTests : IDisposable
{
    private readonly FakeClock _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(8)));
    private readonly CampaignServer _server;

    public GuessingTests() => _server = new CampaignServer(_clock, services => services.AddSingleton<IStartupFilter, From>());

    [Fact]
    public async Task Guessing_is_blocked_and_an_unknown_name_is_treated_the_same()
    {
        using var browser = Stranger();
        foreach (var name in new[] { "admin", "nobody-has-it" })
        {
            await Guess(browser, name, 10);
            Assert.Equal("sign-in-paused", await SignIn(browser, name, CampaignServer.AdminPassword, HttpStatusCode.TooManyRequests));
        }

        _clock.Advance(TimeSpan.FromMinutes(16));
        await browser.Expect(HttpMethod.Post, "session", new { name = "admin", password = CampaignServer.AdminPassword });
    }

    [Fact]
    public async Task Guesses_at_many_names_from_one_address_are_blocked_and_no_longer_stored()
    {
        using var browser = Stranger();
        for (var guess = 0; guess < 50; guess++)
        {
            await SignIn(browser, $"name-{guess}", "some guess or other", HttpStatusCode.Unauthorized);
        }

        var traces = Traces();
        using var answer = await browser.PostAsJsonAsync("session", new { name = "admin", password = CampaignServer.AdminPassword });
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(traces, Traces());
        using var elsewhere = Stranger("203.0.113.8");
        await elsewhere.Expect(HttpMethod.Post, "session", new { name = "admin", password = CampaignServer.AdminPassword });
    }

    [Fact]
    public async Task All_addresses_of_one_IPv6_network_count_as_one()
    {
        for (var guess = 0; guess < 50; guess++)
        {
            using var browser = Stranger($"2001:db8:0:7::{guess + 1:x}");
            await SignIn(browser, $"name-{guess}", "some guess or other", HttpStatusCode.Unauthorized);
        }

        using var next = Stranger("2001:db8:0:7:ffff::1");
        await SignIn(next, "admin", CampaignServer.AdminPassword, HttpStatusCode.TooManyRequests);
        using var neighbour = Stranger("2001:db8:0:8::1");
        await neighbour.Expect(HttpMethod.Post, "session", new { name = "admin", password = CampaignServer.AdminPassword });
    }

    [Fact]
    public async Task Strangers_guesses_do_not_lock_out_a_known_browser()
    {
        using var own = Stranger("203.0.113.9");
        var session = await own.Expect(HttpMethod.Post, "session", new { name = "admin", password = CampaignServer.AdminPassword });
        await own.Expect(HttpMethod.Delete, "session", null, HttpStatusCode.NoContent, ("X-CSRF-Token", (string)session["csrf"]!));
        using var stranger = Stranger("203.0.113.9");
        await Guess(stranger, "admin", 10);
        await SignIn(stranger, "admin", CampaignServer.AdminPassword, HttpStatusCode.TooManyRequests);
        await own.Expect(HttpMethod.Post, "session", new { name = "admin", password = CampaignServer.AdminPassword });
    }

    [Fact]
    public async Task A_known_browser_is_blocked_for_its_own_guesses_and_gets_no_allowance_at_other_names()
    {
        await _server.AddPerson("lin", "editor");
        using var own = Stranger();
        await own.Expect(HttpMethod.Post, "session", new { name = "lin", password = AccessSteps.Password });
        using var stranger = Stranger("203.0.113.8");
        await Guess(stranger, "admin", 10);
        await SignIn(own, "admin", CampaignServer.AdminPassword, HttpStatusCode.TooManyRequests);
        await Guess(own, "lin", 10);
        await SignIn(own, "lin", AccessSteps.Password, HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_known_browser_is_forgotten_when_the_password_changes()
    {
        var lin = (string)(await _server.AddPerson("lin", "editor"))["id"]!;
        using var own = Stranger();
        await own.Expect(HttpMethod.Post, "session", new { name = "lin", password = AccessSteps.Password });
        var password = (string)(await _server.Post($"people/{lin}/password"))["password"]!;
        using var stranger = Stranger("203.0.113.8");
        await Guess(stranger, "lin", 10);
        await SignIn(own, "lin", password, HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_password_reset_by_an_administrator_ends_the_block()
    {
        var lin = (string)(await _server.AddPerson("lin", "editor"))["id"]!;
        using var stranger = Stranger();
        await Guess(stranger, "lin", 10);
        var password = (string)(await _server.Post($"people/{lin}/password"))["password"]!;
        await stranger.Expect(HttpMethod.Post, "session", new { name = "lin", password });
    }

    [Fact]
    public async Task Strangers_guesses_do_not_stop_a_signed_in_person_from_changing_the_password_but_their_own_do()
    {
        using var admin = Stranger();
        var session = await admin.Expect(HttpMethod.Post, "session", new { name = "admin", password = CampaignServer.AdminPassword });
        admin.DefaultRequestHeaders.Add("X-CSRF-Token", (string)session["csrf"]!);
        using var stranger = Stranger("203.0.113.8");
        await Guess(stranger, "admin", 11, HttpStatusCode.TooManyRequests);
        const string Better = "harbour-kettle-maple-19";
        await admin.Expect(HttpMethod.Post, "session/password", new { current = CampaignServer.AdminPassword, @new = Better }, HttpStatusCode.NoContent);
        for (var guess = 0; guess < 10; guess++)
        {
            Assert.Equal("password-wrong", await admin.Refused(HttpMethod.Post, "session/password", HttpStatusCode.Forbidden, new { current = $"wrong {guess}", @new = Better }));
        }

        Assert.Equal("sign-in-paused", await admin.Refused(HttpMethod.Post, "session/password", HttpStatusCode.TooManyRequests, new { current = Better, @new = "another-kettle-maple-19" }));
    }

    public void Dispose() => _server.Dispose();

    private HttpClient Stranger(string address = "203.0.113.7")
    {
        var browser = _server.NewClient("https");
        browser.DefaultRequestHeaders.Add(From.Header, address);
        return browser;
    }

    private static async Task Guess(HttpClient browser, string name, int times, HttpStatusCode last = HttpStatusCode.Unauthorized)
    {
        for (var guess = 1; guess <= times; guess++)
        {
            await SignIn(browser, name, $"wrong guess number {guess}", guess == times ? last : HttpStatusCode.Unauthorized);
        }
    }

    private static Task<string> SignIn(HttpClient browser, string name, string password, HttpStatusCode status) =>
        browser.Refused(HttpMethod.Post, "session", status, new { name, password });

    private long Traces()
    {
        using var lease = _server.Services.GetRequiredService<IReadDatabase>().Read();
        return lease.Connection.ExecuteScalar<long>("SELECT count(*) FROM sign_in_attempts");
    }

    /// <summary>Lets a test set the address that a request comes from.</summary>
    private sealed class From : IStartupFilter
    {
        public const string Header = "X-Test-From";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[Header], out var from) ? from : null;
                return rest(context);
            });
            next(app);
        };
    }
}
