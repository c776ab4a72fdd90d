using Campaign.Domain.Decisions;

namespace Campaign.Domain.Submissions;

/// <summary>The rules of moderation. Approval earns the announced reward; no step can see or ask for the author's opinion.</summary>
public static class ModerationRules
{
    public static Decision<SubmissionFact> Approve(SubmissionState submission, ApproveSubmission command, DateTimeOffset now) =>
        submission switch
        {
            { Exists: false } => SubmissionRefusals.Unknown,
            { Status: SubmissionStatus.Approved } => Decision<SubmissionFact>.Nothing,
            { Status: not SubmissionStatus.InReview } => SubmissionRefusals.NotInReview(submission.Status),
            _ when command.Note?.Length > SubmissionRules.LongestNote => SubmissionRefusals.NoteTooLong,
            _ => new SubmissionApproved(command.Note),
        };

    public static Decision<SubmissionFact> Reject(SubmissionState submission, RejectSubmission command, DateTimeOffset now) =>
        Unready(submission) is { } refusal ? refusal
        : ModerationReason.Refuse(command.Code, command.Note) is { } unfit ? unfit
        : new SubmissionRejected(command.Code!, command.Note);

    public static Decision<SubmissionFact> AskChanges(SubmissionState submission, AskForChanges command, DateTimeOffset now) =>
        Unready(submission) is { } refusal ? refusal
        : ModerationReason.Refuse(command.Code, command.Note) is { } unfit ? unfit
        : new ChangesAsked(command.Code!, command.Note);

    public static Decision<SubmissionFact> Feature(SubmissionState submission, FeatureSubmission command, DateTimeOffset now) =>
        submission switch
        {
            { Exists: false } => SubmissionRefusals.Unknown,
            { Status: not SubmissionStatus.Approved } => SubmissionRefusals.NotApproved(submission.Status),
            { Featured: true } => Decision<SubmissionFact>.Nothing,
            _ => new SubmissionFeatured(),
        };

    public static Decision<SubmissionFact> Unfeature(SubmissionState submission, UnfeatureSubmission command, DateTimeOffset now) =>
        submission switch
        {
            { Exists: false } => SubmissionRefusals.Unknown,
            { Featured: false } => Decision<SubmissionFact>.Nothing,
            _ when command.Reason?.Length > SubmissionRules.LongestNote => SubmissionRefusals.NoteTooLong,
            _ => new SubmissionUnfeatured(command.Reason),
        };

    private static Refusal? Unready(SubmissionState submission) =>
        !submission.Exists ? SubmissionRefusals.Unknown
        : submission.Status != SubmissionStatus.InReview ? SubmissionRefusals.NotInReview(submission.Status)
        : null;
}
