using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Access;
using Dapper;
using Microsoft.Data.Sqlite;
using OtpNet;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Managing people, tokens and messages and reading the audit, through the pages.</summary>
[Collection(WebCollection.Name)]
public sealed class AdministrationJourney(WebServer web)
{
    [Fact]
    public async Task A_person_is_added_given_another_role_deactivated_and_found_in_the_audit()
    {
        await using var page = await web.OpenEmpty(new PageTerms(Language: "en"));
        await page.Go(new Uri(web.Empty.Address, "/admin/people"));
        await page.Push("Add a person");
        await page.Write("#login", "Wang.Fang");
        await page.Write("#display", "<b>王芳</b>");
        await page.Click(".ant-drawer form button[type=submit]");
        await page.Sees("Shown only once");
        await page.Picture("person-password");
        var password = await page.Ask<string>("document.querySelector('.secret input').value");
        await page.Push("I have saved it");
        Assert.Equal(HttpStatusCode.OK, await SignIn("wang.fang", password));

        await page.Push("<b>王芳</b>");
        await page.Sees("Signed-in browsers");
        await page.Sees("last active");
        await page.Picture("person");
        await page.IsWhole("person", 1440);
        await page.Click(".role-row button");
        await page.Push("Save roles");
        await page.Sees("effective immediately");
        await page.Push("Deactivate");
        await page.Write("#reason", "left the company");
        await page.Click(".ant-modal .ant-btn-primary");
        await page.Sees("Reactivate");
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn("wang.fang", password));

        await page.Go(new Uri(web.Empty.Address, "/admin/audit?noun=staff"));
        await page.Sees("left the company");
        await page.Sees("Person deactivated");
        await page.Sees("Roles changed");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_campaigns_manager_adds_a_colleague_and_sees_only_their_own_people()
    {
        await using var page = await web.Open(new PageTerms(390, 844, "zh-CN", Dark: true));
        await page.Go(new Uri(web.Demo.Address, "/admin/people"));
        var hands = new Hands(page, "zh-CN");
        await hands.Sees("people.mine");
        await page.Sees("demo-editor");
        Assert.DoesNotContain("demo-administrator", await page.Ask<string>("document.querySelector('#main').innerText"), StringComparison.Ordinal);
        await page.Picture("people-mine");
        await page.IsWhole("people-mine", 390);
        await hands.Press("people.add");
        await page.Write("#login", "zhao.lei");
        await page.Until("document.querySelector('.role-row').innerText.includes('青禾茶饮')");
        await page.Picture("people-mine-add");
        await page.IsWhole("people-mine-add", 390);
        await page.Click(".ant-drawer form button[type=submit]");
        await hands.Sees("once.warning");
        await hands.Press("once.kept");
        await page.Push("周遥");
        await hands.Sees("people.fixed");
        await page.Picture("people-mine-peer");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_token_is_created_shown_once_used_and_revoked()
    {
        await using var page = await web.OpenEmpty(new PageTerms(Language: "en"));
        await page.Go(new Uri(web.Empty.Address, "/admin/tokens"));
        await page.Push("New token");
        await page.Write("#token-name", "Daily import");
        await page.Sees("Replace it before that");
        await page.Until("[...document.querySelectorAll('.ant-radio-wrapper-checked')].at(-1).innerText.trim() === '90 days'");
        await page.Picture("token-new");
        await page.IsWhole("token-new", 1440);
        await page.Push("Create token");
        await page.Sees("Shown only once");
        var token = await page.Ask<string>("document.querySelector('.secret input').value");
        await page.Push("I have saved it");
        Assert.Equal(HttpStatusCode.OK, await Show(token));
        await page.Picture("tokens-one");
        await page.IsWhole("tokens", 1440);
        await page.Push("Revoke");
        await page.Sees("This cannot be undone");
        await page.Click(".ant-modal .ant-btn-primary");
        await page.Sees("Revoked");
        Assert.Equal(HttpStatusCode.Unauthorized, await Show(token));
    }

    [Theory]
    [InlineData(390, "zh-CN")]
    [InlineData(1440, "en")]
    public async Task Undeliverable_messages_are_retried_or_dropped_with_a_reason(int width, string language)
    {
        await PutAside($"expire/{language.ToLowerInvariant()}", "unknown/to-this-version");
        await using var page = await web.OpenEmpty(new PageTerms(width, 900, language, Dark: width == 390));
        await page.Go(new Uri(web.Empty.Address, "/admin/settings"));
        var hands = new Hands(page, language);
        await hands.Sees("aside.title", ("n", "1"));
        await page.Picture($"settings-aside-{width}");
        await page.IsWhole("settings-aside", width);
        await hands.Press("aside.retry");
        await hands.Sees("aside.retried");
        await Aside(1);
        await page.Go(new Uri(web.Empty.Address, "/admin/settings"));
        await hands.Press("aside.drop");
        await hands.Write("plan.why", "测试数据");
        await page.Picture($"settings-aside-drop-{width}");
        await page.Click(".ant-modal .ant-btn-primary");
        await hands.Until($"!document.body.innerText.includes({JsonValue.Create(hands.Say("aside.note")).ToJsonString()})");
        await Aside(0);
        await page.Go(new Uri(web.Empty.Address, "/admin/audit?noun=message"));
        await hands.Sees("fact.message.dropped");
        await hands.Sees("fact.message.retried");
        await page.Sees("测试数据");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Whoever_must_have_two_step_verification_is_led_to_set_it_up_and_then_on()
    {
        await web.Empty.Post("people", new { name = "qin.yu", password = AccessSteps.Password, roles = new[] { new { role = "administrator" } } });
        foreach (var terms in (PageTerms[])[new(390, 844, "zh-CN", Dark: true), new(Language: "en")])
        {
            await using var page = await web.Open(web.Empty, terms, "qin.yu", AccessSteps.Password);
            try
            {
                await page.Go(new Uri(web.Empty.Address, "/admin/settings"));
                var hands = new Hands(page, terms.Language);
                await hands.Sees("settings.values");
                if (terms.Language == "en")
                {
                    await page.Click(".ant-radio-wrapper:nth-child(2)");
                    await hands.Sees("settings.policy.you");
                    await page.Picture("settings-policy");
                    await hands.Press("settings.policy.save");
                }
                else
                {
                    await web.Empty.Client.PutAsJsonAsync(new Uri("installation/second-factor", UriKind.Relative), new { policy = "everyone" });
                    await page.Go(new Uri(web.Empty.Address, "/admin/settings"));
                }

                await hands.Sees("factor.first");
                await hands.Press("second.begin");
                await page.Until("document.querySelector('.qr svg')");
                await page.Picture($"factor-first-{terms.Width}");
                await page.IsWhole("factor-first", terms.Width);
                if (terms.Language == "en")
                {
                    var totp = new Totp(Base32Encoding.ToBytes((await page.Ask<string>("document.querySelector('input[aria-label=Key]').value")).Replace(" ", "", StringComparison.Ordinal)));
                    await page.Write("#sign-in-code", totp.ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime));
                    await hands.Press("second.on");
                    await hands.Sees("recovery.title");
                    await hands.Press("once.kept");
                    await hands.Press("factor.first.go");
                    await hands.Sees("settings.values");
                }
            }
            finally
            {
                await web.Empty.Client.PutAsJsonAsync(new Uri("installation/second-factor", UriKind.Relative), new { policy = "off" });
            }
        }
    }

    [Fact]
    public async Task The_audit_is_filtered_and_its_export_uses_the_same_filter()
    {
        await using var page = await web.Open(new PageTerms(Language: "en"), "administrator");
        await page.Go(new Uri(web.Demo.Address, "/admin/audit?noun=staff&first=2020-01-01"));
        await page.Sees("Person added");
        Assert.DoesNotContain("Submission", await page.Ask<string>("document.querySelector('.data tbody').innerText"), StringComparison.Ordinal);
        var export = await page.Ask<string>("document.querySelector('a[download]').href");
        Assert.Contains("noun=staff", export, StringComparison.Ordinal);
        var csv = await web.Demo.Client.GetStringAsync(new Uri(export));
        Assert.Contains("staff.added", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("submission.", csv, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> SignIn(string name, string password)
    {
        using var stranger = new HttpClient { BaseAddress = web.Empty.Client.BaseAddress };
        using var answer = await stranger.PostAsync(new Uri("session", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { name, password }));
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> Show(string token)
    {
        using var program = new HttpClient { BaseAddress = web.Empty.Client.BaseAddress };
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var answer = await program.GetAsync(new Uri("campaigns", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Writes a message of a type that this version does not know, and waits until the dispatcher has set it aside.</summary>
    private async Task PutAside(string key, string type)
    {
        var settings = JsonNode.Parse(await web.Empty.Client.GetStringAsync(new Uri("installation", UriKind.Relative)))!["settings"]!.AsArray();
        var database = (string)settings.Single(setting => (string)setting!["name"]! == "Storage__ConnectionString")!["value"]!;
        await using (var connection = new SqliteConnection($"Data Source={database};Mode=ReadWrite;Pooling=False"))
        {
            await connection.ExecuteAsync("INSERT INTO messages (key, target, type, data, due, attempts) VALUES (@key, 'pool/tea', @type, x'7b7d', 0, 0)", new { key, type });
        }

        await Aside(1);
    }

    /// <summary>Waits until this many messages are set aside.</summary>
    private async Task Aside(int count)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            await timer.WaitForNextTickAsync();
        }
        while ((int)JsonNode.Parse(await web.Empty.Client.GetStringAsync(new Uri("messages", UriKind.Relative)))!["total"]! != count);
    }
}
