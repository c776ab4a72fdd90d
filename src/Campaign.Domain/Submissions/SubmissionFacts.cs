using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;

namespace Campaign.Domain.Submissions;

/// <summary>
/// What happened to a submission. Stream <c>submission/{id}</c>. The text, the author's name and contact, and the links are stored elsewhere
/// under the author's key; facts hold the subject id and a hash.
/// </summary>
public abstract record SubmissionFact : Fact;

/// <summary>A submission was accepted into a drive.</summary>
/// <param name="Subject">The author's subject id.</param>
/// <param name="Length">Characters of the text.</param>
/// <param name="Reward">The reward for its approval, as announced when it was submitted.</param>
/// <param name="Notice">The privacy notice that the author agreed to.</param>
/// <param name="GuardianConsent">Whether a guardian agreed, for an author who declared to be under 14.</param>
[Named("submission.submitted")]
public sealed record Submitted(
    string SubmissionId,
    string DriveId,
    string CampaignId,
    string Subject,
    string Channel,
    string TextHash,
    Fingerprint Fingerprint,
    int Length,
    int Links,
    DriveReward? Reward = null,
    string? Notice = null,
    bool GuardianConsent = false) : SubmissionFact;

/// <summary>The automatic checks are done; the submission is in review with their findings.</summary>
[Named("submission.screened")]
public sealed record Screened(ValueList<Finding> Findings) : SubmissionFact;

/// <summary>The author was asked for changes.</summary>
/// <param name="Code">From <see cref="ModerationReason"/>.</param>
[Named("submission.changes-asked")]
public sealed record ChangesAsked(string Code, string? Note) : SubmissionFact;

/// <summary>The author sent a new version.</summary>
[Named("submission.resubmitted")]
public sealed record Resubmitted(string TextHash, Fingerprint Fingerprint, int Length, int Links) : SubmissionFact;

/// <summary>A moderator approved it.</summary>
[Named("submission.approved")]
public sealed record SubmissionApproved(string? Note = null) : SubmissionFact;

/// <summary>A moderator rejected it for one of the listed reasons.</summary>
[Named("submission.rejected")]
public sealed record SubmissionRejected(string Code, string? Note) : SubmissionFact;

/// <summary>The author withdrew it.</summary>
[Named("submission.withdrawn")]
public sealed record SubmissionWithdrawn(string? Reason = null) : SubmissionFact;

/// <summary>It was featured.</summary>
[Named("submission.featured")]
public sealed record SubmissionFeatured : SubmissionFact;

/// <summary>It is no longer featured.</summary>
[Named("submission.unfeatured")]
public sealed record SubmissionUnfeatured(string? Reason = null) : SubmissionFact;

/// <summary>The author was asked for the right to use the content.</summary>
/// <param name="Scope">What for, in the words that the author reads.</param>
/// <param name="Until">When the right ends; never when null.</param>
[Named("rights.requested")]
public sealed record RightsRequested(string Scope, DateTimeOffset? Until) : SubmissionFact;

/// <summary>The author granted a right.</summary>
[Named("rights.granted")]
public sealed record RightsGranted(string Scope, DateTimeOffset? Until) : SubmissionFact;

/// <summary>The author declined.</summary>
[Named("rights.declined")]
public sealed record RightsDeclined(string? Note = null) : SubmissionFact;

/// <summary>The author revoked the right.</summary>
[Named("rights.revoked")]
public sealed record RightsRevoked(string? Reason = null) : SubmissionFact;

/// <summary>The right expired.</summary>
[Named("rights.expired")]
public sealed record RightsExpired : SubmissionFact;
