using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;

namespace Campaign.Domain.Submissions;

/// <summary>What follows from a submission's facts: a reward on approval, a deadline for a right that ends.</summary>
public static class SubmissionReactions
{
    /// <summary>How the keys of messages that ask for a reward begin; the submission's id follows.</summary>
    public const string RewardKey = "reward/";

    /// <param name="submission">The submission after the fact.</param>
    public static IEnumerable<OutboxMessage> To(SubmissionState submission, SubmissionFact fact) => fact switch
    {
        SubmissionApproved when submission.Reward is { } reward =>
        [
            new($"{RewardKey}{submission.Id}", $"pool/{reward.PoolId}", new ReserveReward(submission.Subject, submission.Id, reward.Amount)),
        ],
        RightsGranted { Until: { } until } =>
        [
            new($"rights/{submission.Id}/{until.ToUnixTimeMilliseconds()}", $"submission/{submission.Id}", new ExpireRights(), until),
        ],
        _ => [],
    };
}
