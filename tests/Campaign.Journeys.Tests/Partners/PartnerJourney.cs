using System.Net;
using Campaign.Storage.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Partners;

public sealed class PartnerJourney : IDisposable
{
    private readonly CampaignServer _server = new();

    [Fact]
    public async Task A_partner_is_vetted_approved_suspended_and_reinstated()
    {
        Assert.Equal("candidate", (string)(await Register("lin-xi"))["status"]!);
        var vetted = await _server.Post("partners/lin-xi/vet", new { decision = "approve", proofOfUse = "订单 8812", findings = new[] { new { code = "old-post", severity = "low", note = "已删" } } });
        Assert.Equal(("approved", "订单 8812"), ((string)vetted["status"]!, (string)vetted["proofOfUse"]!));
        Assert.Equal("text-missing", await _server.PostRefused("partners/lin-xi/suspend", null, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("suspended", (string)(await _server.Post("partners/lin-xi/suspend", new { reason = "数据异常" }))["status"]!);
        Assert.Equal("partner-suspended", await _server.PostRefused("partners/lin-xi/vet", new { decision = "approve" }, HttpStatusCode.Conflict));
        using var reinstated = await _server.Client.PostAsync(new Uri("partners/lin-xi/reinstate", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.OK, reinstated.StatusCode);
        Assert.Equal("approved", (string)(await _server.Get("partners/lin-xi"))["status"]!);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Proof_of_use_may_be_given_as_yes_or_no(bool said, bool kept)
    {
        await Register("lin-xi");
        var vetted = await _server.Post("partners/lin-xi/vet", new { decision = "approve", proofOfUse = said });
        Assert.Equal(kept, (string?)vetted["proofOfUse"] is not null);
    }

    [Fact]
    public async Task A_partner_under_a_false_advertising_ban_is_not_approved()
    {
        await Register("lin-xi");
        var body = new { decision = "approve", proofOfUse = true, findings = new[] { new { code = "false-advertising-ban", severity = "high" } } };
        Assert.Equal("kol-proof", await _server.PostRefused("partners/lin-xi/vet", body, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("candidate", (string)(await _server.Get("partners/lin-xi"))["status"]!);
    }

    [Fact]
    public async Task A_contact_is_shown_until_the_person_is_erased_and_appears_in_no_fact()
    {
        Assert.Equal("lin@example.com", (string)(await Register("lin-xi", contact: "lin@example.com"))["contact"]!);
        var subjects = _server.Services.GetRequiredService<ISubjects>();
        Assert.True(await subjects.Erase(subjects.IdOf("partner", "lin-xi"), CancellationToken.None));
        var partner = await _server.Get("partners/lin-xi");
        Assert.Null(partner["contact"]);
        Assert.Equal("林溪", (string)partner["name"]!);
    }

    [Fact]
    public async Task Lists_search_handles_and_categories_and_sort_by_followers()
    {
        await Register("lin-xi", followers: 500);
        await Register("zhou-an", followers: 90_000);
        await Register("chen", followers: 7_000);
        Assert.Equal(["zhou-an", "chen", "lin-xi"], await Ids("partners?sort=-followers"));
        Assert.Equal(["chen"], await Ids("partners?q=@CHEN"));
        Assert.Equal(3, (await Ids("partners?q=茶饮")).Length);
        await _server.Post("partners/chen/vet", new { decision = "decline" });
        Assert.Equal(["chen"], await Ids("partners?status=declined"));
        Assert.Equal(2, (int)(await _server.Get("partners?status=candidate&limit=1"))["total"]!);
    }

    [Fact]
    public async Task A_vetting_without_a_decision_is_refused()
    {
        await Register("lin-xi");
        Assert.Equal("decision-invalid", await _server.PostRefused("partners/lin-xi/vet", null, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("malformed", await _server.PostRefused("partners/lin-xi/vet", new { decision = "approve", proofOfUse = 7 }, HttpStatusCode.BadRequest));
        Assert.Equal("partner-unknown", await _server.PostRefused("partners/none/vet", new { decision = "approve" }, HttpStatusCode.NotFound));
    }

    public void Dispose() => _server.Dispose();

    private Task<System.Text.Json.Nodes.JsonNode> Register(string id, long followers = 1_000, string? contact = null) => _server.Post(
        "partners",
        new { id, name = "林溪", accounts = new[] { new { channel = "weibo", handle = $"@{id}", followers } }, categories = new[] { "茶饮" }, contact },
        HttpStatusCode.Created);

    private async Task<string[]> Ids(string path) => [.. (await _server.Get(path))["items"]!.AsArray().Select(item => (string)item!["id"]!)];
}
