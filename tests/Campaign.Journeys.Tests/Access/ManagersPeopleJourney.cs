using System.Net;

namespace Campaign.Journeys.Tests.Access;

/// <summary>A campaign's manager adds people without an administrator.</summary>
public sealed class ManagersPeopleJourney : IDisposable
{
    private readonly CampaignServer _server = new();

    [Fact]
    public async Task A_manager_adds_people_sees_only_them_and_takes_their_roles_away()
    {
        using var manager = await Manager();
        var added = await manager.Expect(HttpMethod.Post, "people", new { name = "lin", roles = new[] { Role("editor", "spring") } }, HttpStatusCode.Created);
        using var lin = await _server.SignIn("lin", (string)added["password"]!);
        await lin.Expect(HttpMethod.Get, "campaigns/spring");
        Assert.Equal(["lin", "zhou"], (await manager.Expect(HttpMethod.Get, "people"))["items"]!.AsArray().Select(person => (string)person!["name"]!));
        Assert.Equal(["roles", "password"], added["next"]!.AsArray().Select(step => (string)step!));
        await manager.Expect(HttpMethod.Put, $"people/{(string)added["id"]!}/roles", new { roles = Array.Empty<object>() });
        Assert.Equal("campaign-unknown", await lin.Refused(HttpMethod.Get, "campaigns/spring", HttpStatusCode.NotFound));
        Assert.Equal("person-unknown", await manager.Refused(HttpMethod.Get, $"people/{(string)added["id"]!}", HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_colleague_from_another_campaign_keeps_password_and_roles_there_unseen_by_the_manager()
    {
        using var manager = await Manager();
        await _server.Create("autumn");
        await _server.AddPerson("wang", "editor:autumn");
        var wang = await manager.Expect(HttpMethod.Post, "people", new { name = "Wang", roles = new[] { Role("reviewer", "spring") } });
        Assert.Null(wang["password"]);
        Assert.Equal("reviewer", (string)Assert.Single(wang["roles"]!.AsArray())!["role"]!);
        using var browser = await _server.SignIn("wang");
        await browser.Expect(HttpMethod.Get, "campaigns/autumn");
        await browser.Expect(HttpMethod.Get, "campaigns/spring");
        Assert.Equal("person-not-yours", await manager.Refused(HttpMethod.Post, $"people/{(string)wang["id"]!}/password", HttpStatusCode.Forbidden, new { }));
        await manager.Expect(HttpMethod.Put, $"people/{(string)wang["id"]!}/roles", new { roles = Array.Empty<object>() });
        await browser.Expect(HttpMethod.Get, "campaigns/autumn");
    }

    [Fact]
    public async Task Managers_cannot_exceed_their_own_rights_and_programs_cannot_manage_people()
    {
        using var manager = await Manager();
        foreach (var role in (object[])[Role("editor", null), Role("manager", "spring"), Role("administrator", null)])
        {
            Assert.Equal("role-not-yours", await manager.Refused(HttpMethod.Post, "people", HttpStatusCode.Forbidden, new { name = "lin", roles = new[] { role } }));
        }

        var admin = (string)(await _server.Get("people"))["items"]!.AsArray().Single(person => (string)person!["name"]! == "admin")!["id"]!;
        Assert.Equal("person-unknown", await manager.Refused(HttpMethod.Post, $"people/{admin}/password", HttpStatusCode.NotFound, new { }));
        Assert.Equal("right-missing", await manager.Refused(HttpMethod.Post, $"people/{admin}/deactivate", HttpStatusCode.Forbidden, new { }));
        using var program = _server.Program((string)(await _server.Post("tokens", new { name = "脚本", access = "write" }, HttpStatusCode.Created))["token"]!);
        Assert.Equal("right-missing", await program.Refused(HttpMethod.Post, "people", HttpStatusCode.Forbidden, new { name = "lin", roles = new[] { Role("editor", "spring") } }));
        Assert.Equal("right-missing", await program.Refused(HttpMethod.Put, $"people/{admin}/roles", HttpStatusCode.Forbidden, new { roles = Array.Empty<object>() }));
    }

    [Fact]
    public async Task A_campaign_that_a_manager_may_not_read_looks_like_one_that_does_not_exist()
    {
        using var manager = await Manager();
        await _server.Create("autumn");
        var wang = (string)(await _server.AddPerson("wang", "editor:autumn", "editor:spring"))["id"]!;
        foreach (var role in (object[])[Role("editor", "autumn"), Role("reviewer", "autumn"), Role("editor", "no-such-campaign")])
        {
            Assert.Equal("campaign-unknown", await manager.Refused(HttpMethod.Post, "people", HttpStatusCode.UnprocessableEntity, new { name = "lin", roles = new[] { role } }));
            Assert.Equal("campaign-unknown", await manager.Refused(HttpMethod.Put, $"people/{wang}/roles", HttpStatusCode.UnprocessableEntity, new { roles = new[] { role } }));
        }
    }

    [Fact]
    public async Task If_Match_reveals_nothing_about_people_whom_a_manager_does_not_see()
    {
        using var manager = await Manager();
        await _server.Create("autumn");
        var wang = (string)(await _server.AddPerson("wang", "editor:autumn"))["id"]!;
        var seen = ("If-Match", "\"999999\"");
        foreach (var name in (string[])["wang", "nobody-has-it"])
        {
            Assert.Equal("role-needed", await manager.Refused(HttpMethod.Post, "people", HttpStatusCode.UnprocessableEntity, new { name, roles = Array.Empty<object>() }, seen));
        }

        foreach (var id in (string[])[wang, "staff-nobody"])
        {
            Assert.Equal("person-unknown", await manager.Refused(HttpMethod.Put, $"people/{id}/roles", HttpStatusCode.NotFound, new { roles = Array.Empty<object>() }, seen));
            Assert.Equal("person-unknown", await manager.Refused(HttpMethod.Post, $"people/{id}/password", HttpStatusCode.NotFound, new { }, seen));
        }
    }

    [Fact]
    public async Task Repeating_the_request_does_not_add_a_removed_colleague_again()
    {
        using var manager = await Manager();
        await _server.Create("autumn");
        var wang = (string)(await _server.AddPerson("wang", "editor:autumn"))["id"]!;
        var (body, key) = (new { name = "wang", roles = new[] { Role("reviewer", "spring") } }, ("Idempotency-Key", "bring-wang-in"));
        await manager.Expect(HttpMethod.Post, "people", body, HttpStatusCode.OK, key);
        await _server.Client.Expect(HttpMethod.Put, $"people/{wang}/roles", new { roles = new[] { Role("editor", "autumn") } });
        Assert.Equal("person-unknown", await manager.Refused(HttpMethod.Post, "people", HttpStatusCode.NotFound, body, key));
        Assert.Equal("editor", (string)Assert.Single((await _server.Get($"people/{wang}"))["roles"]!.AsArray())!["role"]!);
    }

    [Fact]
    public async Task The_page_is_told_which_roles_may_be_given_where()
    {
        using var manager = await Manager();
        var givable = (await manager.Expect(HttpMethod.Get, "roles"))["items"]!.AsArray();
        Assert.Equal(["editor", "reviewer", "leadership"], givable.Select(one => (string)one!["role"]!));
        Assert.All(givable, one => Assert.Equal((false, "spring"), ((bool)one!["everywhere"]!, (string)Assert.Single(one["campaigns"]!.AsArray())!)));
        Assert.Equal(5, (await _server.Get("roles"))["items"]!.AsArray().Count);
    }

    public void Dispose() => _server.Dispose();

    private async Task<HttpClient> Manager()
    {
        await _server.Create("spring");
        await _server.AddPerson("zhou", "manager:spring");
        return await _server.SignIn("zhou");
    }

    private static object Role(string role, string? campaign) => new { role, campaign };
}
