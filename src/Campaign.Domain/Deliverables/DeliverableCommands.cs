using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>Adds a deliverable: one more piece of content that the partner agreed to.</summary>
public sealed record BriefDeliverable(string Id, GivenTerms Terms);

/// <summary>Corrects the terms; fields that are null or absent are kept.</summary>
/// <param name="Reason">Required when the due date or fee changes, or when the draft has to be reviewed again.</param>
public sealed record AmendDeliverable(string? Reason = null) : GivenTerms;

/// <summary>The next version of the draft: at most 20,000 characters and 20 links.</summary>
public sealed record DraftDeliverable(string Text, ValueList<string>? Links = null);

public sealed record SubmitDeliverable(string? Note = null);

public sealed record RequestChanges(string Note);

public sealed record ApproveDeliverable(string? Note = null);

/// <summary>Records that the partner published it.</summary>
public sealed record PublishDeliverable(string Url, DateTimeOffset At);

/// <summary>Records a check of the published content. Can be repeated: the latest counts.</summary>
public sealed record VerifyDeliverable(bool LabelSeen, bool StillUp, DeliverableMetrics Metrics);

/// <summary>Pays the fee or part of it.</summary>
/// <param name="Reference">The payment's reference; the same reference is not recorded twice.</param>
public sealed record SettleDeliverable(decimal Amount, string Reference);

public sealed record CancelDeliverable(string Reason);
