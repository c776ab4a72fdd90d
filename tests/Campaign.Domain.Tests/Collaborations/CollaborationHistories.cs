using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;

namespace Campaign.Domain.Tests.Collaborations;

/// <summary>Histories that the tests of collaborations and deliverables begin with: one article for 8,000 besides a fixed part of 2,000.</summary>
internal static class CollaborationHistories
{
    public const string Id = "article-1";
    public const string Labelled = "【广告】我试了三次新的改签流程，都在五分钟内办好。";

    public static readonly DateTimeOffset Noon = Specification<CollaborationState, CollaborationFact>.Noon;
    public static readonly PartnerStanding Lin = new("lin", PartnerStatus.Approved, ProofOfUse: true, AdvertisingBan: false);
    public static readonly Reviewer Gu = new("gu", FourEyes: true);
    public static readonly CollaborationProposed Proposed = new("air-2026", "lin", 2_000m, 60);
    public static readonly DeliverableTerms Terms = new() { Title = "改签体验", Channel = "weibo", Kind = DeliverableKind.Article, Due = new DateOnly(2026, 3, 10), Fee = 8_000m };
    public static readonly GivenTerms AskedFor = new() { Title = Terms.Title, Channel = Terms.Channel, Kind = Terms.Kind, Due = Terms.Due, Fee = Terms.Fee };
    public static readonly DeliverableBriefed Briefed = new(Id, Terms);
    public static readonly DeliverableMetrics Metrics = new(10_000, 500, 80, 20);
    public static readonly DeliverableVerified Seen = new(Id, LabelSeen: true, StillUp: true, Metrics, Corrects: false);
    public static readonly DeliverablePublished Published = new(Id, "https://example.com/p/1", Noon);
    public static readonly DeliverableSettled Paid = new(Id, 8_000m, "pay-1");

    /// <summary>The article's facts in order, up to the status asked for.</summary>
    private static readonly (DeliverableStatus Status, CollaborationFact Fact)[] Life =
    [
        (DeliverableStatus.Briefed, Briefed),
        (DeliverableStatus.Drafted, new DeliverableDrafted(Id, 1, Labelled, [])),
        (DeliverableStatus.InReview, new DeliverableSubmitted(Id, 1, null)),
        (DeliverableStatus.Approved, new DeliverableApproved(Id, 1, null)),
        (DeliverableStatus.Live, Published),
        (DeliverableStatus.Verified, Seen),
        (DeliverableStatus.Settled, Paid),
    ];

    private static readonly Specification<CollaborationState, CollaborationFact> Specification = new(CollaborationState.Initial, CollaborationState.Evolve);

    public static Specification<CollaborationState, CollaborationFact>.History Given(params CollaborationFact[] facts) => Specification.Given(facts);

    /// <summary>An active collaboration whose one article has come to <paramref name="status"/>, then <paramref name="later"/>.</summary>
    public static Specification<CollaborationState, CollaborationFact>.History At(DeliverableStatus status, params CollaborationFact[] later)
    {
        var (until, end) = status switch
        {
            DeliverableStatus.ChangesRequested => (DeliverableStatus.InReview, new DeliverableChangesRequested(Id, 1, "补充时间")),
            DeliverableStatus.Cancelled => (DeliverableStatus.Briefed, new DeliverableCancelled(Id, "取消")),
            DeliverableStatus.TakenDown => (DeliverableStatus.Live, (CollaborationFact)new DeliverableTakenDown(Id, 0)),
            _ => (status, null),
        };
        var facts = Life.TakeWhile(step => step.Status <= until).Select(step => step.Fact);
        return Given([Proposed, new CollaborationAccepted(null), new CollaborationStarted(), .. facts, .. end is null ? [] : new[] { end }, .. later]);
    }

    public static DeliverableState Article(this CollaborationState collaboration) => collaboration.Deliverable(Id)!;
}
