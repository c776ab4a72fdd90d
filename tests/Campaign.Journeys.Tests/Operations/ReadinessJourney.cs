using System.Net;
using System.Text.Json.Nodes;
using Campaign.Storage;
using Campaign.Storage.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Operations;

public sealed class ReadinessJourney
{
    private static readonly string[] Checks = ["process", "database", "disk", "jobs", "messages", "pdf"];

    [Fact]
    public async Task A_healthy_node_reports_each_check_in_the_readers_language()
    {
        using var server = new CampaignServer();
        var (status, ready) = await Ask(server, "en");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(Checks, ready["checks"]!.AsArray().Select(check => (string)check!["name"]!));
        Assert.Equal("The database takes writes.", Reason(ready, "database"));
        Assert.Equal("数据库可以写入。", Reason((await Ask(server, "zh-CN")).Body, "database"));
    }

    [Fact]
    public async Task A_database_that_cannot_write_makes_it_unready()
    {
        using var server = new CampaignServer(null, FullDisk.Fill);
        await IsUnready(server, "database", "cannot write");
    }

    [Fact]
    public async Task Too_little_room_on_the_disk_makes_it_unready()
    {
        using var server = new CampaignServer(null, ("Storage:LeastFreeMegabytes", "1000000000000"));
        await IsUnready(server, "disk", "MB left");
    }

    [Fact]
    public async Task A_job_runner_that_has_ended_makes_it_unready()
    {
        using var server = new CampaignServer();
        await server.Services.GetRequiredService<Silo.Jobs.JobRunner>().StopAsync(CancellationToken.None);
        await IsUnready(server, "jobs", "imports stand still");
    }

    [Fact]
    public async Task Deadlines_an_hour_late_make_it_unready_but_not_what_fell_due_while_it_was_down()
    {
        var clock = new FakeClock(DateTimeOffset.Parse("2026-03-01T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        using var server = new CampaignServer(clock);
        await Overdue(server, clock.Now.AddDays(-2));
        var (status, _) = await Ask(server, "en");
        Assert.Equal(HttpStatusCode.OK, status);
        clock.Advance(TimeSpan.FromMinutes(61));
        await IsUnready(server, "messages", "more than an hour late");
    }

    [Fact]
    public async Task Messages_that_were_set_aside_make_it_degraded_and_all_others_are_delivered()
    {
        var clock = new FakeClock(DateTimeOffset.Parse("2026-03-01T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        using var server = new CampaignServer(clock);
        await Overdue(server, clock.Now);
        await server.Services.GetRequiredService<Silo.Messages.MessageDispatcher>().Deliver();
        var (status, body) = await Ask(server, "en");
        Assert.Equal((HttpStatusCode.OK, "degraded", "degraded"), (status, (string)body["status"]!, Status(body, "messages")));
        Assert.Contains("were set aside: 1.", Reason(body, "messages"), StringComparison.Ordinal);
        Assert.Contains("有 1 条内部消息送不出去", Reason((await Ask(server, "zh-CN")).Body, "messages"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_it_is_degraded_and_still_ready()
    {
        using var server = new CampaignServer(null, ("Documents:Browser", "/no/such/browser"));
        var (status, body) = await Ask(server, "en");
        Assert.Equal((HttpStatusCode.OK, "degraded", "degraded"), (status, (string)body["status"]!, Status(body, "pdf")));
        Assert.DoesNotContain("/no/such/browser", body.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task IsUnready(CampaignServer server, string check, string reason)
    {
        var (status, body) = await Ask(server, "en");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unready", "unready"), (status, (string)body["status"]!, Status(body, check)));
        Assert.Contains(reason, Reason(body, check), StringComparison.Ordinal);
        using var live = await server.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private static Task Overdue(CampaignServer server, DateTimeOffset due)
    {
        var rows = new Storage.Rows.RowChanges();
        rows.Put(CoreTables.Messages, ["expire/g1"], ("target", "pool/tea"), ("type", "expire-grant"), ("data", "{}"u8.ToArray()), ("due", due), ("attempts", 0L));
        return server.Services.GetRequiredService<IJobs>().Write(rows);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Ask(CampaignServer server, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await server.Client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static string Status(JsonNode body, string check) => (string)Of(body, check)["status"]!;

    private static string Reason(JsonNode body, string check) => (string)Of(body, check)["reason"]!;

    private static JsonNode Of(JsonNode body, string check) => body["checks"]!.AsArray().Single(one => (string)one!["name"]! == check)!;
}
