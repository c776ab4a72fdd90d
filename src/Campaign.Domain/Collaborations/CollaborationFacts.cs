using Campaign.Domain.Decisions;

namespace Campaign.Domain.Collaborations;

/// <summary>What can happen between one partner and one campaign, deliverables included. Stream <c>collaboration/{campaign}/{partner}</c>.</summary>
public abstract record CollaborationFact : Fact;

/// <param name="RetentionDays">How long content must stay online after publication.</param>
[Named("collaboration.proposed")]
public sealed record CollaborationProposed(string CampaignId, string PartnerId, decimal FixedFee, int RetentionDays) : CollaborationFact;

/// <summary>The proposed terms were corrected. Holds all of them as they are now, not the difference.</summary>
[Named("collaboration.amended")]
public sealed record CollaborationAmended(decimal FixedFee, int RetentionDays, string Reason) : CollaborationFact;

[Named("collaboration.accepted")]
public sealed record CollaborationAccepted(string? Note) : CollaborationFact;

/// <summary>Work began: the first draft was handed in.</summary>
[Named("collaboration.started")]
public sealed record CollaborationStarted : CollaborationFact;

/// <param name="Amount">How much of the fixed fee was paid.</param>
[Named("collaboration.settled")]
public sealed record CollaborationSettled(decimal Amount, string? Reference) : CollaborationFact;

/// <param name="CancelledBy">Which side cancelled, in words: the brand, the partner, a name.</param>
[Named("collaboration.cancelled")]
public sealed record CollaborationCancelled(string CancelledBy, string Reason) : CollaborationFact;
