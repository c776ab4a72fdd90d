namespace Campaign.Domain.Collaborations;

/// <param name="FixedFee">Owed besides the deliverables' fees.</param>
/// <param name="RetentionDays">How long content must stay up, 0–3650 days.</param>
public sealed record ProposeCollaboration(string CampaignId, string PartnerId, decimal FixedFee = 0, int RetentionDays = 60);

/// <summary>Corrects terms that nobody agreed to yet; what is null stays as it is.</summary>
public sealed record AmendCollaboration(decimal? FixedFee = null, int? RetentionDays = null, string? Reason = null);

public sealed record AcceptCollaboration(string? Note = null);

/// <summary>Ends the collaboration; what is not yet published is cancelled with it, what is live is still verified and paid.</summary>
public sealed record CancelCollaboration(string CancelledBy, string Reason);

/// <summary>Closes the books once every deliverable is settled, cancelled or taken down.</summary>
/// <param name="Amount">Paid of the fixed part: all of it when null.</param>
/// <param name="Reference">The payment's reference; needed when something is paid.</param>
public sealed record SettleCollaboration(decimal? Amount = null, string? Reference = null);
