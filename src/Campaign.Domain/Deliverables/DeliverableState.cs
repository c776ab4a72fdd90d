using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>The life of a deliverable.</summary>
public enum DeliverableStatus
{
    Briefed,
    Drafted,
    InReview,
    ChangesRequested,
    Approved,
    Live,
    Verified,
    Settled,
    Cancelled,
    TakenDown,
}

public enum DeliverableKind
{
    Article,
    Video,
    Livestream,
    Post,
}

/// <summary>What the channel shows, cumulative since publication.</summary>
public sealed record DeliverableMetrics(long Views, long Likes, long Comments, long Shares)
{
    public static DeliverableMetrics None { get; } = new(0, 0, 0, 0);

    /// <summary>Whether any figure is lower than in <paramref name="earlier"/>.</summary>
    public bool LowerThan(DeliverableMetrics earlier) =>
        Views < earlier.Views || Likes < earlier.Likes || Comments < earlier.Comments || Shares < earlier.Shares;
}

/// <summary>A deliverable as its facts have made it.</summary>
/// <param name="Version">Of the latest draft; 0 before the first.</param>
/// <param name="Text">The latest draft.</param>
/// <param name="Note">What the latest review asked for; null once there is a new draft.</param>
/// <param name="LabelSeen">Of the latest verification, as <paramref name="StillUp"/> and <paramref name="Metrics"/>; null before the first.</param>
/// <param name="Payments">References of the payments made.</param>
public sealed record DeliverableState(
    string Id,
    [property: Flat] DeliverableTerms Terms,
    DeliverableStatus Status,
    int Version,
    string Text,
    ValueList<string> Links,
    string? Note,
    string? Url,
    DateTimeOffset? PublishedAt,
    bool? LabelSeen,
    bool? StillUp,
    DeliverableMetrics Metrics,
    decimal Paid,
    ValueList<string> Payments,
    decimal ClawbackDue)
{
    /// <summary>How many facts have made it: its own version, apart from its neighbours' in the collaboration.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The day first agreed on; null as long as it was never moved. A day that was missed is not forgotten by agreeing on a later one.</summary>
    public DateOnly? FirstDue { get; init; }

    /// <summary>Who wrote the latest draft; empty before the first, and when nobody knows.</summary>
    public string Author { get; init; } = "";

    /// <summary>Still on the way to publication.</summary>
    public bool Unpublished => Status <= DeliverableStatus.Approved;

    /// <summary>Nothing more is expected: settled, cancelled or taken down.</summary>
    public bool Over => Status is DeliverableStatus.Settled or DeliverableStatus.Cancelled or DeliverableStatus.TakenDown;

    /// <summary>What it adds to the collaboration's fee: what was paid once it is cancelled or taken down, its fee otherwise.</summary>
    public decimal FeeDue => Status is DeliverableStatus.Cancelled or DeliverableStatus.TakenDown ? Paid : Terms.Fee;

    /// <summary>Not published although its due day is past.</summary>
    public bool Overdue(DateOnly today) => Unpublished && Terms.Due < today;

    public static DeliverableState From(DeliverableBriefed briefed) => new(
        briefed.DeliverableId, briefed.Terms, DeliverableStatus.Briefed, 0, "", [], null, null, null, null, null, DeliverableMetrics.None, 0, [], 0);

    public static DeliverableState Evolve(DeliverableState deliverable, DeliverableFact fact) =>
        After(deliverable, fact) with { Revision = deliverable.Revision + 1 };

    private static DeliverableState After(DeliverableState deliverable, DeliverableFact fact) => fact switch
    {
        DeliverableAmended amended => deliverable with
        {
            Terms = amended.Terms,
            FirstDue = deliverable.FirstDue ?? (amended.Terms.Due == deliverable.Terms.Due ? null : deliverable.Terms.Due),
        },
        DeliverableReviewLapsed => deliverable with { Status = DeliverableStatus.Drafted },
        DeliverableDrafted draft => deliverable with
        {
            Status = DeliverableStatus.Drafted,
            Version = draft.Version,
            Text = draft.Text,
            Links = draft.Links,
            Author = draft.By,
            Note = null,
        },
        DeliverableSubmitted => deliverable with { Status = DeliverableStatus.InReview },
        DeliverableChangesRequested asked => deliverable with { Status = DeliverableStatus.ChangesRequested, Note = asked.Note },
        DeliverableApproved => deliverable with { Status = DeliverableStatus.Approved },
        DeliverablePublished live => deliverable with { Status = DeliverableStatus.Live, Url = live.Url, PublishedAt = live.PublishedAt },
        DeliverableVerified seen => deliverable with
        {
            Status = deliverable.Status == DeliverableStatus.Settled ? DeliverableStatus.Settled : DeliverableStatus.Verified,
            LabelSeen = seen.LabelSeen,
            StillUp = seen.StillUp,
            Metrics = seen.Metrics,
        },
        DeliverableSettled payment => deliverable with
        {
            Status = DeliverableStatus.Settled,
            Paid = deliverable.Paid + payment.Amount,
            Payments = deliverable.Payments.Add(payment.Reference),
        },
        DeliverableCancelled => deliverable with { Status = DeliverableStatus.Cancelled },
        DeliverableTakenDown removed => deliverable with { Status = DeliverableStatus.TakenDown, StillUp = false, ClawbackDue = removed.ClawbackDue },
        _ => deliverable,
    };
}
