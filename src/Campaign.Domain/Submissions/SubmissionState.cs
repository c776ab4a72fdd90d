using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;

namespace Campaign.Domain.Submissions;

/// <summary>The lifecycle of a submission.</summary>
public enum SubmissionStatus
{
    Submitted,
    InReview,
    ChangesAsked,
    Approved,
    Rejected,
    Withdrawn,
}

/// <summary>The lifecycle of the right to use the content.</summary>
public enum RightsStatus
{
    None,
    Requested,
    Granted,
    Declined,
    Revoked,
    Expired,
}

/// <summary>The right to use an author's content.</summary>
public sealed record UsageRights(RightsStatus Status, string? Scope = null, DateTimeOffset? Until = null);

/// <summary>One user's content in a drive.</summary>
public sealed record SubmissionState
{
    public static SubmissionState Initial { get; } = new();

    public string Id { get; init; } = "";

    public string DriveId { get; init; } = "";

    public string CampaignId { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Channel { get; init; } = "";

    public string TextHash { get; init; } = "";

    public Fingerprint Fingerprint { get; init; }

    /// <summary>1 for the first text, one more for each resubmission.</summary>
    public int TextVersion { get; init; }

    public DriveReward? Reward { get; init; }

    public SubmissionStatus Status { get; init; }

    public ValueList<Finding> Findings { get; init; } = [];

    /// <summary>The reason code of the last rejection or request for changes.</summary>
    public string? Code { get; init; }

    public string? Note { get; init; }

    public bool Featured { get; init; }

    public UsageRights Rights { get; init; } = new(RightsStatus.None);

    public bool Exists => Id.Length > 0;

    public static SubmissionState Evolve(SubmissionState submission, SubmissionFact fact) => fact switch
    {
        Submitted f => submission with
        {
            Id = f.SubmissionId,
            DriveId = f.DriveId,
            CampaignId = f.CampaignId,
            Subject = f.Subject,
            Channel = f.Channel,
            TextHash = f.TextHash,
            Fingerprint = f.Fingerprint,
            TextVersion = 1,
            Reward = f.Reward,
            Status = SubmissionStatus.Submitted,
        },
        Screened f => submission with { Status = SubmissionStatus.InReview, Findings = f.Findings },
        ChangesAsked f => submission with { Status = SubmissionStatus.ChangesAsked, Code = f.Code, Note = f.Note },
        Resubmitted f => submission with
        {
            Status = SubmissionStatus.Submitted,
            TextHash = f.TextHash,
            Fingerprint = f.Fingerprint,
            TextVersion = submission.TextVersion + 1,
            Findings = [],
            Code = null,
            Note = null,
        },
        SubmissionApproved f => submission with { Status = SubmissionStatus.Approved, Note = f.Note },
        SubmissionRejected f => submission with { Status = SubmissionStatus.Rejected, Code = f.Code, Note = f.Note },
        SubmissionWithdrawn f => submission with { Status = SubmissionStatus.Withdrawn, Featured = false, Note = f.Reason },
        SubmissionFeatured => submission with { Featured = true },
        SubmissionUnfeatured => submission with { Featured = false },
        RightsRequested f => submission with { Rights = new(RightsStatus.Requested, f.Scope, f.Until) },
        RightsGranted f => submission with { Rights = new(RightsStatus.Granted, f.Scope, f.Until) },
        RightsDeclined => submission with { Rights = submission.Rights with { Status = RightsStatus.Declined } },
        RightsRevoked => submission with { Rights = submission.Rights with { Status = RightsStatus.Revoked } },
        RightsExpired => submission with { Rights = submission.Rights with { Status = RightsStatus.Expired } },
        _ => submission,
    };
}
