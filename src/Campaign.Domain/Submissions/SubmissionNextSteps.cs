using Campaign.Domain.Decisions;

namespace Campaign.Domain.Submissions;

/// <summary>The steps that a submission's status allows, by their names in routes; those of its usage rights begin with <c>rights/</c>.</summary>
public static class SubmissionNextSteps
{
    public static ValueList<string> Of(SubmissionStatus status, bool featured, RightsStatus rights) =>
        [.. Moderation(status, featured), .. Rights(status, rights)];

    private static string[] Moderation(SubmissionStatus status, bool featured) => status switch
    {
        SubmissionStatus.InReview => ["approve", "ask-changes", "reject", "withdraw"],
        SubmissionStatus.ChangesAsked => ["resubmit", "withdraw"],
        SubmissionStatus.Approved => [featured ? "unfeature" : "feature", "withdraw"],
        SubmissionStatus.Submitted => ["withdraw"],
        _ => [],
    };

    private static string[] Rights(SubmissionStatus status, RightsStatus rights) => (status, rights) switch
    {
        (_, RightsStatus.Requested) => ["rights/grant", "rights/decline"],
        (_, RightsStatus.Granted) => ["rights/revoke"],
        (SubmissionStatus.Rejected or SubmissionStatus.Withdrawn, _) => [],
        _ => ["rights/request"],
    };
}
