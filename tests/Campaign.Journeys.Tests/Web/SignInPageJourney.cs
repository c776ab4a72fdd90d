using System.Net;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Access;
using OtpNet;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Signing in, staying signed in and signing in again, through the pages.</summary>
[Collection(WebCollection.Name)]
public sealed class SignInPageJourney(WebServer web)
{
    [Theory]
    [InlineData("zh-CN", 1440, false, "登录", "登录名、密码或验证码不对")]
    [InlineData("en", 390, true, "Sign in", "Name, password or code is wrong")]
    public async Task Signing_in_leads_to_the_page_that_was_requested(string language, int width, bool dark, string enter, string wrong)
    {
        await using var page = await web.Browser.Open(new PageTerms(width, Language: language, Dark: dark));
        await page.Go(new Uri(web.Demo.Address, "/campaigns/qinghe-tea/plan"));
        await page.Sees(language == "en" ? "Try the demo" : "示例体验");
        await page.Until("document.activeElement.id === 'sign-in-name'");
        await page.Picture($"sign-in-{width}-{language}");
        await page.IsWhole($"sign-in-{width}", width);
        await page.Write("#sign-in-name", "demo-manager");
        await page.Write("#sign-in-password", "not this one, surely");
        await page.Push(enter);
        await page.Sees(wrong);
        await page.Picture($"sign-in-wrong-{width}-{language}");
        await page.Write("#sign-in-password", await web.DemoPassword());
        await page.Push(enter);
        await page.Sees(language == "en" ? "Responsibility" : "责任归因");
        Assert.Equal("/campaigns/qinghe-tea/plan", await page.Ask<string>("location.pathname"));
    }

    [Theory]
    [InlineData("?next=%2Fpartners", "/partners")]
    [InlineData("?next=%2Fapi", "/api/reference/", false)]
    [InlineData("?next=%2Fcluster%2F", "/cluster/", false)]
    [InlineData("?next=%2F%2Fevil.example", "/")]
    [InlineData("?next=https%3A%2F%2Fevil.example%2F", "/")]
    [InlineData("?next=%2F%5Cevil.example", "/")]
    [InlineData("", "/")]
    public async Task The_sign_in_page_never_redirects_to_another_site(string query, string lands, bool inTheApp = true)
    {
        var page = await web.Keep(new PageTerms(Language: "en"), "manager");
        await page.Go(new Uri(web.Demo.Address, "/sign-in" + query));
        await page.Until($"location.pathname === '{lands}' && document.readyState === 'complete' && !!document.querySelector('#root') === {(inTheApp ? "true" : "false")}");
        Assert.Equal(web.Demo.Address.Authority, await page.Ask<string>("location.host"));
    }

    [Fact]
    public async Task The_demo_offers_to_sign_in_as_a_person_of_each_role_and_to_sign_out()
    {
        await using var page = await web.Browser.Open(new PageTerms(Language: "en"));
        await page.Go(web.Demo.Address);
        await page.Sees("Try the demo");
        Assert.Equal(5, await page.Ask<int>("document.querySelectorAll('.demo-person').length"));
        await page.Push("Leadership");
        await page.Sees("Recovery campaigns");
        await page.Push("林知夏");
        await page.Push("Sign out");
        await page.Sees("Try the demo");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Only_the_demo_offers_people_to_sign_in_as()
    {
        await using var page = await web.Browser.Open(new PageTerms(Language: "en"));
        await page.Go(web.Empty.Address);
        await page.Sees("Forgot your password?");
        Assert.DoesNotContain("Try the demo", await page.Ask<string>("document.body.innerText"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_step_verification_is_set_up_asked_for_and_turned_off()
    {
        await Add(web.Empty, "zhou.min");
        await using var page = await web.Browser.Open(new PageTerms(Language: "en"));
        await page.Go(new Uri(web.Empty.Address, "/account"));
        await Enter(page, "zhou.min");
        await page.Push("Set up two-step verification");
        await page.Until("document.querySelector('.qr svg, .qr canvas')");
        await page.Picture("second-factor");
        await page.IsWhole("second-factor", 1440);
        var totp = new Totp(Base32Encoding.ToBytes((await page.Ask<string>("document.querySelector('input[aria-label=Key]').value")).Replace(" ", "", StringComparison.Ordinal)));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await page.Write("#sign-in-code", totp.ComputeTotp(now));
        await page.Push("Turn on");
        await page.Sees("Save these recovery codes");
        var codes = (await page.Ask<string>("[...document.querySelectorAll('.recovery-codes li')].map(one => one.innerText).join(' ')")).Split(' ');
        Assert.Equal(10, codes.Length);
        await page.Picture("recovery-codes");
        await page.IsWhole("recovery-codes", 1440);
        await page.Push("I have saved it");
        await page.Sees("10 recovery codes are left");
        await page.Push("zhou.min");
        await page.Push("Sign out");
        await Enter(page, "zhou.min");
        await page.Push("Use a recovery code");
        await page.Write("#sign-in-recovery", codes[0]);
        await page.Picture("recovery-asked");
        await page.IsWhole("recovery-asked", 1440);
        await page.Push("Sign in");
        await page.Sees("Recovery campaigns");
        await page.Go(new Uri(web.Empty.Address, "/account"));
        await page.Sees("9 recovery codes are left");
        await page.Push("Create new recovery codes");
        await page.Write("#recovery-password", AccessSteps.Password);
        await page.Push("Create new recovery codes");
        await page.Sees("Save these recovery codes");
        Assert.DoesNotContain(codes[1], await page.Ask<string>("document.querySelector('.recovery-codes').innerText"), StringComparison.Ordinal);
        await page.Push("I have saved it");
        await page.Sees("It is on");
        await page.Push("zhou.min");
        await page.Push("Sign out");
        await Enter(page, "zhou.min");
        await page.Sees("Password accepted");
        await page.Picture("code-asked");

        // The code after the used one, or the current one if that is later.
        await page.Write("#sign-in-code", totp.ComputeTotp(new[] { now.AddSeconds(30), TimeProvider.System.GetUtcNow().UtcDateTime }.Max()));
        await page.Push("Sign in");
        await page.Sees("Recovery campaigns");
    }

    [Fact]
    public async Task A_session_that_ends_while_somebody_writes_loses_nothing()
    {
        await Add(web.Demo, "lin.tao", "manager");
        await using var page = await web.Browser.Open(new PageTerms(Language: "en"));
        await page.Go(new Uri(web.Demo.Address, "/campaigns/new"));
        await Enter(page, "lin.tao");
        await page.Sees("What happened");
        await page.Write("#title", "A worm in the tea");
        await page.Write("#summary", "Somebody filmed it.");
        await page.Write("#name", "Clean tea");
        await page.Write("#brand", "Qinghe");
        await page.Write("#budget", "100000");
        await page.Click(".ant-select:has(#cluster)");
        await page.Push("Preventable");

        // Otherwise saving the draft would find the ended session before the button does.
        await page.Sees("Draft saved");
        await EndSessions(web.Demo, "lin.tao");
        await page.Push("Create campaign");
        await page.Sees("Your session has ended");
        await page.Until("document.activeElement.id === 'sign-in-name' && getComputedStyle(document.querySelector('.ant-modal')).opacity === '1'");
        await page.Picture("session-over");
        Assert.Empty(await page.Barriers());
        await Enter(page, "lin.tao");
        await page.Until("location.pathname.endsWith('/plan')");
        await page.Sees("A worm in the tea");
    }

    private static async Task Enter(BrowserPage page, string name)
    {
        await page.Write("#sign-in-name", name);
        await page.Write("#sign-in-password", AccessSteps.Password);
        await page.Push("Sign in");
        await page.Until("!document.querySelector('#sign-in-password') || document.querySelector('#sign-in-code')");
    }

    private static async Task Add(ServerProcess server, string name, params string[] roles) =>
        await server.Post("people", new { name, password = AccessSteps.Password, roles = roles.Select(role => new { role }) });

    private static async Task EndSessions(ServerProcess server, string name)
    {
        var people = JsonNode.Parse(await server.Client.GetStringAsync(new Uri("people", UriKind.Relative)))!["items"]!.AsArray();
        var person = (string)people.Single(one => (string)one!["name"]! == name)!["id"]!;
        foreach (var session in JsonNode.Parse(await server.Client.GetStringAsync(new Uri($"sessions?person={person}", UriKind.Relative)))!["items"]!.AsArray())
        {
            using var ended = await server.Client.DeleteAsync(new Uri($"sessions/{(string)session!["id"]!}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        }
    }
}
