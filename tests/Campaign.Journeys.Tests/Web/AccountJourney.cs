using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Access;
using OtpNet;

namespace Campaign.Journeys.Tests.Web;

/// <summary>People manage their password, sessions and two-step verification through the pages, and guesses are blocked.</summary>
[Collection(WebCollection.Name)]
public sealed class AccountJourney(WebServer web)
{
    private const string Next = "walnut-harbour-violin-8";

    [Fact]
    public async Task Sign_in_blocked_by_guesses_is_explained_and_a_password_reset_ends_it()
    {
        var id = await Add("guessed.at");
        for (var guess = 0; guess < 10; guess++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await SignIn("guessed.at", $"a guess, the {guess}th"));
        }

        await using var page = await web.Browser.Open(new PageTerms(390, 844, "en"));
        await page.Go(web.Empty.Address);
        await Enter(page, "guessed.at", AccessSteps.Password);
        await page.Sees("Too many attempts: signing in is paused. Try again in 15 minutes.");
        await page.Picture("sign-in-paused");
        using var reset = await web.Empty.Client.PostAsJsonAsync(new Uri($"people/{id}/password", UriKind.Relative), new { reason = "asked for it by phone" });
        await Enter(page, "guessed.at", (string)JsonNode.Parse(await reset.Content.ReadAsStringAsync())!["password"]!);
        await page.Sees("Recovery campaigns");
    }

    [Fact]
    public async Task Changing_the_password_ends_all_sessions_but_this_one()
    {
        await Add("new.password");
        await using var page = await Open("new.password");
        using var elsewhere = await Elsewhere("new.password");
        await page.Go(new Uri(web.Empty.Address, "/account"));
        await page.Write("#present", "not this one, surely");
        await page.Write("#next", Next);
        await page.Push("Change password");
        await page.Sees("That is not your current password; nothing was changed.");
        Assert.Equal(HttpStatusCode.OK, await IsIn(elsewhere));
        await page.Write("#present", AccessSteps.Password);
        await page.Push("Change password");
        await page.Sees("Password changed; other browsers are signed out");
        Assert.Equal(HttpStatusCode.Unauthorized, await IsIn(elsewhere));
        await page.Go(new Uri(web.Empty.Address, "/account"));
        await page.Sees("Signed in as new.password");
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn("new.password", AccessSteps.Password));
        Assert.Equal(HttpStatusCode.OK, await SignIn("new.password", Next));
    }

    [Fact]
    public async Task A_person_ends_one_of_their_own_sessions()
    {
        await Add("left.open");
        await using var page = await Open("left.open");
        using var elsewhere = await Elsewhere("left.open");
        await page.Go(new Uri(web.Empty.Address, "/account"));
        await EndOne(page, from: 2);
        Assert.Equal(HttpStatusCode.Unauthorized, await IsIn(elsewhere));
        await page.Go(new Uri(web.Empty.Address, "/account"));
        await page.Sees("Signed in as left.open");
    }

    [Fact]
    public async Task An_administrator_ends_a_persons_session()
    {
        var id = await Add("lost.phone");
        using var elsewhere = await Elsewhere("lost.phone");
        await using var page = await web.OpenEmpty(new PageTerms(Language: "en"));
        await page.Go(new Uri(web.Empty.Address, $"/admin/people?open={id}"));
        await EndOne(page, from: 1);
        await page.Sees("Not signed in anywhere.");
        Assert.Equal(HttpStatusCode.Unauthorized, await IsIn(elsewhere));
    }

    [Fact]
    public async Task Times_are_shown_in_the_chosen_time_zone()
    {
        const string Moment = "document.querySelector('.rows .small').innerText";
        await Add("far.away");
        await using var page = await Open("far.away");
        await page.Go(new Uri(web.Empty.Address, "/account"));
        await page.Sees("signed in ");
        var there = await page.Ask<string>(Moment);
        await page.Click(".ant-select:has([aria-label=\"Time zone\"])");
        await page.Write("[aria-label=\"Time zone\"]", "Pacific/Honolulu");
        await page.Push("Pacific/Honolulu");
        await page.Until($"{Moment} !== {JsonValue.Create(there).ToJsonString()}");
        var (shanghai, honolulu) = (Of(there), Of(await page.Ask<string>(Moment)));
        Assert.Equal(TimeSpan.FromHours(18), shanghai - honolulu);
        await page.Go(new Uri(web.Empty.Address, "/account"));
        await page.Sees("Pacific/Honolulu");
    }

    [Fact]
    public async Task Two_step_verification_is_turned_off_with_the_password()
    {
        await Add("old.phone");
        await using var page = await Open("old.phone");
        await page.Go(new Uri(web.Empty.Address, "/account"));
        await page.Push("Set up two-step verification");
        var key = await page.Find("input[aria-label=Key]").InputValueAsync();
        await page.Write("#sign-in-code", new Totp(Base32Encoding.ToBytes(key.Replace(" ", "", StringComparison.Ordinal))).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime));
        await page.Push("Turn on");
        await page.Push("I have saved it");
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn("old.phone", AccessSteps.Password));
        await page.Push("Turn off two-step verification");
        await page.Write("#second-password", AccessSteps.Password);
        await page.Push("Turn off two-step verification");
        await page.Sees("Two-step verification is off");
        await page.Sees("Set up two-step verification");
        Assert.Equal(HttpStatusCode.OK, await SignIn("old.phone", AccessSteps.Password));
    }

    private static async Task EndOne(BrowserPage page, int from)
    {
        await page.Until($"document.querySelectorAll('.rows li').length === {from}");
        await page.Push("Sign it out");
        await page.Until($"document.querySelectorAll('.rows li').length === {from - 1}");
    }

    /// <summary>The time in <c>signed in Nov 28, 2026, 1:30 AM · last seen …</c>.</summary>
    private static DateTime Of(string words) =>
        DateTime.Parse(words.Split('·')[0].Replace("signed in", "", StringComparison.Ordinal).Replace('\u202f', ' '), System.Globalization.CultureInfo.InvariantCulture);

    private Task<BrowserPage> Open(string name) => web.Open(web.Empty, new PageTerms(Language: "en"), name, AccessSteps.Password);

    private static async Task Enter(BrowserPage page, string name, string password)
    {
        await page.Write("#sign-in-name", name);
        await page.Write("#sign-in-password", password);
        await page.Push("Sign in");
    }

    private async Task<string> Add(string name)
    {
        using var added = await web.Empty.Client.PostAsJsonAsync(new Uri("people", UriKind.Relative), new { name, password = AccessSteps.Password });
        return (string)JsonNode.Parse(await added.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["id"]!;
    }

    /// <summary>Signs the same person in with another browser.</summary>
    private async Task<HttpClient> Elsewhere(string name)
    {
        var browser = new HttpClient { BaseAddress = web.Empty.Client.BaseAddress };
        browser.DefaultRequestHeaders.Add("X-CSRF-Token", (string)JsonNode.Parse(await Post(browser, "session", new { name, password = AccessSteps.Password }))!["csrf"]!);
        return browser;
    }

    private static async Task<string> Post(HttpClient browser, string path, object body)
    {
        using var answer = await browser.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static async Task<HttpStatusCode> IsIn(HttpClient browser)
    {
        using var answer = await browser.GetAsync(new Uri("session", UriKind.Relative));
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> SignIn(string name, string password)
    {
        using var stranger = new HttpClient { BaseAddress = web.Empty.Client.BaseAddress };
        using var answer = await stranger.PostAsJsonAsync(new Uri("session", UriKind.Relative), new { name, password });
        return answer.StatusCode;
    }
}
