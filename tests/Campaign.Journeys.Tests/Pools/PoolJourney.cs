using System.Net;
using System.Net.Http.Json;

namespace Campaign.Journeys.Tests.Pools;

public sealed class PoolJourney : IDisposable
{
    private readonly CampaignServer _server = new();

    [Fact]
    public async Task A_grant_is_reserved_issued_and_redeemed_and_the_ledger_always_adds_up()
    {
        await Open("tea-coupons", 100);
        var grant = await _server.Post("pools/tea-coupons/grants", new { participant = "li", cause = "sub-1", amount = 8.5 }, HttpStatusCode.Created);
        var id = (string)grant["id"]!;
        await ExpectLedger(reserved: 8.5m, issued: 0, redeemed: 0, available: 91.5m);
        await _server.Post($"pools/tea-coupons/grants/{id}/issue");
        await ExpectLedger(reserved: 0, issued: 8.5m, redeemed: 0, available: 91.5m);
        await _server.Post($"pools/tea-coupons/grants/{id}/redeem");
        await ExpectLedger(reserved: 0, issued: 0, redeemed: 8.5m, available: 91.5m);
        Assert.Equal("grant-redeemed", await _server.PostRefused($"pools/tea-coupons/grants/{id}/redeem", null, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task The_same_participant_and_cause_get_the_same_grant()
    {
        await Open("tea-coupons", 100);
        var first = await _server.Post("pools/tea-coupons/grants", new { participant = "li", cause = "sub-1", amount = 8 }, HttpStatusCode.Created);
        var second = await _server.Post("pools/tea-coupons/grants", new { participant = "li", cause = "sub-1", amount = 8 });
        Assert.Equal((string)first["id"]!, (string)second["id"]!);
        await ExpectLedger(reserved: 8, issued: 0, redeemed: 0, available: 92);
    }

    [Fact]
    public async Task A_named_participant_can_be_erased_and_their_grants_stay()
    {
        await Open("tea-coupons", 100);
        var path = "pools/tea-coupons/grants/" + (string)(await _server.Post("pools/tea-coupons/grants", new { participant = "li", cause = "sub-1", amount = 8 }, HttpStatusCode.Created))["id"]!;
        var named = await _server.Get(path);
        Assert.Equal(("li", true), ((string)named["participant"]!, (bool)named["named"]!));
        var account = new { channel = "participant", handle = "li", reason = "本人来信要求" };
        Assert.Equal("""{"known":true,"kept":[{"what":"pool","count":1}]}""", (await _server.Post("subjects/look", account)).ToJsonString());
        await _server.Post("subjects/erase", account);
        var left = await _server.Get(path);
        Assert.Equal((false, 8), ((bool)left["named"]!, (int)left["amount"]!));
        Assert.NotEqual("li", (string)left["participant"]!);
    }

    [Fact]
    public async Task Name_and_budget_are_amended_but_never_below_what_was_promised()
    {
        await Open("tea-coupons", 100);
        await _server.Post("pools/tea-coupons/grants", new { participant = "li", cause = "sub-1", amount = 8.5 }, HttpStatusCode.Created);
        Assert.Equal("text-missing", await _server.PostRefused("pools/tea-coupons/amend", new { budget = 50 }, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("budget-below-promised", await _server.PostRefused("pools/tea-coupons/amend", new { budget = 8, reason = "削减" }, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("五月奖励", (string)(await _server.Post("pools/tea-coupons/amend", new { name = "五月奖励", budget = 50, reason = "削减" }))["name"]!);
        await ExpectLedger(reserved: 8.5m, issued: 0, redeemed: 0, available: 41.5m);
        await _server.Post("pools/tea-coupons/close", new { reason = "结束" });
        Assert.Equal("pool-closed", await _server.PostRefused("pools/tea-coupons/amend", new { name = "六月奖励" }, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Sixty_four_clients_never_over_issue_a_hot_pool()
    {
        await Open("tea-coupons", 100);
        var random = new Random(20261122);
        var causes = Enumerable.Range(0, 2_000).Select(_ => $"sub-{random.Next(300)}").ToArray();
        await Parallel.ForEachAsync(causes, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (cause, cancellation) =>
        {
            using var answer = await _server.Client.PostAsJsonAsync("pools/tea-coupons/grants", new { participant = "li", cause, amount = 1 }, cancellation);
            Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.Conflict, $"{answer.StatusCode}");
            var pool = await _server.Get("pools/tea-coupons");
            Assert.Equal((decimal)pool["budget"]!, (decimal)pool["reserved"]! + (decimal)pool["issued"]! + (decimal)pool["redeemed"]! + (decimal)pool["available"]!);
        });
        await ExpectLedger(reserved: 100, issued: 0, redeemed: 0, available: 0);
        Assert.Equal(100, (int)(await _server.Get("pools/tea-coupons/grants?limit=200"))["total"]!);
    }

    [Fact]
    public async Task A_repeated_request_with_the_same_idempotency_key_returns_the_first_result()
    {
        await _server.Create("spring");
        using var first = await OpenWithKey("spring", 100);
        using var again = await OpenWithKey("spring", 100);
        using var other = await OpenWithKey("spring", 200);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task A_change_on_a_stale_version_is_refused()
    {
        await Open("tea-coupons", 100);
        await _server.Post("pools/tea-coupons/top-up", new { amount = 5 });
        using var request = new HttpRequestMessage(HttpMethod.Post, "pools/tea-coupons/top-up") { Content = JsonContent.Create(new { amount = 5 }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await _server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal(105, (decimal)(await _server.Get("pools/tea-coupons"))["budget"]!);
    }

    [Fact]
    public async Task A_grants_version_is_not_moved_by_other_grants_of_the_pool()
    {
        await Open("tea-coupons", 100);
        var grant = await _server.Post("pools/tea-coupons/grants", new { participant = "li", cause = "sub-1", amount = 8 }, HttpStatusCode.Created);
        await _server.Post("pools/tea-coupons/grants", new { participant = "wang", cause = "sub-2", amount = 8 }, HttpStatusCode.Created);
        var path = $"pools/tea-coupons/grants/{(string)grant["id"]!}";
        using var issued = await Step($"{path}/issue", (long)grant["version"]!);
        Assert.Equal(HttpStatusCode.OK, issued.StatusCode);
        using var late = await Step($"{path}/redeem", (long)grant["version"]!);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
    }

    public void Dispose() => _server.Dispose();

    private Task<HttpResponseMessage> Step(string path, long version)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return _server.Client.SendAsync(request);
    }

    private async Task Open(string id, decimal budget)
    {
        await _server.Create("spring");
        await _server.Post("campaigns/spring/pools", new { id, name = "茶券", kind = "cash", budget }, HttpStatusCode.Created);
    }

    private async Task<HttpResponseMessage> OpenWithKey(string key, decimal budget)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "campaigns/spring/pools") { Content = JsonContent.Create(new { id = "p1", name = "茶券", kind = "cash", budget }) };
        request.Headers.Add("Idempotency-Key", key);
        return await _server.Client.SendAsync(request);
    }

    private async Task ExpectLedger(decimal reserved, decimal issued, decimal redeemed, decimal available)
    {
        var pool = await _server.Get("pools/tea-coupons");
        Assert.Equal((reserved, issued, redeemed, available), ((decimal)pool["reserved"]!, (decimal)pool["issued"]!, (decimal)pool["redeemed"]!, (decimal)pool["available"]!));
    }
}
