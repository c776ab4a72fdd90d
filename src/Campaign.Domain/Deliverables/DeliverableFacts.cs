using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>What can happen to one deliverable; kept in the stream of its collaboration.</summary>
public abstract record DeliverableFact(string DeliverableId) : CollaborationFact;

[Named("deliverable.briefed")]
public sealed record DeliverableBriefed(string DeliverableId, [property: Flat] DeliverableTerms Terms) : DeliverableFact(DeliverableId);

/// <summary>What was agreed was corrected: all of it, as it is from now on.</summary>
[Named("deliverable.amended")]
public sealed record DeliverableAmended(string DeliverableId, [property: Flat] DeliverableTerms Terms, string? Reason) : DeliverableFact(DeliverableId);

/// <summary>A draft was looked at, or was to be, for another channel or kind than it is meant for now: it goes to review anew.</summary>
[Named("deliverable.review-lapsed")]
public sealed record DeliverableReviewLapsed(string DeliverableId, int Version) : DeliverableFact(DeliverableId);

/// <param name="Version">Counts from 1.</param>
[Named("deliverable.drafted")]
public sealed record DeliverableDrafted(string DeliverableId, int Version, string Text, ValueList<string> Links) : DeliverableFact(DeliverableId);

[Named("deliverable.submitted")]
public sealed record DeliverableSubmitted(string DeliverableId, int Version, string? Note) : DeliverableFact(DeliverableId);

[Named("deliverable.changes-requested")]
public sealed record DeliverableChangesRequested(string DeliverableId, int Version, string Note) : DeliverableFact(DeliverableId);

[Named("deliverable.approved")]
public sealed record DeliverableApproved(string DeliverableId, int Version, string? Note) : DeliverableFact(DeliverableId);

/// <param name="PublishedAt">When the content went live, as reported.</param>
[Named("deliverable.published")]
public sealed record DeliverablePublished(string DeliverableId, string Url, DateTimeOffset PublishedAt) : DeliverableFact(DeliverableId);

/// <param name="Metrics">Cumulative since publication.</param>
/// <param name="Corrects">Whether a figure is lower than before, so that this is a correction.</param>
[Named("deliverable.verified")]
public sealed record DeliverableVerified(string DeliverableId, bool LabelSeen, bool StillUp, DeliverableMetrics Metrics, bool Corrects)
    : DeliverableFact(DeliverableId);

/// <summary>A payment; several make the fee.</summary>
[Named("deliverable.settled")]
public sealed record DeliverableSettled(string DeliverableId, decimal Amount, string Reference) : DeliverableFact(DeliverableId);

[Named("deliverable.cancelled")]
public sealed record DeliverableCancelled(string DeliverableId, string Reason) : DeliverableFact(DeliverableId);

/// <summary>Found removed inside the retention term.</summary>
/// <param name="ClawbackDue">What the partner owes back: all that was paid for it.</param>
[Named("deliverable.taken-down")]
public sealed record DeliverableTakenDown(string DeliverableId, decimal ClawbackDue) : DeliverableFact(DeliverableId);
