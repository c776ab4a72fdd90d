using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Pools;
using Campaign.Domain.Stories;
using Campaign.Domain.Submissions;
using static Campaign.Domain.Tests.Submissions.SubmissionHistory;

namespace Campaign.Domain.Tests.Submissions;

public sealed class KeptFactsTests
{
    private static readonly ValueList<Finding> Findings = [new("banned-word", Severity.Warning, "加微信", new("敏感词", "Banned"), new("看", "Look"))];

    private static readonly Fact[] Facts =
    [
        new PoolOpened("tea", "cola", "券", PoolKind.Coupon, 100, 30), new PoolAmended("新券", 90, "减量"), new PoolToppedUp(20.5m, "加码"), new PoolClosed("结束"),
        new GrantReserved("grant-1", "li", "sub-1", 2, Noon), new GrantIssued("grant-1", 2, Noon), new GrantRedeemed("grant-1", 2),
        new GrantExpired("grant-1", 2, GrantStatus.Issued), new GrantVoided("grant-1", 2, GrantStatus.Reserved, "误发"),
        new DriveCreated("tea", "cola", "标题", "说说", Noon, Noon.AddDays(7), new("coupons", 2, "每篇"), 3, ["加微信"]), new DriveClosed("发完"),
        new DriveAmended("新标题", "说说", Noon, Noon.AddDays(9), new("coupons", 3, "每篇"), 4, ["加微信"], "延长"), new SubmissionsTakenIn(7),
        Arrived, new Screened(Findings), new ChangesAsked("other", "补图"), new Resubmitted("hash", Fingerprint.Of(Words), 7, 1), new SubmissionApproved("好"),
        new SubmissionRejected("spam", null), new SubmissionWithdrawn("不想公开"), new SubmissionFeatured(), new SubmissionUnfeatured("换一篇"),
        new RightsRequested("官网", Noon), new RightsGranted("官网", null), new RightsDeclined("不"), new RightsRevoked(null), new RightsExpired(),
        new StoryDrafted("story-1", "cola", "apology", "zh-CN", "标题", "正文", "hash", Findings), new StoryRevised("标题", "正文", "hash", []), new StorySubmitted(),
        new StoryChangesRequested("补数据"), new StoryApproved(null), new StoryScheduled(Noon), new StoryPublished("https://example.com"), new StoryFailed("维护"), new StoryRetried(Noon),
    ];

    private static readonly Message[] Messages =
        [new ReserveReward("li", "sub-1", 2), new ExpireGrant("grant-1"), new ExpireRights(), new FailUnpublished(Noon)];

    [Fact]
    public void Every_fact_comes_back_from_the_journal_as_it_was() =>
        Assert.All(Facts, fact => Assert.Equal(fact, DomainJson.Read<Fact>(DomainJson.NameOf(fact), DomainJson.Write(fact))));

    [Fact]
    public void Every_message_comes_back_from_the_outbox_as_it_was() =>
        Assert.All(Messages, message => Assert.Equal(message, DomainJson.Read<Message>(DomainJson.NameOf(message), DomainJson.Write(message))));

    [Fact]
    public void No_fact_is_left_out_above()
    {
        Type[] families = [typeof(PoolFact), typeof(DriveFact), typeof(SubmissionFact), typeof(StoryFact)];
        var named = DomainJson.Named.Values.Where(type => families.Any(type.IsAssignableTo));
        Assert.Equal(named.Select(type => type.Name).Order(), Facts.Select(fact => fact.GetType().Name).Order());
    }
}
