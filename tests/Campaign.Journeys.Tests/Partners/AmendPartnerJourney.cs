using System.Net;
using System.Text.Json.Nodes;
using Campaign.Storage.Journal;
using Campaign.Storage.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Partners;

public sealed class AmendPartnerJourney : IAsyncLifetime, IDisposable
{
    private readonly CampaignServer _server = new();

    public async Task InitializeAsync()
    {
        var body = new { id = "lin-xi", name = "林溪", categories = new[] { "茶饮" }, contact = "lin@example.com", accounts = Accounts("@lin", 1_000), rates = new[] { new { kind = "video", fee = 8_000 } } };
        await _server.Post("partners", body, HttpStatusCode.Created);
        await _server.Post("partners/lin-xi/vet", new { decision = "approve", proofOfUse = "订单 8812" });
    }

    [Fact]
    public async Task An_amended_partner_is_found_by_the_new_details()
    {
        var amended = await _server.Post("partners/lin-xi/amend", new { categories = new[] { "探店" }, accounts = Accounts("@lin", 90_000) });
        Assert.Equal(("approved", "林溪", "lin@example.com"), ((string)amended["status"]!, (string)amended["name"]!, (string?)amended["contact"]));
        Assert.Equal((1, 0), (await Found("探店"), await Found("茶饮")));
        Assert.Equal(90_000, (long)(await _server.Get("partners?sort=-followers"))["items"]![0]!["accounts"]![0]!["followers"]!);
        Assert.Equal("text-missing", await _server.PostRefused("partners/lin-xi/amend", new { rates = Array.Empty<object>() }, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("list-length", await _server.PostRefused("partners/lin-xi/amend", new { accounts = Array.Empty<object>() }, HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task A_new_account_is_vetted_before_the_partner_gets_more_work()
    {
        await _server.Create("spring");
        Assert.Equal("text-missing", await _server.PostRefused("partners/lin-xi/amend", new { accounts = Accounts("@lin-new", 10) }, HttpStatusCode.UnprocessableEntity));
        var amended = await _server.Post("partners/lin-xi/amend", new { accounts = Accounts("@lin-new", 10), reason = "换号" });
        Assert.Equal(("candidate", 1, 0), ((string)amended["status"]!, await Found("@lin-new"), (int)(await _server.Get("partners?status=approved"))["total"]!));
        Assert.Equal("partner-not-approved", await _server.PostRefused("campaigns/spring/collaborations", new { partnerId = "lin-xi" }, HttpStatusCode.Conflict));
        Assert.Equal("approved", (string)(await _server.Post("partners/lin-xi/vet", new { decision = "approve", proofOfUse = "订单 8812" }))["status"]!);
    }

    [Fact]
    public async Task A_contact_is_replaced_and_removed_and_appears_in_no_fact()
    {
        Assert.Equal("lan@example.com", (string?)(await _server.Post("partners/lin-xi/amend", new { contact = " lan@example.com " }))["contact"]);
        var version = (int)(await _server.Post("partners/lin-xi/amend", new { contact = "lan@example.com" }))["version"]!;
        var none = await _server.Post("partners/lin-xi/amend", new { contact = "" });
        Assert.Equal((null, version + 1), ((string?)none["contact"], (int)none["version"]!));
        Assert.Equal("text-too-long", await _server.PostRefused("partners/lin-xi/amend", new { contact = new string('1', 301) }, HttpStatusCode.UnprocessableEntity));

        var subjects = _server.Services.GetRequiredService<ISubjects>();
        var kept = await subjects.Read(subjects.IdOf("partner", "lin-xi"), "partner/lin-xi", CancellationToken.None);
        Assert.Null(JsonNode.Parse(kept!.Json)!["contact"]);
        var facts = await _server.Services.GetRequiredService<IJournal>().Read("partner/lin-xi", 0, CancellationToken.None);
        Assert.All(facts, fact => Assert.DoesNotContain("example.com", fact.Fact.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Amending_an_unknown_partner_is_refused() =>
        Assert.Equal("partner-unknown", await _server.PostRefused("partners/none/amend", new { name = "林岚" }, HttpStatusCode.NotFound));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _server.Dispose();

    private static object[] Accounts(string handle, long followers) => [new { channel = "weibo", handle, followers }];

    private async Task<int> Found(string words) => (int)(await _server.Get($"partners?q={Uri.EscapeDataString(words)}"))["total"]!;
}
