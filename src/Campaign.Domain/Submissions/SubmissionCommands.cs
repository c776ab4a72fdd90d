using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Submissions;

/// <summary>Submits a text to a drive.</summary>
/// <param name="Subject">The author's subject id.</param>
/// <param name="Links">How many links came with it.</param>
public sealed record Submit(string SubmissionId, string Subject, string Channel, SubmissionText Text, Consent Consent, int Links = 0);

/// <summary>Sends a new version after changes were requested.</summary>
public sealed record Resubmit(SubmissionText Text, int Links = 0);

public sealed record ApproveSubmission(string? Note = null);

/// <param name="Code">From <see cref="ModerationReason"/>.</param>
public sealed record RejectSubmission(string? Code, string? Note = null);

/// <param name="Code">From <see cref="ModerationReason"/>.</param>
public sealed record AskForChanges(string? Code, string? Note = null);

public sealed record WithdrawSubmission(string? Reason = null);

public sealed record FeatureSubmission;

public sealed record UnfeatureSubmission(string? Reason = null);

/// <param name="Scope">What the content would be used for, at most 500 characters.</param>
/// <param name="Until">Never ends when null.</param>
public sealed record RequestRights(string? Scope, DateTimeOffset? Until = null);

/// <summary>The author grants the right; as requested where a part is null.</summary>
public sealed record GrantRights(string? Scope = null, DateTimeOffset? Until = null);

public sealed record DeclineRights(string? Note = null);

public sealed record RevokeRights(string? Reason = null);

/// <summary>Ends a right that has expired; otherwise changes nothing.</summary>
[Named("rights.expire")]
public sealed record ExpireRights : Message;
