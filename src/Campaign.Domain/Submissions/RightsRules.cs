using Campaign.Domain.Decisions;

namespace Campaign.Domain.Submissions;

/// <summary>The rules of usage rights, independent of moderation.</summary>
public static class RightsRules
{
    private const int LongestScope = 500;

    /// <summary>Requests the right, also again after it was declined, revoked or has expired.</summary>
    public static Decision<SubmissionFact> Request(SubmissionState submission, RequestRights command, DateTimeOffset now) =>
        submission switch
        {
            { Exists: false } => SubmissionRefusals.Unknown,
            { Status: SubmissionStatus.Rejected or SubmissionStatus.Withdrawn } => SubmissionRefusals.NotUsable(submission.Status),
            { Rights.Status: RightsStatus.Requested or RightsStatus.Granted } => SubmissionRefusals.RightsPending,
            _ when Unfit(command.Scope, command.Until, now) is { } refusal => refusal,
            _ => new RightsRequested(command.Scope!.Trim(), command.Until),
        };

    public static Decision<SubmissionFact> Grant(SubmissionState submission, GrantRights command, DateTimeOffset now)
    {
        if (Unless(submission, RightsStatus.Requested) is { } refusal)
        {
            return refusal;
        }

        var scope = command.Scope ?? submission.Rights.Scope;
        var until = command.Until ?? submission.Rights.Until;
        return Unfit(scope, until, now) is { } unfit ? unfit : new RightsGranted(scope!.Trim(), until);
    }

    public static Decision<SubmissionFact> Decline(SubmissionState submission, DeclineRights command, DateTimeOffset now) =>
        Unless(submission, RightsStatus.Requested) is { } refusal ? refusal
        : command.Note?.Length > SubmissionRules.LongestNote ? SubmissionRefusals.NoteTooLong
        : new RightsDeclined(command.Note);

    public static Decision<SubmissionFact> Revoke(SubmissionState submission, RevokeRights command, DateTimeOffset now) =>
        Unless(submission, RightsStatus.Granted) is { } refusal ? refusal
        : command.Reason?.Length > SubmissionRules.LongestNote ? SubmissionRefusals.NoteTooLong
        : new RightsRevoked(command.Reason);

    public static Decision<SubmissionFact> Expire(SubmissionState submission, ExpireRights command, DateTimeOffset now) =>
        submission switch
        {
            { Exists: false } => SubmissionRefusals.Unknown,
            { Rights: { Status: RightsStatus.Granted, Until: { } until } } when until <= now => new RightsExpired(),
            _ => Decision<SubmissionFact>.Nothing,
        };

    private static Refusal? Unless(SubmissionState submission, RightsStatus status) =>
        !submission.Exists ? SubmissionRefusals.Unknown
        : submission.Rights.Status == status ? null
        : status == RightsStatus.Granted ? SubmissionRefusals.RightsNotGranted
        : SubmissionRefusals.RightsNotRequested;

    private static Refusal? Unfit(string? scope, DateTimeOffset? until, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(scope) || scope.Length > LongestScope ? SubmissionRefusals.ScopeInvalid
        : until <= now ? SubmissionRefusals.UntilPast
        : null;
}
