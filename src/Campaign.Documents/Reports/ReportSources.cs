using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Documents.Reports;

/// <summary>Everything that a recovery report is made of, as plain values. Unknown values are null or empty, never zero by default.</summary>
/// <param name="Campaign">The programme and its crisis.</param>
/// <param name="Tallies">Mentions by bucket; buckets of a quarter of an hour let days begin at midnight in the campaign's zone.</param>
public sealed record ReportSources(CampaignFacts Campaign, ValueList<Tally> Tallies)
{
    public ValueList<InterventionFacts> Interventions { get; init; } = [];

    public ValueList<PartnerFacts> Partners { get; init; } = [];

    /// <summary>Null when the campaign has no UGC drive.</summary>
    public FunnelFacts? Funnel { get; init; }

    /// <summary>Rewards that approved submissions are still waiting for, by drive.</summary>
    public ValueList<WaitingRewardFacts> WaitingRewards { get; init; } = [];

    public ValueList<PoolFigures> Pools { get; init; } = [];

    public ValueList<ImportFacts> Imports { get; init; } = [];

    /// <summary>Compliance findings: aids, not legal advice.</summary>
    public ValueList<Finding> Findings { get; init; } = [];
}

/// <summary>The programme.</summary>
/// <param name="Currency">ISO 4217, such as <c>CNY</c>; every amount of the sources is in it.</param>
/// <param name="Budget">Total planned budget.</param>
/// <param name="Zone">The time zone that determines where a day begins.</param>
public sealed record CampaignFacts(
    string Name, string Brand, string Currency, DateOnly Starts, DateOnly Ends, string Status, decimal Budget, CrisisFacts Crisis, TimeZoneInfo Zone)
{
    public ValueList<BudgetLine> BudgetLines { get; init; } = [];

    public ValueList<ObjectiveFacts> Objectives { get; init; } = [];

    public ValueList<PhaseFacts> Phases { get; init; } = [];
}

/// <param name="Cluster"><c>victim</c>, <c>accidental</c> or <c>preventable</c> (SCCT).</param>
/// <param name="Severity">1–5.</param>
public sealed record CrisisFacts(string Title, DateTimeOffset Onset, string Cluster, int Severity, string Summary);

/// <summary>What a budget line pays for, which determines the source of its actual spending.</summary>
public enum BudgetKind
{
    /// <summary>Partners' fees: actual spending is what was paid for deliverables and fixed fees.</summary>
    Partners,

    /// <summary>Rewards in money: actual spending is what was issued and redeemed.</summary>
    Rewards,

    /// <summary>Anything else: actual spending is what somebody recorded.</summary>
    Other,
}

/// <param name="Spent">Recorded spending; null where it is unknown or follows from the kind.</param>
public sealed record BudgetLine(string Title, BudgetKind Kind, decimal Planned, decimal? Spent = null);

/// <param name="Measure"><c>recovery-index</c>, <c>net-sentiment</c>, <c>negative-share</c> (0–1) or <c>time-to-recover</c> (days); other measures are listed but not judged.</param>
public sealed record ObjectiveFacts(string Measure, decimal Target, DateOnly By);

/// <param name="Name"><c>contain</c>, <c>respond</c>, <c>rectify</c>, <c>rebuild</c> or <c>sustain</c>.</param>
/// <param name="GatePassed">Whether its exit gate was passed; null when unknown.</param>
public sealed record PhaseFacts(string Name, DateOnly Starts, DateOnly Ends, bool? GatePassed = null);

/// <param name="Kind"><c>statement</c>, <c>story</c>, <c>deliverable</c>, <c>drive</c> or another word, shown as it is.</param>
public sealed record InterventionFacts(DateTimeOffset At, string Kind, string Title);

/// <param name="FixedFee">The fee that belongs to no deliverable, and how much of it was paid.</param>
public sealed record PartnerFacts(string Name, string Channel, long? Followers, decimal FixedFee, decimal FixedPaid, ValueList<DeliverableFacts> Deliverables);

/// <param name="Status">The deliverable's stage, such as <c>verified</c>.</param>
/// <param name="Live">When it was published; null before.</param>
/// <param name="LabelSeen">Whether the advertising label was seen at verification; null before.</param>
/// <param name="Metrics">Totals since publication; null until somebody recorded them.</param>
public sealed record DeliverableFacts(
    string Title, string Channel, string Kind, string Status, DateOnly Due, DateTimeOffset? Live, bool Verified, bool? LabelSeen, decimal Fee, decimal Paid, ContentMetrics? Metrics)
{
    /// <summary>The due date first agreed on; null if it was never moved.</summary>
    public DateOnly? FirstDue { get; init; }

    public bool Cancelled => Status == "cancelled";

    /// <summary>Calendar days from the due date to publication, or to today while unpublished.</summary>
    public int LateDays(DateOnly today, Func<DateTimeOffset, DateOnly> dayOf) => DaysAfter(Due, today, dayOf);

    /// <summary>The same from the due date first agreed on, so that a moved date is not forgotten.</summary>
    public int DaysAfterFirst(DateOnly today, Func<DateTimeOffset, DateOnly> dayOf) => DaysAfter(FirstDue ?? Due, today, dayOf);

    private int DaysAfter(DateOnly due, DateOnly today, Func<DateTimeOffset, DateOnly> dayOf) =>
        Cancelled ? 0 : Math.Max(0, (Live is { } live ? dayOf(live) : today).DayNumber - due.DayNumber);
}

public sealed record ContentMetrics(long Views, long Likes, long Comments, long Shares)
{
    public long Engagements => Likes + Comments + Shares;
}

/// <summary>The UGC drives' submissions by outcome; the parts add up to <see cref="Submitted"/>.</summary>
public sealed record FunnelFacts(
    long Submitted, ValueList<ReasonCount> ScreenedOut, long InReview, long Approved, ValueList<ReasonCount> Rejected, long Withdrawn, long Featured);

/// <param name="Why">What stands in the way; null when nothing does and they are about to be granted.</param>
public sealed record WaitingRewardFacts(string Drive, long Count, Wording? Why);

/// <param name="Code">The stable code of the reason.</param>
public sealed record ReasonCount(string Code, long Count);

/// <param name="Kind"><c>cash</c> counts money; <c>coupon</c> and <c>prize</c> count pieces.</param>
public sealed record PoolFigures(string Name, string Kind, decimal Budget, decimal Reserved, decimal Issued, decimal Redeemed, decimal Voided, decimal Available)
{
    public bool IsMoney => Kind == "cash";
}

/// <param name="Source">What was imported, such as the file's name.</param>
public sealed record ImportFacts(string Source, DateTimeOffset At, long Rows, long Rejected);
