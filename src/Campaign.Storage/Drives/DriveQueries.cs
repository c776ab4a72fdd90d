using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Pools;
using Campaign.Domain.Submissions;
using Campaign.Storage.Submissions;
using Campaign.Storage.Views;

namespace Campaign.Storage.Drives;

/// <summary>A drive with its figures.</summary>
/// <param name="Counts">Submissions by status.</param>
/// <param name="Refused">Submissions not accepted, by the refusal's code.</param>
/// <param name="Rejected">Submissions that moderators rejected, by reason code.</param>
/// <param name="Waiting">Rewards that the pool has refused and that will be retried.</param>
public sealed record DriveRow(
    Versioned<DriveState> Drive, IReadOnlyDictionary<string, long> Counts, long Featured, IReadOnlyDictionary<string, long> Refused,
    IReadOnlyDictionary<string, long> Rejected, WaitingRewards Waiting);

/// <summary>Rewards of approved submissions that were requested but not granted: their messages are being retried, or were set aside.</summary>
/// <param name="Why">What stands in the way now; null when nothing does and the next try will succeed.</param>
public sealed record WaitingRewards(long Count, Refusal? Why);

/// <summary>Reads drives.</summary>
public sealed class DriveQueries(IReadDatabase database)
{
    public async ValueTask<DriveRow?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var drive = await lease.Document<DriveState>("SELECT doc, version FROM drives WHERE id = @id", new { id }, cancellation);
        return drive is null ? null : await WithCounts(lease, drive, cancellation);
    }

    public async ValueTask<bool> Exists(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<long>("SELECT 1 FROM drives WHERE id = @id", new { id }, cancellation)).Count > 0;
    }

    /// <summary>The drives of a campaign, by id.</summary>
    public async ValueTask<IReadOnlyList<DriveRow>> OfCampaign(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var drives = await lease.Documents<DriveState>("SELECT doc, version FROM drives WHERE campaign = @campaign ORDER BY id", new { campaign }, cancellation);
        var rows = new List<DriveRow>(drives.Count);
        foreach (var drive in drives)
        {
            rows.Add(await WithCounts(lease, drive, cancellation));
        }

        return rows;
    }

    private static async ValueTask<DriveRow> WithCounts(ReadLease lease, Versioned<DriveState> drive, CancellationToken cancellation)
    {
        var id = drive.State.Id;
        return new(
            drive,
            await lease.Totals(SubmissionView.Scope(id), cancellation),
            await lease.Total(SubmissionView.FeaturedScope(id), null, cancellation),
            await lease.Totals(DriveView.RefusedScope(id), cancellation),
            await lease.Totals(SubmissionView.RejectedScope(id), cancellation),
            drive.State.Reward is { } reward ? await Waiting(lease, id, reward, cancellation) : new(0, null));
    }

    private static async ValueTask<WaitingRewards> Waiting(ReadLease lease, string drive, DriveReward reward, CancellationToken cancellation)
    {
        var count = (await lease.Rows<long>(
            """
            SELECT count(*) FROM messages
            WHERE key >= @first AND key < @end AND attempts > 0
              AND EXISTS (SELECT 1 FROM submissions WHERE id = substr(key, @idAt) AND drive = @drive)
            """,
            new { first = SubmissionReactions.RewardKey, end = SubmissionReactions.RewardKey + '~', idAt = SubmissionReactions.RewardKey.Length + 1, drive },
            cancellation))[0];
        if (count == 0)
        {
            return new(0, null);
        }

        var pool = await lease.Document<PoolState>("SELECT doc, version FROM pools WHERE id = @id", new { id = reward.PoolId }, cancellation);
        return new(count, PoolRules.Unpayable(pool?.State ?? PoolState.Initial, reward.Amount));
    }
}
