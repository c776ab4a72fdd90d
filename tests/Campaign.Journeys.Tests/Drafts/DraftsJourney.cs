using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Journeys.Tests.Access;
using Campaign.Storage.Drafts;
using Campaign.Storage.States;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Drafts;

/// <summary>Drafts of what people typed but did not submit, over HTTP.</summary>
public sealed class DraftsJourney : IDisposable
{
    private const string Form = "me/drafts/pool/tea-coupons/amend";
    private readonly CampaignServer _server = new(null, ("Documents:Browser", "/no/such/browser"));

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_draft_is_kept_changed_read_listed_and_discarded()
    {
        using var lin = await Person("lin");
        var made = await lin.Expect(HttpMethod.Put, Form, Draft("半句"), HttpStatusCode.Created);
        Assert.Equal(("pool/tea-coupons/amend", "saved"), ((string)made["id"]!, (string)made["status"]!));
        var changed = await lin.Expect(HttpMethod.Put, Form, Draft("一句话"), headers: ("If-Match", $"\"{(long)made["version"]!}\""));
        Assert.NotEqual((long)made["version"]!, (long)changed["version"]!);

        var read = await lin.Expect(HttpMethod.Get, Form);
        Assert.True(JsonNode.DeepEquals(Draft("一句话")["values"], read["values"]), read.ToJsonString());
        Assert.True(JsonNode.DeepEquals(Draft("一句话")["basis"], read["basis"]), read.ToJsonString());
        Assert.Equal(("调整预算 · 新茶券", "/campaigns/spring/pools"), ((string)read["title"]!, (string)read["path"]!));

        var listed = Assert.Single((await lin.Expect(HttpMethod.Get, "me/drafts"))["items"]!.AsArray());
        Assert.Equal(((string)changed["id"]!, (long)changed["version"]!, (string)changed["at"]!), ((string)listed!["id"]!, (long)listed["version"]!, (string)listed["at"]!));
        Assert.Null(listed["values"]);
        Assert.Single((await lin.Expect(HttpMethod.Get, "me/drafts?form=pool/tea-coupons/amend"))["items"]!.AsArray());
        Assert.Empty((await lin.Expect(HttpMethod.Get, "me/drafts?form=pool/tea-coupons/close"))["items"]!.AsArray());

        await lin.Expect(HttpMethod.Delete, Form, status: HttpStatusCode.NoContent);
        await lin.Expect(HttpMethod.Delete, Form, status: HttpStatusCode.NoContent);
        Assert.Equal("draft-unknown", await lin.Refused(HttpMethod.Get, Form, HttpStatusCode.NotFound));
        Assert.Empty((await lin.Expect(HttpMethod.Get, "me/drafts"))["items"]!.AsArray());
    }

    [Fact]
    public async Task False_zero_null_and_emptied_lists_come_back_as_they_were_typed()
    {
        using var lin = await Person("lin");
        var values = JsonNode.Parse("""{"yes":false,"fee":0,"note":null,"tags":[],"name":"","inner":{"at":null,"list":[{}]},"text":"𠮷 \"引号\" \\ \n"}""")!;
        await lin.Expect(HttpMethod.Put, Form, new { values }, HttpStatusCode.Created);
        Assert.True(JsonNode.DeepEquals(values, (await lin.Expect(HttpMethod.Get, Form))["values"]));
    }

    [Fact]
    public async Task A_response_carries_its_version_as_ETag()
    {
        using var lin = await Person("lin");
        await lin.Expect(HttpMethod.Put, Form, Draft("半句"), HttpStatusCode.Created);
        using var answer = await lin.GetAsync(new Uri(Form, UriKind.Relative));
        var tag = answer.Headers.ETag!.Tag;
        Assert.Equal($"\"{(long)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["version"]!}\"", tag);
        await lin.Expect(HttpMethod.Get, Form, status: HttpStatusCode.NotModified, headers: ("If-None-Match", tag));
    }

    [Fact]
    public async Task Of_two_devices_that_write_on_one_version_one_is_refused()
    {
        using var lin = await Person("lin");
        var seen = Match(await lin.Expect(HttpMethod.Put, Form, Draft("第一稿"), HttpStatusCode.Created, ("If-None-Match", "*")));
        await lin.Expect(HttpMethod.Put, Form, Draft("手机上"), headers: seen);
        Assert.Equal("stale-version", await lin.Refused(HttpMethod.Put, Form, HttpStatusCode.PreconditionFailed, Draft("电脑上"), seen));
        Assert.Equal("stale-version", await lin.Refused(HttpMethod.Put, Form, HttpStatusCode.PreconditionFailed, Draft("电脑上"), ("If-None-Match", "*")));
        Assert.Equal("stale-version", await lin.Refused(HttpMethod.Delete, Form, HttpStatusCode.PreconditionFailed, null, seen));
        Assert.Equal("手机上", (string)(await lin.Expect(HttpMethod.Get, Form))["values"]!["reason"]!);
        await lin.Expect(HttpMethod.Put, Form, Draft("电脑上"));
        Assert.Equal("电脑上", (string)(await lin.Expect(HttpMethod.Get, Form))["values"]!["reason"]!);
    }

    [Fact]
    public async Task A_draft_begun_again_after_discarding_reuses_no_version()
    {
        using var lin = await Person("lin");
        var seen = Match(await lin.Expect(HttpMethod.Put, Form, Draft("第一稿"), HttpStatusCode.Created));
        await lin.Expect(HttpMethod.Delete, Form, status: HttpStatusCode.NoContent);
        Assert.Equal("stale-version", await lin.Refused(HttpMethod.Put, Form, HttpStatusCode.PreconditionFailed, Draft("旧设备"), seen));
        await lin.Expect(HttpMethod.Put, Form, Draft("重新写"), HttpStatusCode.Created, ("If-None-Match", "*"));
        Assert.Equal("stale-version", await lin.Refused(HttpMethod.Put, Form, HttpStatusCode.PreconditionFailed, Draft("旧设备"), seen));
        Assert.Equal("重新写", (string)(await lin.Expect(HttpMethod.Get, Form))["values"]!["reason"]!);
    }

    [Fact]
    public async Task Nobody_sees_anothers_drafts_and_a_program_has_none()
    {
        using var lin = await Person("lin");
        using var zhou = await Person("zhou");
        await lin.Expect(HttpMethod.Put, Form, Draft("林的"), HttpStatusCode.Created);
        Assert.Equal("draft-unknown", await zhou.Refused(HttpMethod.Get, Form, HttpStatusCode.NotFound));
        Assert.Empty((await zhou.Expect(HttpMethod.Get, "me/drafts"))["items"]!.AsArray());
        await zhou.Expect(HttpMethod.Put, Form, Draft("周的"), HttpStatusCode.Created);
        await zhou.Expect(HttpMethod.Delete, Form, status: HttpStatusCode.NoContent);
        Assert.Equal("林的", (string)(await lin.Expect(HttpMethod.Get, Form))["values"]!["reason"]!);

        foreach (var (verb, path) in new[] { (HttpMethod.Get, "me/drafts"), (HttpMethod.Get, Form), (HttpMethod.Put, Form), (HttpMethod.Delete, Form) })
        {
            Assert.Equal("drafts-of-people", await _server.Client.Refused(verb, path, HttpStatusCode.Forbidden, verb == HttpMethod.Put ? Draft("程序的") : null));
            using var stranger = _server.NewClient();
            Assert.Equal("sign-in-needed", await stranger.Refused(verb, path, HttpStatusCode.Unauthorized, verb == HttpMethod.Put ? Draft("路人的") : null));
        }
    }

    [Fact]
    public async Task An_invalid_draft_is_refused_with_a_reason_and_nothing_is_kept()
    {
        using var lin = await Person("lin");
        (object? Body, string Path, HttpStatusCode Status, string Code)[] refused =
        [
            (new { }, Form, HttpStatusCode.UnprocessableEntity, "values-missing"),
            (new { values = "text" }, Form, HttpStatusCode.UnprocessableEntity, "values-missing"),
            (new { values = new[] { 1 } }, Form, HttpStatusCode.UnprocessableEntity, "values-missing"),
            (new { values = new { }, basis = 7 }, Form, HttpStatusCode.UnprocessableEntity, "values-missing"),
            (new { values = new { }, path = "https://evil.example" }, Form, HttpStatusCode.UnprocessableEntity, "path-invalid"),
            (new { values = new { }, title = new string('字', 201) }, Form, HttpStatusCode.UnprocessableEntity, "text-too-long"),
            (Draft("半句"), "me/drafts/Pool/Tea", HttpStatusCode.UnprocessableEntity, "form-invalid"),
            (Draft("半句"), "me/drafts/pool", HttpStatusCode.UnprocessableEntity, "form-invalid"),
            (Draft(new string('字', 90_000)), Form, HttpStatusCode.RequestEntityTooLarge, "draft-too-large"),
        ];
        foreach (var (body, path, status, code) in refused)
        {
            Assert.Equal(code, await lin.Refused(HttpMethod.Put, path, status, body));
        }

        Assert.Equal("draft-unknown", await lin.Refused(HttpMethod.Get, "me/drafts/Pool/Tea", HttpStatusCode.NotFound));
        Assert.Empty((await lin.Expect(HttpMethod.Get, "me/drafts"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_person_has_at_most_a_hundred_drafts_and_can_still_change_each()
    {
        using var lin = await Person("lin");
        for (var number = 0; number < 100; number++)
        {
            await lin.Expect(HttpMethod.Put, $"me/drafts/pool/p{number}/amend", Draft("半句"), HttpStatusCode.Created);
        }

        Assert.Equal("drafts-full", await lin.Refused(HttpMethod.Put, Form, HttpStatusCode.UnprocessableEntity, Draft("半句")));
        await lin.Expect(HttpMethod.Put, "me/drafts/pool/p7/amend", Draft("接着写"));
        await lin.Expect(HttpMethod.Delete, "me/drafts/pool/p7/amend", status: HttpStatusCode.NoContent);
        await lin.Expect(HttpMethod.Put, Form, Draft("半句"), HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_draft_is_refused_with_a_reason_while_the_disk_is_full_and_accepted_later()
    {
        using var lin = await Person("lin");
        await lin.Expect(HttpMethod.Put, Form, Draft("半句"), HttpStatusCode.Created);
        await using (var states = await _server.Services.GetRequiredService<IStates>().Source.OpenConnectionAsync())
        {
            await states.ExecuteAsync("CREATE TRIGGER full BEFORE UPDATE ON states BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
            Assert.Equal("storage-unavailable", await lin.Refused(HttpMethod.Put, Form, HttpStatusCode.ServiceUnavailable, Draft("一句话")));
            Assert.Equal("半句", (string)(await lin.Expect(HttpMethod.Get, Form))["values"]!["reason"]!);
            await states.ExecuteAsync("DROP TRIGGER full");
        }

        await lin.Expect(HttpMethod.Put, Form, Draft("一句话"));
        Assert.Equal("一句话", (string)(await lin.Expect(HttpMethod.Get, Form))["values"]!["reason"]!);
    }

    [Fact]
    public async Task Slashes_in_a_forms_name_may_be_encoded()
    {
        using var lin = await Person("lin");
        await lin.Expect(HttpMethod.Put, "me/drafts/pool%2Ftea-coupons%2Famend", Draft("编码"), HttpStatusCode.Created);
        Assert.Equal("编码", (string)(await lin.Expect(HttpMethod.Get, Form))["values"]!["reason"]!);
        await lin.Expect(HttpMethod.Delete, "me/drafts/pool%2Ftea-coupons%2Famend", status: HttpStatusCode.NoContent);
        await lin.Refused(HttpMethod.Get, Form, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_deactivated_persons_drafts_are_deleted_and_others_keep_theirs()
    {
        using var lin = await Person("lin");
        using var zhou = await Person("zhou");
        await lin.Expect(HttpMethod.Put, Form, Draft("林的"), HttpStatusCode.Created);
        await zhou.Expect(HttpMethod.Put, Form, Draft("周的"), HttpStatusCode.Created);
        var person = (string)(await lin.Expect(HttpMethod.Get, "session"))["person"]!;
        await _server.Post($"people/{person}/deactivate");
        await Gone(person);
        await _server.Post($"people/{person}/reactivate");
        using var back = await _server.SignIn("lin");
        Assert.Equal("draft-unknown", await back.Refused(HttpMethod.Get, Form, HttpStatusCode.NotFound));
        await back.Expect(HttpMethod.Put, Form, Draft("回来了"), HttpStatusCode.Created);
        Assert.Equal("周的", (string)(await zhou.Expect(HttpMethod.Get, Form))["values"]!["reason"]!);
    }

    [Fact]
    public async Task Erasing_a_person_deletes_drafts_of_forms_about_their_things()
    {
        using var lin = await Person("lin", "administrator");
        var partner = (string)(await _server.Post(
            "partners", new { name = "阿满", accounts = new[] { new { channel = "weibo", handle = "aman", followers = 10 } }, contact = "13800000001" }, HttpStatusCode.Created))["id"]!;
        await lin.Expect(HttpMethod.Put, $"me/drafts/partner/{partner}/amend", Draft("13800000001 改号"), HttpStatusCode.Created);
        await lin.Expect(HttpMethod.Put, Form, Draft("别的"), HttpStatusCode.Created);
        await _server.Post("subjects/erase", new { channel = "partner", handle = partner, reason = "来信要求" });
        Assert.Equal("draft-unknown", await lin.Refused(HttpMethod.Get, $"me/drafts/partner/{partner}/amend", HttpStatusCode.NotFound));
        await lin.Expect(HttpMethod.Get, Form);

        // The grain may hold a stale state: it does not bring the deleted draft back, and the person can begin again.
        await lin.Expect(HttpMethod.Put, $"me/drafts/partner/{partner}/amend", Draft("再写"), HttpStatusCode.Created);
    }

    internal static JsonObject Draft(string words) => new()
    {
        ["values"] = new JsonObject { ["reason"] = words, ["budget"] = 0, ["tags"] = new JsonArray() },
        ["basis"] = new JsonObject { ["version"] = 3, ["name"] = "新茶券" },
        ["title"] = "调整预算 · 新茶券",
        ["path"] = "/campaigns/spring/pools",
    };

    private static (string, string) Match(JsonNode draft) => ("If-Match", $"\"{(long)draft["version"]!}\"");

    private async Task<HttpClient> Person(string name, params string[] roles)
    {
        await _server.AddPerson(name, roles);
        return await _server.SignIn(name);
    }

    /// <summary>Waits until the message that a deactivation sends has been delivered.</summary>
    private async Task Gone(string person)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var drafts = _server.Services.GetRequiredService<DraftQueries>();
        while ((await drafts.Of(person, CancellationToken.None)).Count > 0)
        {
            await timer.WaitForNextTickAsync();
        }
    }
}
