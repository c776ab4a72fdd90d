using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>Agrees on one more piece of content.</summary>
public sealed record BriefDeliverable(string Id, GivenTerms Terms);

/// <summary>Corrects what was agreed; what is null, or absent, stays as it is.</summary>
/// <param name="Reason">Needed when day or money changes, or a review has to be done again.</param>
public sealed record AmendDeliverable(string? Reason = null) : GivenTerms;

/// <summary>The next version of the draft: at most 20,000 characters and 20 links.</summary>
public sealed record DraftDeliverable(string Text, ValueList<string>? Links = null);

public sealed record SubmitDeliverable(string? Note = null);

public sealed record RequestChanges(string Note);

public sealed record ApproveDeliverable(string? Note = null);

/// <summary>The partner published it.</summary>
public sealed record PublishDeliverable(string Url, DateTimeOffset At);

/// <summary>Someone looked at the published content. May be sent again: the latest counts.</summary>
public sealed record VerifyDeliverable(bool LabelSeen, bool StillUp, DeliverableMetrics Metrics);

/// <summary>Pays the fee or a part of it.</summary>
/// <param name="Reference">The payment's own reference: the same one is not recorded twice.</param>
public sealed record SettleDeliverable(decimal Amount, string Reference);

public sealed record CancelDeliverable(string Reason);
