using System.Net;
using Campaign.Journeys.Tests.Submissions;

namespace Campaign.Journeys.Tests.Drives;

public sealed class AmendDriveJourney : IDisposable
{
    private readonly FakeClock _clock = new(DriveSteps.Noon);
    private readonly CampaignServer _server;

    public AmendDriveJourney() => _server = new CampaignServer(_clock);

    [Fact]
    public async Task Before_it_opens_everything_can_be_amended_and_its_text_is_screened_again()
    {
        await Open(DriveSteps.Noon.AddDays(1));
        Assert.Equal("reward-sentiment", await _server.PostRefused("drives/tea/amend", new { prompt = "晒好评返现" }, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("pool-unknown", await _server.PostRefused("drives/tea/amend", new { reward = new { poolId = "none" }, reason = "更正" }, HttpStatusCode.NotFound));
        Assert.Equal("text-missing", await _server.PostRefused("drives/tea/amend", new { closes = DriveSteps.Noon.AddDays(9) }, HttpStatusCode.UnprocessableEntity));
        var amended = await _server.Post(
            "drives/tea/amend",
            new { title = "春茶故事", closes = DriveSteps.Noon.AddDays(9), reward = new { poolId = "" }, perAuthorLimit = 1, bannedWords = new[] { "加微信" }, reason = "预算调整" });
        Assert.Equal(
            ("春茶故事", "说说你喝到的第一口新茶", DriveSteps.Noon.AddDays(9), true, 1),
            ((string)amended["title"]!, (string)amended["prompt"]!, (DateTimeOffset)amended["closes"]!, amended["reward"] is null, (int)amended["perAuthorLimit"]!));
    }

    [Fact]
    public async Task Once_open_it_changes_only_in_participants_favour_and_earlier_ones_keep_what_was_announced()
    {
        await Open(DriveSteps.Noon.AddDays(-1));
        var early = await _server.Submit("li", "新茶好喝，杯子也结实");
        Assert.Equal("drive-terms-fixed", await _server.PostRefused("drives/tea/amend", new { reward = new { poolId = "coupons", amount = 1 }, reason = "预算" }, HttpStatusCode.Conflict));
        Assert.Equal("drive-terms-fixed", await _server.PostRefused("drives/tea/amend", new { closes = DriveSteps.Noon.AddDays(1), reason = "预算" }, HttpStatusCode.Conflict));
        Assert.Equal("drive-reward", await _server.PostRefused("drives/tea/amend", new { reward = new { poolId = "coupons", amount = 2.5 }, reason = "来稿踊跃" }, HttpStatusCode.UnprocessableEntity));
        await _server.Post("drives/tea/amend", new { reward = new { poolId = "coupons", amount = 5 }, reason = "来稿踊跃" });
        var late = await _server.Submit("wang", "等了二十分钟，希望门店多安排人手");
        foreach (var id in new[] { early, late })
        {
            await _server.Post($"submissions/{id}/approve");
        }

        await _server.Deliver();
        var grants = (await _server.Get("pools/coupons/grants"))["items"]!.AsArray().ToDictionary(one => (string)one!["cause"]!, one => (decimal)one!["amount"]!);
        Assert.Equal((2m, 5m), (grants[early], grants[late]));
    }

    [Fact]
    public async Task A_drive_that_is_over_cannot_be_amended()
    {
        await Open(DriveSteps.Noon.AddDays(-1));
        await _server.Post("drives/tea/close", new { reason = "发完" });
        Assert.Equal("drive-over", await _server.PostRefused("drives/tea/amend", new { title = "春茶故事", reason = "更正" }, HttpStatusCode.Conflict));
        Assert.Equal("drive-unknown", await _server.PostRefused("drives/none/amend", new { title = "春茶故事" }, HttpStatusCode.NotFound));
    }

    public void Dispose() => _server.Dispose();

    private async Task Open(DateTimeOffset opens)
    {
        await _server.Ensure("spring");
        await _server.Post("campaigns/spring/pools", new { id = "coupons", name = "奶茶券", kind = "coupon", units = 100 }, HttpStatusCode.Created);
        await _server.OpenDrive(reward: new { poolId = "coupons", amount = 2 }, opens: opens);
    }
}
