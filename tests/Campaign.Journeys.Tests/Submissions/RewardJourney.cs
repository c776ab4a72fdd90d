using System.Net;

namespace Campaign.Journeys.Tests.Submissions;

public sealed class RewardJourney : IDisposable
{
    private readonly FakeClock _clock = new(DriveSteps.Noon);
    private readonly CampaignServer _server;

    public RewardJourney() => _server = new CampaignServer(_clock);

    [Theory]
    [InlineData("太好喝了，全家都爱，强烈推荐给大家")]
    [InlineData("太难喝了，服务也差，再也不会来这家店")]
    public async Task An_approved_submission_earns_its_reward_once_whatever_it_says(string text)
    {
        await OpenPool(100);
        await _server.OpenDrive(reward: new { poolId = "coupons", amount = 8 });
        var id = await _server.Submit("li", text);
        await _server.Post($"submissions/{id}/approve");
        await _server.Post($"submissions/{id}/approve");
        await _server.Deliver();
        await _server.Deliver();
        var grants = await _server.Get("pools/coupons/grants");
        Assert.Equal((1, id, 8m), ((int)grants["total"]!, (string)grants["items"]![0]!["cause"]!, (decimal)grants["items"]![0]!["amount"]!));
    }

    [Fact]
    public async Task A_reward_waits_for_an_exhausted_pool_and_comes_after_a_top_up()
    {
        await OpenPool(5);
        await _server.OpenDrive(reward: new { poolId = "coupons", amount = 8 });
        var id = await _server.Submit("li", "好喝");
        await _server.Post($"submissions/{id}/approve");
        await _server.Deliver();
        Assert.Equal(0, (int)(await _server.Get("pools/coupons/grants"))["total"]!);
        await _server.Post("pools/coupons/top-up", new { amount = 5 });
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _server.Deliver();
        Assert.Equal(8, (decimal)(await _server.Get("pools/coupons"))["reserved"]!);
        Assert.Equal("approved", (string)(await _server.Get($"submissions/{id}"))["status"]!);
    }

    [Fact]
    public async Task A_rejected_submission_earns_nothing()
    {
        await OpenPool(100);
        await _server.OpenDrive(reward: new { poolId = "coupons", amount = 8 });
        var id = await _server.Submit("li", "好喝");
        await _server.Post($"submissions/{id}/reject", new { code = "off-topic" });
        await _server.Deliver();
        Assert.Equal(0, (int)(await _server.Get("pools/coupons/grants"))["total"]!);
    }

    [Fact]
    public async Task A_right_ends_at_its_time()
    {
        await _server.OpenDrive();
        var id = await _server.Submit("li", "好喝");
        await _server.Post($"submissions/{id}/rights/request", new { scope = "官网", until = _clock.Now.AddDays(30) });
        await _server.Post($"submissions/{id}/rights/grant");
        _clock.Advance(TimeSpan.FromDays(31));
        await _server.Deliver();
        Assert.Equal("expired", (string)(await _server.Get($"submissions/{id}"))["rights"]!["status"]!);
    }

    [Fact]
    public async Task A_drive_cannot_promise_what_no_pool_of_its_campaign_can_pay()
    {
        await OpenPool(5);
        Assert.Equal("pool-unknown", await Refused("spring", new { poolId = "nothing", amount = 8 }, HttpStatusCode.NotFound));
        Assert.Equal("pool-unknown", await Refused("autumn", new { poolId = "coupons", amount = 8 }, HttpStatusCode.NotFound));
        Assert.Equal("drive-reward", await Refused("spring", new { poolId = "coupons" }, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("reward-sentiment", await Refused("spring", new { poolId = "coupons", amount = 8, conditions = "五星好评返现" }, HttpStatusCode.UnprocessableEntity));
    }

    public void Dispose() => _server.Dispose();

    private async Task OpenPool(decimal budget)
    {
        await _server.Ensure("spring");
        await _server.Post("campaigns/spring/pools", new { id = "coupons", name = "茶券", kind = "cash", budget }, HttpStatusCode.Created);
    }

    private async Task<string> Refused(string campaign, object reward, HttpStatusCode expect)
    {
        await _server.Ensure(campaign);
        return await _server.PostRefused(
            $"campaigns/{campaign}/drives", new { title = "茶", prompt = "说说", opens = _clock.Now, closes = _clock.Now.AddDays(7), reward }, expect);
    }
}
