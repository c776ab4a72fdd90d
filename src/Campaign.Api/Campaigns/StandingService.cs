using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;
using Campaign.Silo.Hosting;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Changes;
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

/// <summary>
/// Gathers where a campaign stands, and keeps it until something happens in it: many look at it again whenever one person changes something. What is an alarm is
/// decided by <see cref="CampaignAlarms"/>.
/// </summary>
internal sealed class StandingService(
    CampaignQueries campaigns, MarkQueries marks, IEnumerable<IAgenda> agendas, IMentions mentions, CampaignOptions options, TimeProvider clock)
{
    private const int DaysAhead = 7;
    private const int MostDue = 50;

    private readonly KeptStandings _kept = new();
    private readonly IReadOnlyList<IAgenda> _followFacts = [.. agendas.Where(agenda => agenda.FollowsFacts)];
    private readonly IReadOnlyList<IAgenda> _others = [.. agendas.Where(agenda => !agenda.FollowsFacts)];

    /// <returns>Null when there is no such campaign.</returns>
    public async Task<StandingResource?> Of(string id, CancellationToken cancellation)
    {
        if (await _kept.Read(id, known => Standing(id, known, cancellation), cancellation) is not { Asked: var asked } standing)
        {
            return null;
        }

        IReadOnlyList<AgendaPart> parts = [.. standing.Parts, .. await Ask(_others, asked, cancellation)];
        var (campaign, today) = (asked.Campaign, asked.Today);
        return new(
            id,
            today,
            today.DayNumber - standing.Reputation.OnsetDay.DayNumber,
            standing.Verdict,
            standing.RecoveryIndex,
            standing.IndexByDay,
            CampaignAlarms.Of(parts.Aggregate(new AlarmEvidence(campaign, today, standing.Verdict, 0, 0, 0, []), (known, part) => part.Observe?.Invoke(known) ?? known)),
            [.. parts.SelectMany(part => part.Due).Where(item => item.Day <= asked.Until).OrderBy(item => item.Day).ThenBy(item => item.Id, StringComparer.Ordinal).Take(MostDue)],
            [.. parts.Select(part => part.Waiting).OfType<WaitingWork>().Where(work => work.Count > 0).OrderBy(work => work.Kind, StringComparer.Ordinal)]);
    }

    private static async Task<IReadOnlyList<AgendaPart>> Ask(IEnumerable<IAgenda> agendas, AgendaQuestion asked, CancellationToken cancellation)
    {
        var parts = new List<AgendaPart>();
        foreach (var agenda in agendas)
        {
            var part = await agenda.Of(asked, cancellation);
            parts.Add(part with { Due = [.. part.Due] });
        }

        return parts;
    }

    /// <summary>What is known, with what has changed since read anew.</summary>
    private async Task<KeptStanding?> Standing(string id, KeptStanding? known, CancellationToken cancellation)
    {
        // It comes before all that is read: see there.
        var mark = await marks.Of(id, known?.Mark, cancellation);
        var (asked, parts, today) = (known?.Asked, known?.Parts ?? [], options.Today(clock));
        if (asked is null || mark.Facts != known?.Mark.Facts || asked.Today != today)
        {
            if (await campaigns.Find(id, cancellation) is not { State: var campaign })
            {
                return null;
            }

            asked = new AgendaQuestion(campaign, today, today.AddDays(DaysAhead), MostDue, options.Zone);
            parts = await Ask(_followFacts, asked, cancellation);
        }

        var onset = asked.Campaign.Crisis!.Onset;
        if (known is not null && mark.Tallied == known.Mark.Tallied && onset == known.Reputation.Onset)
        {
            return known with { Mark = mark, Asked = asked, Parts = parts };
        }

        var reputation = new ReputationQuestion(onset, options.Zone);
        var reading = ReputationReading.Of(await mentions.Tallies(id, null, reputation.Zone, reputation.Bucket, cancellation), reputation);
        return new(
            mark, asked, parts, reputation, reading.Verdict, reading.RecoveryIndex, [.. reading.Series.SkipWhile(point => point.Index is null).Select(point => point.Index)]);
    }
}
