namespace Campaign.Domain.Collaborations;

/// <param name="FixedFee">Owed in addition to the deliverables' fees.</param>
/// <param name="RetentionDays">How long content must stay online, 0–3650 days.</param>
public sealed record ProposeCollaboration(string CampaignId, string PartnerId, decimal FixedFee = 0, int RetentionDays = 60);

/// <summary>Corrects proposed terms before the partner accepts; null fields are kept.</summary>
public sealed record AmendCollaboration(decimal? FixedFee = null, int? RetentionDays = null, string? Reason = null);

public sealed record AcceptCollaboration(string? Note = null);

/// <summary>Cancels the collaboration and its unpublished deliverables; published content is still verified and paid.</summary>
public sealed record CancelCollaboration(string CancelledBy, string Reason);

/// <summary>Settles the collaboration once every deliverable is settled, cancelled or taken down.</summary>
/// <param name="Amount">How much of the fixed fee is paid; all of it when null.</param>
/// <param name="Reference">The payment's reference; required when something is paid.</param>
public sealed record SettleCollaboration(decimal? Amount = null, string? Reference = null);
