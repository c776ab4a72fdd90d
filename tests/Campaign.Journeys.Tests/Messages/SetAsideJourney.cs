using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Campaign.Domain.Decisions;
using Campaign.Journeys.Tests.Access;
using Campaign.Journeys.Tests.Operations;
using Campaign.Journeys.Tests.Submissions;
using Campaign.Silo.Messages;
using Campaign.Storage;
using Campaign.Storage.Jobs;
using Campaign.Storage.Messages;
using Campaign.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaign.Journeys.Tests.Messages;

/// <summary>A message that cannot be delivered delays no other; administrators see it and decide.</summary>
public sealed class SetAsideJourney : IDisposable
{
    private readonly FakeClock _clock = new(DriveSteps.Noon);
    private readonly CapturedLog _log = new();
    private readonly CampaignServer _server;

    public SetAsideJourney()
    {
        _server = new CampaignServer(_clock, services => services.AddLogging(logging => logging.AddProvider(_log)));
        _server.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    [Fact]
    public async Task One_undeliverable_message_in_a_thousand_is_set_aside_and_all_others_are_delivered()
    {
        await Put(500, "grant.expire@9", "pool/tea");
        await Put(501, "grant.expire", "pool/tea", "{");
        await Put(502, "staff.forget-drafts", "nobody/tea");
        await Put(503, "staff.forget-drafts", "nobody");
        await Put([.. Enumerable.Range(0, 1000).Where(number => number is < 500 or > 503)], "staff.forget-drafts", "access/installation");
        await Round();
        Assert.Equal(4, (await Listed()).Count);
        Assert.Equal(new MessageBacklog(0, 0, null, 4), _server.Services.GetRequiredService<MessageQueries>().Backlog(_clock.Now.AddDays(1)));
        Assert.Equal(4, _log.Lines.Count(line => line.Contains("was set aside", StringComparison.Ordinal)));
        Assert.Equal(4, _log.Lines.Count(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("Message m/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_administrator_sees_the_reason_retries_one_and_drops_another_and_the_audit_says_who()
    {
        await Put(1, "say-hello", "pool/tea");
        await Put(2, "staff.forget-drafts", "nobody/tea");
        await Round();
        var listed = await Listed();
        Assert.Equal(("m/1", "pool/tea", "say-hello", 0, _clock.Now), (
            (string)listed[0]!["key"]!, (string)listed[0]!["target"]!, (string)listed[0]!["type"]!, (int)listed[0]!["attempts"]!, (DateTimeOffset)listed[0]!["since"]!));
        Assert.Contains("a newer one wrote it, or it is damaged", (string)listed[0]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal("Nobody receives messages for nobody/tea.", (string)listed[1]!["reason"]!);

        await Mend("m/1");
        using var admin = await _server.SignIn("admin", CampaignServer.AdminPassword);
        await admin.Expect(HttpMethod.Post, "messages/retry", new { key = "m/1" }, HttpStatusCode.NoContent);
        await admin.Expect(HttpMethod.Post, "messages/drop", new { key = "m/2", reason = " 测试数据 " }, HttpStatusCode.NoContent);
        Assert.Empty(await Listed());
        await Round();
        Assert.Equal(new MessageBacklog(0, 0, null, 0), _server.Services.GetRequiredService<MessageQueries>().Backlog(_clock.Now.AddDays(1)));
        var audit = (await _server.Get("audit?noun=message"))["items"]!.AsArray();
        Assert.Equal(["message.dropped", "message.retried"], audit.Select(entry => (string)entry!["what"]!));
        Assert.Equal("测试数据", (string)audit[0]!["why"]!);
        Assert.All(audit, entry => Assert.StartsWith("staff-", (string)entry!["by"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_on_a_message_not_set_aside_and_a_drop_without_a_reason_are_refused()
    {
        await Put(1, "say-hello", "pool/tea");
        Assert.Equal("message-unknown", await _server.PostRefused("messages/retry", new { key = "m/1" }, HttpStatusCode.NotFound));
        await Round();
        Assert.Equal("message-unknown", await _server.PostRefused("messages/retry", new { }, HttpStatusCode.NotFound));
        Assert.Equal("message-unknown", await _server.PostRefused("messages/drop", new { key = "m/9", reason = "x" }, HttpStatusCode.NotFound));
        Assert.Equal("text-missing", await _server.PostRefused("messages/drop", new { key = "m/1", reason = " " }, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("text-too-long", await _server.PostRefused("messages/drop", new { key = "m/1", reason = new string('x', 1001) }, HttpStatusCode.UnprocessableEntity));
        Assert.Single(await Listed());
        await _server.Client.Expect(HttpMethod.Post, "messages/drop", new { key = "m/1", reason = "x" }, HttpStatusCode.NoContent);
        Assert.Equal("message-unknown", await _server.PostRefused("messages/drop", new { key = "m/1", reason = "x" }, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_message_that_is_refused_or_fails_for_seven_days_is_set_aside_with_the_last_reason()
    {
        await Put(1, "grant.expire", "pool/tea", """{"grantId":"g1"}""");
        await Put(2, "grant.expire", "story/tea", """{"grantId":"g1"}""");
        var began = _clock.Now;
        var tries = 0;
        while ((await Listed()).Count < 2)
        {
            await Round();
            tries++;
            _clock.Advance(TimeSpan.FromHours(1));
            Assert.True(tries <= 180, "It was not set aside within 180 tries.");
        }

        Assert.Equal(180, tries);
        var listed = await Listed();
        Assert.Equal("There is no such reward pool.", (string)listed[0]!["reason"]!);
        Assert.Equal("Acting on it failed (NotSupportedException); the log says more.", (string)listed[1]!["reason"]!);
        Assert.Equal(180, (int)listed[0]!["attempts"]!);
        Assert.True(_clock.Now - began > TimeSpan.FromDays(7));
    }

    [Theory]
    [InlineData(false, 0, "pool-exhausted")]
    [InlineData(true, 1, "pool-closed")]
    public async Task A_reward_waits_for_funds_as_long_as_its_pool_is_open(bool close, int aside, string why)
    {
        await _server.Create("spring");
        await _server.Post("campaigns/spring/pools", new { id = "coupons", name = "券", kind = "coupon", units = 5 }, HttpStatusCode.Created);
        await Put(1, "grant.reserve", "pool/coupons", """{"participant":"p","cause":"c","amount":8}""");
        if (close)
        {
            await _server.Post("pools/coupons/close", new { reason = "结束" });
        }

        for (var tries = 0; tries < 200; tries++)
        {
            await Round();
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(aside, (await Listed()).Count);
        Assert.Contains(_log.Lines, line => line.Contains($"was refused ({why})", StringComparison.Ordinal));
        Assert.Equal(aside == 0 ? 200 : 180, _log.Lines.Count(line => line.Contains("was refused", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        _server.Dispose();
        _log.Dispose();
    }

    private async Task Round()
    {
        var dispatcher = _server.Services.GetRequiredService<MessageDispatcher>();
        while (await dispatcher.Deliver() > 0)
        {
        }
    }

    private async Task<JsonArray> Listed()
    {
        var listed = await _server.Get("messages");
        Assert.Equal(listed["items"]!.AsArray().Count, (int)listed["total"]!);
        return listed["items"]!.AsArray();
    }

    private Task Put(int number, string type, string target, string json = """{"person":"nobody"}""") => Put([number], type, target, json);

    private Task Put(int[] numbers, string type, string target, string json = """{"person":"nobody"}""")
    {
        var rows = new RowChanges();
        foreach (var number in numbers)
        {
            rows.Put(
                CoreTables.Messages,
                [string.Create(CultureInfo.InvariantCulture, $"m/{number}")],
                ("target", target), ("type", type), ("data", Encoding.UTF8.GetBytes(json)), ("due", _clock.Now), ("attempts", 0L));
        }

        return _server.Services.GetRequiredService<IJobs>().Write(rows);
    }

    /// <summary>Replaces it with a message that can be read, as an upgrade would make it.</summary>
    private Task Mend(string key)
    {
        var rows = new RowChanges();
        rows.Put(
            CoreTables.Messages,
            [key],
            ("target", "access/installation"), ("type", "staff.forget-drafts"), ("data", """{"person":"nobody"}"""u8.ToArray()),
            ("due", _clock.Now), ("attempts", 0L), ("aside", DomainJsonOf(new("读不懂。", "It cannot be read."))));
        return _server.Services.GetRequiredService<IJobs>().Write(rows);
    }

    private static string DomainJsonOf(Wording reason) => Encoding.UTF8.GetString(DomainJson.Write(reason));
}
