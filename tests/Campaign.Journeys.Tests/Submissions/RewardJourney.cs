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
        Assert.Equal((1, "pool-exhausted"), await Waiting());
        Assert.Contains("“一杯茶的故事”有 1 件投稿已通过、奖励还没有发出：奖励池余额不足，还可发放 5。请先追加预算。", await Content("zh-CN"), StringComparison.Ordinal);
        Assert.Contains("Approved and not rewarded yet in “一杯茶的故事”: 1. The pool has only 5 left.", await Content("en"), StringComparison.Ordinal);
        await _server.Post("pools/coupons/top-up", new { amount = 5 });
        Assert.Equal((1, null), await Waiting());
        Assert.Contains("The pool can pay again", await Content("en"), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _server.Deliver();
        Assert.Equal(8, (decimal)(await _server.Get("pools/coupons"))["reserved"]!);
        Assert.Equal("approved", (string)(await _server.Get($"submissions/{id}"))["status"]!);
        Assert.Equal((0, null), await Waiting());
        Assert.DoesNotContain("not rewarded yet", await Content("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reward_that_waits_for_a_closed_pool_says_so()
    {
        await OpenPool(50);
        await _server.OpenDrive(reward: new { poolId = "coupons", amount = 8 });
        await _server.Post("pools/coupons/close", new { reason = "活动提前结束" });
        await _server.Post($"submissions/{await _server.Submit("li", "好喝")}/approve");
        await _server.Deliver();
        Assert.Equal((1, "pool-closed"), await Waiting());
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
    public async Task A_usage_right_expires_on_time()
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

    private async Task<(int Count, string? Code)> Waiting()
    {
        var waiting = (await _server.Get("drives/tea"))["rewardsWaiting"]!;
        return ((int)waiting["count"]!, (string?)waiting["code"]);
    }

    /// <summary>The report's chapter on user content.</summary>
    private async Task<string> Content(string language)
    {
        var sections = (await _server.Get($"campaigns/spring/report?lang={language}"))["sections"]!.AsArray();
        return string.Join("\n", sections.Single(section => (string)section!["id"]! == "content")!["paragraphs"]!.AsArray().Select(text => (string)text!));
    }

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
