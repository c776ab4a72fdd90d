using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Campaign.Domain.Decisions;
using Campaign.Domain.Messages;
using Campaign.Domain.Pools;
using Campaign.Domain.Submissions;

namespace Campaign.Storage.Reports;

/// <summary>Which submissions' rewards had been set aside by a moment, or were given up. Of a grant's hash 64 bits are kept: of reports with a million grants, one in twenty million errs by one.</summary>
internal sealed class PastRewards
{
    private readonly HashSet<ulong> _made = [];
    private readonly HashSet<string> _dropped = new(StringComparer.Ordinal);

    internal void See(Fact fact)
    {
        switch (fact)
        {
            case GrantReserved reserved:
                _made.Add(HashOf(reserved.GrantId));
                break;
            case MessageDropped dropped:
                _dropped.Add(dropped.Key);
                break;
        }
    }

    /// <summary>Whether a submission that was approved still had a reward to come.</summary>
    internal bool Awaits(SubmissionState submission) =>
        submission.Reward is { } reward
        && !_made.Contains(HashOf(Grant.IdFor(reward.PoolId, submission.Subject, submission.Id)))
        && !_dropped.Contains($"{SubmissionReactions.RewardKey}{submission.Id}");

    private static ulong HashOf(string grant) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(grant)));
}
