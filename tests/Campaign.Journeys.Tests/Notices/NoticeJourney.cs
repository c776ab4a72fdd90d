using System.Net;
using System.Text.Json.Nodes;
using Campaign.Domain.Decisions;
using Campaign.Journeys.Tests.Access;
using Campaign.Journeys.Tests.Changes;
using Campaign.Silo.Hosting;
using Campaign.Silo.Messages;
using Campaign.Silo.Moving;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Notices;

/// <summary>
/// A noun that the product does not have: it is defined in this folder and registered nowhere else, and everything that follows from its description works. See <c>docs/a-new-noun.md</c>.
/// </summary>
public sealed class NoticeJourney : IDisposable
{
    private readonly FakeClock _clock = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
    private readonly CampaignServer _server;

    public NoticeJourney() => _server = new CampaignServer(_clock, AddNotices);

    [Fact]
    public async Task A_notice_is_created_listed_and_read()
    {
        await Fill(_server);
        var closed = await _server.Post("notices/lids/close", new { reason = "已更换" });
        Assert.Equal(("closed", 2), ((string)closed["status"]!, (int)closed["version"]!));
        var all = await _server.Get("campaigns/spring/notices?limit=1");
        Assert.Equal(("lids", 2), ((string)all["items"]![0]!["id"]!, (int)all["total"]!));
        Assert.Equal("queue", Ids(await _server.Get("campaigns/spring/notices?status=open")).Single());
        Assert.Equal("queue", Ids(await _server.Get($"campaigns/spring/notices?limit=1&cursor={(string)all["next"]!}")).Single());
        Assert.Equal("notice-closed", await _server.PostRefused("notices/lids/close", new { }, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Only_people_with_a_role_in_its_campaign_see_a_notice()
    {
        await Fill(_server);
        await _server.AddPerson("lin", "leadership:spring");
        await _server.AddPerson("zhou", "manager:autumn");
        await _server.AddPerson("chen");
        using var lin = await _server.SignIn("lin");
        await lin.Expect(HttpMethod.Get, "notices/lids");
        Assert.Equal("right-missing", await lin.Refused(HttpMethod.Post, "notices/lids/close", HttpStatusCode.Forbidden, new { }));
        foreach (var name in (string[])["zhou", "chen"])
        {
            using var other = await _server.SignIn(name);
            Assert.Equal("notice-unknown", await other.Refused(HttpMethod.Get, "notices/lids", HttpStatusCode.NotFound));
            Assert.Equal("notice-unknown", await other.Refused(HttpMethod.Post, "notices/lids/close", HttpStatusCode.NotFound, new { }));
            Assert.Equal("campaign-unknown", await other.Refused(HttpMethod.Get, "campaigns/spring/notices", HttpStatusCode.NotFound));
        }
    }

    [Fact]
    public async Task A_notice_is_in_its_campaigns_history_and_in_that_managers_audit()
    {
        await Fill(_server);
        await _server.Post("notices/lids/close", new { reason = "已更换" });
        var history = (await _server.Get("campaigns/spring/history"))["items"]!.AsArray();
        Assert.Equal(["campaign.created", "notice.opened", "notice.opened", "notice.closed"], history.Select(entry => (string)entry!["type"]!));
        Assert.Equal(("notice/lids", "已更换"), ((string)history[^1]!["stream"]!, (string)history[^1]!["why"]!));

        await _server.AddPerson("lin", "manager:spring");
        await _server.AddPerson("zhou", "manager:autumn");
        using var lin = await _server.SignIn("lin");
        using var zhou = await _server.SignIn("zhou");
        var audit = (await lin.Expect(HttpMethod.Get, "audit?noun=notice&campaign=spring"))["items"]!.AsArray();
        Assert.Equal(["notice/lids spring", "notice/queue spring", "notice/lids spring"], audit.Select(entry => $"{entry!["on"]} {entry["campaign"]}"));
        Assert.Equal(audit.ToJsonString(), (await lin.Expect(HttpMethod.Get, "audit?noun=notice"))["items"]!.ToJsonString());
        Assert.Empty((await zhou.Expect(HttpMethod.Get, "audit?noun=notice"))["items"]!.AsArray());
        Assert.Empty((await zhou.Expect(HttpMethod.Get, "audit?noun=notice&campaign=spring"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Watchers_of_its_campaign_are_told_and_a_stale_change_is_refused_with_the_newer_one()
    {
        // Change streams have timers, which never fire on the fake clock. On the real one, the deadlines of the other notices have passed.
        using var server = new CampaignServer(null, AddNotices);
        await Fill(server);
        await server.Post("campaigns/spring/notices", new { id = "hours", title = "营业时间照旧", until = "2126-03-05" }, HttpStatusCode.Created);
        await using var events = await Events.Open(server.Client, "changes?campaign=spring");
        await server.Post("notices/hours/close");
        await events.Until("notice/hours", "spring", 2);
        var late = await server.Client.Expect(HttpMethod.Post, "notices/hours/close", new { }, HttpStatusCode.PreconditionFailed, ("If-Match", "\"1\""));
        Assert.Equal("notice.closed", (string)late["changed"]!["what"]!);
    }

    [Fact]
    public async Task A_notice_is_among_its_campaigns_due_dates_and_receives_messages()
    {
        await Fill(_server);
        var standing = await _server.Get("campaigns/spring/standing");
        Assert.Contains("notice lids 2026-03-05", standing["due"]!.AsArray().Select(item => $"{item!["kind"]} {item["id"]} {item["day"]}"));
        Assert.Contains("notices 2", standing["waiting"]!.AsArray().Select(work => $"{work!["kind"]} {work["count"]}"));
        Assert.Contains("notice", _server.Services.GetRequiredService<Receivers>().Nouns);

        _clock.Set(new(2026, 3, 6, 9, 0, 0, TimeSpan.FromHours(8)));
        await _server.Services.GetRequiredService<MessageDispatcher>().Deliver();
        Assert.Equal(("closed", "open"), ((string)(await _server.Get("notices/lids"))["status"]!, (string)(await _server.Get("notices/queue"))["status"]!));
    }

    [Fact]
    public async Task A_notice_is_exported_imported_verified_and_rebuilt()
    {
        await Fill(_server);
        await _server.Post("notices/lids/close");
        var folder = Directory.CreateTempSubdirectory("campaign-notices-").FullName;
        var archive = Path.Combine(folder, "archive");
        Assert.Equal("", await Run(_server.Services, "export", archive));

        await using (var home = new ServiceCollection().AddLogging().AddSilo(new StorageOptions(), folder).AddNouns(typeof(NoticeView).Assembly).BuildServiceProvider())
        {
            Assert.Equal("", await Run(home, "import", archive));
            Assert.Equal("", await Run(home, "verify"));
            await Run(home, "rebuild-views");
            var notices = home.GetRequiredService<NoticeQueries>();
            Assert.Equal((NoticeStatus.Closed, "spring"), (await notices.Find("lids", default)) is { State: var lids } ? (lids.Status, lids.CampaignId) : default);
            Assert.Equal(1, (await notices.List("spring", new(NoticeQueries.Sorting.Of(null)!, null, 9, "open"), default)).Total);
        }

        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => _server.Dispose();

    private static void AddNotices(IServiceCollection services) => services.AddNouns(typeof(NoticeView).Assembly);

    private static async Task Fill(CampaignServer server)
    {
        await server.Create("spring");
        await server.Create("autumn");
        await server.Post("campaigns/spring/notices", new { id = "lids", title = "杯盖已更换", until = "2026-03-05" }, HttpStatusCode.Created);
        await server.Post("campaigns/spring/notices", new { id = "queue", title = "退款请到柜台", until = "2026-03-09" }, HttpStatusCode.Created);
    }

    /// <returns>The flaws that the command reported.</returns>
    private static async Task<string> Run(IServiceProvider services, string name, params string[] operands)
    {
        var (results, said) = (new StringWriter(), new StringWriter());
        var code = await Commands.Run(new CommandLine(name, operands, Yes: false, Language.English, []), services, results, said);
        Assert.True(code == Commands.Done, $"{name}: {results} {said}");
        return results.ToString();
    }

    private static IEnumerable<string> Ids(JsonNode page) => page["items"]!.AsArray().Select(item => (string)item!["id"]!);
}
