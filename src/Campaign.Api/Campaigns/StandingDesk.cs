using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;
using Campaign.Silo.Hosting;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Mentions;

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
/// <param name="Kind">Such as <c>deliverable</c>: to be published; <c>story</c>: goes out; <c>drive</c>: closes; <c>objective</c>: to be reached; <c>phase</c>: planned to end.</param>
/// <param name="Id">Of the thing; the measure of an objective; the phase.</param>
/// <param name="Partner">Who owes the deliverable.</param>
public sealed record DueItem(string Kind, string Id, string? Partner, string Title, DateOnly Day, bool Late);

/// <param name="Kind">Such as <c>deliverables</c>, <c>stories</c> or <c>submissions</c> in review.</param>
/// <param name="Drive">The drive with the most, for submissions.</param>
public sealed record WaitingWork(string Kind, long Count, string? Drive);

/// <summary>Gathers where a campaign stands. What is an alarm is decided by <see cref="CampaignAlarms"/>.</summary>
internal sealed class StandingDesk(CampaignQueries campaigns, IEnumerable<IAgenda> agendas, IMentions mentions, CampaignOptions options, TimeProvider clock)
{
    private const int DaysAhead = 7;
    private const int MostDue = 50;

    /// <returns>Null when there is no such campaign.</returns>
    public async Task<StandingResource?> Of(string id, CancellationToken cancellation)
    {
        if (await campaigns.Find(id, cancellation) is not { State: var campaign })
        {
            return null;
        }

        var today = options.Today(clock);
        var reputation = new ReputationQuestion(campaign.Crisis!.Onset, options.Zone);
        var reading = ReputationReading.Of(await mentions.Tallies(id, null, cancellation), reputation);
        var asked = new AgendaQuestion(campaign, today, today.AddDays(DaysAhead), MostDue, options.Zone);
        var parts = new List<AgendaPart>();
        foreach (var agenda in agendas)
        {
            parts.Add(await agenda.Of(asked, cancellation));
        }

        return new(
            id,
            today,
            today.DayNumber - reputation.OnsetDay.DayNumber,
            reading.Verdict,
            reading.RecoveryIndex,
            [.. reading.Series.SkipWhile(point => point.Index is null).Select(point => point.Index)],
            CampaignAlarms.Of(parts.Aggregate(new AlarmEvidence(campaign, today, reading.Verdict, 0, 0, 0, []), (known, part) => part.Observe?.Invoke(known) ?? known)),
            [.. parts.SelectMany(part => part.Due).Where(item => item.Day <= asked.Until).OrderBy(item => item.Day).ThenBy(item => item.Id, StringComparer.Ordinal).Take(MostDue)],
            [.. parts.Select(part => part.Waiting).OfType<WaitingWork>().Where(work => work.Count > 0).OrderBy(work => work.Kind, StringComparer.Ordinal)]);
    }
}
