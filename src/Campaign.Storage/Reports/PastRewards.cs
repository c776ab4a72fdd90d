using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Campaign.Domain.Decisions;
using Campaign.Domain.Messages;
using Campaign.Domain.Pools;
using Campaign.Domain.Submissions;

namespace Campaign.Storage.Reports;

/// <summary>Which submissions' rewards had been reserved by a past time, or were given up. Only 64 bits of a grant's hash are kept: of reports with a million grants, one in twenty million is off by one.</summary>
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

    /// <summary>Whether an approved submission was still owed its reward.</summary>
    internal bool Awaits(SubmissionState submission) =>
        submission.Reward is { } reward
        && !_made.Contains(HashOf(Grant.IdFor(reward.PoolId, submission.Subject, submission.Id)))
        && !_dropped.Contains($"{SubmissionReactions.RewardKey}{submission.Id}");

    private static ulong HashOf(string grant) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(grant)));
}
