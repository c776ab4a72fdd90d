using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>What can happen to one deliverable; stored in its collaboration's stream.</summary>
public abstract record DeliverableFact(string DeliverableId) : CollaborationFact;

[Named("deliverable.briefed")]
public sealed record DeliverableBriefed(string DeliverableId, [property: Flat] DeliverableTerms Terms) : DeliverableFact(DeliverableId);

/// <summary>The terms were corrected. Holds all of them as they are now, not the difference.</summary>
[Named("deliverable.amended")]
public sealed record DeliverableAmended(string DeliverableId, [property: Flat] DeliverableTerms Terms, string? Reason) : DeliverableFact(DeliverableId);

/// <summary>A draft was in review or approved for another channel or kind than it is meant for now: it has to be reviewed again.</summary>
[Named("deliverable.review-lapsed")]
public sealed record DeliverableReviewLapsed(string DeliverableId, int Version) : DeliverableFact(DeliverableId);

/// <param name="Version">Counted from 1.</param>
[Named("deliverable.drafted")]
public sealed record DeliverableDrafted(string DeliverableId, int Version, string Text, ValueList<string> Links) : DeliverableFact(DeliverableId);

[Named("deliverable.submitted")]
public sealed record DeliverableSubmitted(string DeliverableId, int Version, string? Note) : DeliverableFact(DeliverableId);

[Named("deliverable.changes-requested")]
public sealed record DeliverableChangesRequested(string DeliverableId, int Version, string Note) : DeliverableFact(DeliverableId);

[Named("deliverable.approved")]
public sealed record DeliverableApproved(string DeliverableId, int Version, string? Note) : DeliverableFact(DeliverableId);

/// <param name="PublishedAt">When the content was published, as reported.</param>
[Named("deliverable.published")]
public sealed record DeliverablePublished(string DeliverableId, string Url, DateTimeOffset PublishedAt) : DeliverableFact(DeliverableId);

/// <param name="Metrics">Totals since publication.</param>
/// <param name="Corrects">Whether a figure is lower than before, which makes this a correction.</param>
[Named("deliverable.verified")]
public sealed record DeliverableVerified(string DeliverableId, bool LabelSeen, bool StillUp, DeliverableMetrics Metrics, bool Corrects)
    : DeliverableFact(DeliverableId);

/// <summary>A payment; several may add up to the fee.</summary>
[Named("deliverable.settled")]
public sealed record DeliverableSettled(string DeliverableId, decimal Amount, string Reference) : DeliverableFact(DeliverableId);

[Named("deliverable.cancelled")]
public sealed record DeliverableCancelled(string DeliverableId, string Reason) : DeliverableFact(DeliverableId);

/// <summary>Found removed within the retention period.</summary>
/// <param name="ClawbackDue">What the partner owes back: everything that was paid for it.</param>
[Named("deliverable.taken-down")]
public sealed record DeliverableTakenDown(string DeliverableId, decimal ClawbackDue) : DeliverableFact(DeliverableId);
