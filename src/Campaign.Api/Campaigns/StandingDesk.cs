using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Reputation;
using Campaign.Domain.Stories;
using Campaign.Domain.Submissions;
using Campaign.Silo.Hosting;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Deliverables;
using Campaign.Storage.Drives;
using Campaign.Storage.Mentions;
using Campaign.Storage.Pools;
using Campaign.Storage.Stories;

namespace Campaign.Api.Campaigns;

/// <summary>Where a campaign stands today: how far its reputation is, what cannot wait, what comes next, what waits for a decision.</summary>
/// <param name="Today">The day it is where the campaign is.</param>
/// <param name="DaysSinceOnset">0 on the day of the onset.</param>
/// <param name="RecoveryIndex">0–100, as in the report; absent when it cannot be measured.</param>
/// <param name="IndexByDay">The same for each day from the onset to the last one with mentions; null on days without any.</param>
/// <param name="Due">What falls due within a week or is late, by day.</param>
/// <param name="Waiting">How much waits for somebody's decision, by kind; kinds without any are left out.</param>
public sealed record StandingResource(
    string Campaign, DateOnly Today, int DaysSinceOnset, RecoveryVerdict Verdict, double? RecoveryIndex, IReadOnlyList<double?> IndexByDay,
    ValueList<Alarm> Alarms, IReadOnlyList<DueItem> Due, IReadOnlyList<WaitingWork> Waiting);

/// <summary>Something with a day.</summary>
/// <param name="Kind"><c>deliverable</c>: to be published; <c>story</c>: goes out; <c>drive</c>: closes; <c>objective</c>: to be reached; <c>phase</c>: planned to end.</param>
/// <param name="Id">Of the deliverable, story or drive; the measure of an objective; the phase.</param>
/// <param name="Partner">Who owes the deliverable.</param>
public sealed record DueItem(string Kind, string Id, string? Partner, string Title, DateOnly Day, bool Late);

/// <param name="Kind"><c>deliverables</c>, <c>stories</c> or <c>submissions</c> in review.</param>
/// <param name="Drive">The drive with the most, for submissions.</param>
public sealed record WaitingWork(string Kind, long Count, string? Drive);

/// <summary>Gathers where a campaign stands. What is an alarm is decided by <see cref="CampaignAlarms"/>.</summary>
internal sealed class StandingDesk(
    CampaignQueries campaigns, DeliverableQueries deliverables, StoryQueries stories, DriveQueries drives, PoolQueries pools, IMentions mentions,
    CampaignOptions options, TimeProvider clock)
{
    private const int DaysAhead = 7;
    private const int MostDue = 50;

    private readonly TimeZoneInfo _zone = options.Zone;

    /// <returns>Null when there is no such campaign.</returns>
    public async Task<StandingResource?> Of(string id, CancellationToken cancellation)
    {
        if (await campaigns.Find(id, cancellation) is not { State: var campaign })
        {
            return null;
        }

        var today = options.Today(clock);
        var question = new ReputationQuestion(campaign.Crisis!.Onset, _zone);
        var reading = ReputationReading.Of(await mentions.Tallies(id, null, cancellation), question);
        var calls = await drives.OfCampaign(id, cancellation);
        return new(
            id,
            today,
            today.DayNumber - question.OnsetDay.DayNumber,
            reading.Verdict,
            reading.RecoveryIndex,
            [.. reading.Series.SkipWhile(point => point.Index is null).Select(point => point.Index)],
            CampaignAlarms.Of(await Evidence(campaign, today, reading.Verdict, calls, cancellation)),
            await Due(campaign, today, calls, cancellation),
            await Waiting(id, calls, cancellation));
    }

    private async ValueTask<AlarmEvidence> Evidence(
        CampaignState campaign, DateOnly today, RecoveryVerdict verdict, IReadOnlyList<DriveRow> calls, CancellationToken cancellation)
    {
        var low = (await pools.OfCampaign(campaign.Id, cancellation)).Where(pool => pool.State.IsLow);
        return new(
            campaign,
            today,
            verdict,
            (await deliverables.List(new(campaign.Id, OverdueOn: today), new(DeliverableQueries.Sorting.Of(null)!, null, 1), cancellation)).Total ?? 0,
            await CountOf(campaign.Id, StoryStatus.Failed, cancellation),
            calls.Where(call => call.Waiting.Why is not null).Sum(call => call.Waiting.Count),
            [.. low.Select(pool => pool.State.Name)]);
    }

    private async ValueTask<IReadOnlyList<DueItem>> Due(CampaignState campaign, DateOnly today, IReadOnlyList<DriveRow> calls, CancellationToken cancellation)
    {
        var until = today.AddDays(DaysAhead);
        var scheduled = await stories.List(new(campaign.Id), new(StoryQueries.Sorting.Of("at")!, null, MostDue, DomainJson.Word(StoryStatus.Scheduled)), cancellation);
        IEnumerable<DueItem> items =
        [
            .. from row in await deliverables.Pending(campaign.Id, until, MostDue, cancellation)
               select new DueItem("deliverable", row.State.Id, row.Partner, row.State.Terms.Title, row.State.Terms.Due, row.State.Overdue(today)),
            .. from row in scheduled.Items
               select Item("story", row.State.Id, row.State.Title, DayOf(row.State.PublishAt!.Value), today),
            .. from call in calls
               let drive = call.Drive.State
               where drive.CloseReason is null && DayOf(drive.Closes) >= today
               select Item("drive", drive.Id, drive.Title, DayOf(drive.Closes), today),
            .. from objective in campaign.Objectives
               where objective.By >= today
               select Item("objective", objective.Measure, objective.Measure, objective.By, today),
            .. from plan in campaign.Phases
               where plan.Phase == campaign.Phase
               select Item("phase", DomainJson.Word(plan.Phase), DomainJson.Word(plan.Phase), plan.Ends, today),
        ];
        return [.. items.Where(item => item.Day <= until).OrderBy(item => item.Day).ThenBy(item => item.Id, StringComparer.Ordinal).Take(MostDue)];
    }

    private async ValueTask<IReadOnlyList<WaitingWork>> Waiting(string campaign, IReadOnlyList<DriveRow> calls, CancellationToken cancellation)
    {
        var (inReview, word) = (DomainJson.Word(SubmissionStatus.InReview), DomainJson.Word(DeliverableStatus.InReview));
        var drafts = await deliverables.List(new(campaign), new(DeliverableQueries.Sorting.Of(null)!, null, 1, word), cancellation);
        var fullest = calls.MaxBy(call => call.Counts.GetValueOrDefault(inReview))?.Drive.State.Id;
        WaitingWork[] all =
        [
            new("submissions", calls.Sum(call => call.Counts.GetValueOrDefault(inReview)), fullest),
            new("deliverables", drafts.Total ?? 0, null),
            new("stories", await CountOf(campaign, StoryStatus.InReview, cancellation), null),
        ];
        return [.. all.Where(work => work.Count > 0)];
    }

    private async ValueTask<long> CountOf(string campaign, StoryStatus status, CancellationToken cancellation) =>
        (await stories.List(new(campaign), new(StoryQueries.Sorting.Of(null)!, null, 1, DomainJson.Word(status)), cancellation)).Total ?? 0;

    private static DueItem Item(string kind, string id, string title, DateOnly day, DateOnly today) => new(kind, id, null, title, day, day < today);

    private DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone).DateTime);
}
