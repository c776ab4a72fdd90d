using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;
using Campaign.Domain.Tests.Campaigns;
using static Campaign.Domain.Tests.Collaborations.CollaborationHistories;

namespace Campaign.Domain.Tests.Collaborations;

public sealed class KeptFactsTests
{
    private static readonly Fact[] Facts =
    [
        CampaignHistories.Created, CampaignHistories.Planned,
        new CampaignAmended("新名称", new DateOnly(2026, 3, 1), new DateOnly(2026, 5, 1), 1, [], CampaignHistories.Planned.Phases, "更正"), new CampaignActivated("启动"), new CampaignPaused(null), new CampaignResumed(null),
        new CampaignClosed(null), new CampaignRelapsed(null), new PhaseGateMet(Phase.Contain, "达成"), new PhaseEntered(Phase.Respond, new("林岚", "时间紧")),
        new PartnerRegistered("lin", "林岚", [new("weibo", "@lin", 120_000)], ["旅行"], [new("article", 8_000m)], "subject-1"),
        new PartnerVetted([new("follower-quality", "low", null)], "订单"), new PartnerApproved(), new PartnerDeclined(),
        new PartnerAmended("林岚", [new("weibo", "@lin", 130_000)], [], [new("article", 9_000m)], "subject-1", true, "涨价"), new PartnerVettingLapsed(), new PartnerSuspended("负面"), new PartnerReinstated(null),
        Proposed, new CollaborationAmended(3_000m, 90, "谈判"), new CollaborationAccepted(null), new CollaborationStarted(), new CollaborationSettled(2_000.50m, "pay-2"), new CollaborationCancelled("达人", "档期"),
        Briefed, new DeliverableDrafted(Id, 1, Labelled, ["https://example.com/a"]), new DeliverableSubmitted(Id, 1, null), new DeliverableChangesRequested(Id, 1, "补充"),
        new DeliverableApproved(Id, 1, null), Published, Seen, Paid, new DeliverableCancelled(Id, "改期"),
        new DeliverableAmended(Id, "改签直播", "douyin", DeliverableKind.Livestream, new DateOnly(2026, 3, 20), 9_000.50m, "改期"), new DeliverableReviewLapsed(Id, 1), new DeliverableTakenDown(Id, 8_000m),
    ];

    [Fact]
    public void Every_fact_comes_back_from_the_journal_as_it_was() =>
        Assert.All(Facts, fact => Assert.Equal(fact, DomainJson.Read<Fact>(DomainJson.NameOf(fact), DomainJson.Write(fact))));

    [Fact]
    public void No_fact_is_left_out_above()
    {
        var named = DomainJson.Named.Values.Where(type =>
            type.IsAssignableTo(typeof(CampaignFact)) || type.IsAssignableTo(typeof(PartnerFact)) || type.IsAssignableTo(typeof(CollaborationFact)));

        Assert.Equal(named.Select(type => type.Name).Order(), Facts.Select(fact => fact.GetType().Name).Order());
    }
}
