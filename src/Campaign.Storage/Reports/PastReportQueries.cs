using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Pools;
using Campaign.Storage.Access;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Drives;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Campaign.Storage.Partners;
using Campaign.Storage.Pools;
using Campaign.Storage.Stories;
using Campaign.Storage.Views;

namespace Campaign.Storage.Reports;

/// <summary>
/// Reads whole campaigns as they stood at a past moment: each state is folded from the facts of its stream up to then. Facts are read a page at a time, so that memory does
/// not grow with a pool's grants or a drive's submissions but for a few bytes a grant; time does, so keep what was read.
/// </summary>
/// <remarks>
/// What people gave (contacts, names, texts) is in no fact and none of this: erasing a person changes nothing of the past. Where rewards waited is not on record, so an
/// approved submission whose reward its pool had not set aside by then counts as waiting, also within the moment in which the pool is asked for the first time.
/// </remarks>
public sealed class PastReportQueries(
    IReadDatabase database, PastSubmissionQueries submissions, IMentions mentions, CampaignView campaigns, CollaborationView collaborations, PartnerView partners, PoolView pools,
    DriveView drives, StoryView stories, MentionImportView imports)
{
    /// <param name="moment">What was decided at it still counts.</param>
    /// <returns>Null when there was no such campaign by then.</returns>
    public async ValueTask<ReportStates?> At(string campaign, DateTimeOffset moment, CancellationToken cancellation)
    {
        var past = new PastStreams(database, moment, cancellation);
        if (await past.State(campaigns, campaign) is not { } state)
        {
            return null;
        }

        var rewards = new PastRewards();
        var poolStates = await past.States(pools, await Ids("pools", campaign, cancellation), rewards.See);
        await foreach (var recorded in past.Facts(AccessView.Stream))
        {
            rewards.See(recorded.Fact);
        }

        return new(
            state.State,
            await Work(past, campaign, cancellation),
            [.. (await past.States(stories, await Ids("stories", campaign, cancellation))).Select(story => story.State)],
            [.. poolStates.Select(pool => pool.State)],
            await Drives(past, campaign, [.. poolStates.Select(pool => pool.State)], rewards, cancellation),
            [.. (await past.States(imports, await Ids("mention_imports", campaign, cancellation))).Select(import => import.State)],
            await mentions.TalliesAt(campaign, moment, cancellation));
    }

    private async ValueTask<IReadOnlyList<PartnerWork>> Work(PastStreams past, string campaign, CancellationToken cancellation)
    {
        var work = new List<PartnerWork>();
        foreach (var partner in await Ids("collaborations", campaign, cancellation))
        {
            if (await past.State(collaborations, $"{campaign}/{partner}") is { State: var state } && await past.State(partners, partner) is { State: var known })
            {
                work.Add(new(known, CollaborationSummary.Of(state), ReportStates.InOrder(state.Deliverables)));
            }
        }

        return ReportStates.InOrder(work);
    }

    private async ValueTask<IReadOnlyList<DriveRow>> Drives(
        PastStreams past, string campaign, IReadOnlyList<PoolState> known, PastRewards rewards, CancellationToken cancellation)
    {
        var rows = new List<DriveRow>();
        foreach (var id in await Ids("drives", campaign, cancellation))
        {
            var refused = new SortedDictionary<string, long>(StringComparer.Ordinal);
            if (await past.State(drives, id, fact => Count(fact, refused)) is { } drive)
            {
                var counts = await submissions.Of(id, past, rewards, cancellation);
                rows.Add(new(drive, counts.ByStatus, counts.Featured, refused, counts.Rejected, Waiting(drive.State, counts.Unrewarded, known)));
            }
        }

        return rows;
    }

    private static void Count(Fact fact, SortedDictionary<string, long> refused)
    {
        foreach (var (code, count) in (fact as SubmissionsTakenIn)?.Refused ?? [])
        {
            refused[code] = refused.GetValueOrDefault(code) + count;
        }
    }

    private static WaitingRewards Waiting(DriveState drive, long count, IReadOnlyList<PoolState> known) =>
        drive.Reward is not { } reward || count == 0
            ? new(0, null)
            : new(count, PoolRules.Unpayable(known.FirstOrDefault(pool => pool.Id == reward.PoolId) ?? PoolState.Initial, reward.Amount));

    /// <summary>What belongs to a campaign now; nothing ever leaves one.</summary>
    /// <param name="table">Comes from code alone.</param>
    private async ValueTask<IReadOnlyList<string>> Ids(string table, string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Rows<string>($"SELECT id FROM {table} WHERE campaign = @campaign ORDER BY id", new { campaign }, cancellation);
    }
}
