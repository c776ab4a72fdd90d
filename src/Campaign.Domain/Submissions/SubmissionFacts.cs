using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;

namespace Campaign.Domain.Submissions;

/// <summary>
/// What happened to a submission. Stream <c>submission/{id}</c>. The text, the author's name and contact and the links are kept elsewhere,
/// under the author's key; facts hold the subject id and a hash.
/// </summary>
public abstract record SubmissionFact : Fact;

/// <summary>A submission was taken in.</summary>
/// <param name="Subject">The author's subject id.</param>
/// <param name="Length">Characters of the text.</param>
/// <param name="Reward">What its approval earns, as announced when it came in.</param>
/// <param name="Notice">The privacy notice that the author agreed to.</param>
/// <param name="GuardianConsent">A guardian agreed, as the author declared to be under 14.</param>
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

/// <summary>The automatic checks are through; the submission is in review with what they found.</summary>
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

/// <summary>A moderator rejected it, for a reason from the catalogue.</summary>
[Named("submission.rejected")]
public sealed record SubmissionRejected(string Code, string? Note) : SubmissionFact;

/// <summary>The author took it back.</summary>
[Named("submission.withdrawn")]
public sealed record SubmissionWithdrawn(string? Reason = null) : SubmissionFact;

/// <summary>It was chosen to be shown.</summary>
[Named("submission.featured")]
public sealed record SubmissionFeatured : SubmissionFact;

/// <summary>It is no longer chosen to be shown.</summary>
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

/// <summary>The author said no.</summary>
[Named("rights.declined")]
public sealed record RightsDeclined(string? Note = null) : SubmissionFact;

/// <summary>The author took the right back.</summary>
[Named("rights.revoked")]
public sealed record RightsRevoked(string? Reason = null) : SubmissionFact;

/// <summary>The right ended at its time.</summary>
[Named("rights.expired")]
public sealed record RightsExpired : SubmissionFact;
