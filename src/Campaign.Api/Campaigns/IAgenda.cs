using Campaign.Domain.Campaigns;
using Campaign.Silo.Hosting;

namespace Campaign.Api.Campaigns;

/// <summary>What a noun contributes to a campaign's standing: what falls due, what waits for a decision, what may be an alarm.</summary>
internal interface IAgenda : IDiscovered
{
    /// <summary>Whether the campaign's facts and the day alone decide what it says: then it is asked again only once there are others.</summary>
    bool FollowsFacts => true;

    ValueTask<AgendaPart> Of(AgendaQuestion asked, CancellationToken cancellation);
}

/// <summary>One noun's contribution to a campaign's standing.</summary>
/// <param name="Due">The caller drops items after the last day asked for.</param>
/// <param name="Waiting">Dropped when its count is 0.</param>
/// <param name="Observe">Adds what the noun knows to the evidence for alarms.</param>
internal sealed record AgendaPart(IEnumerable<DueItem> Due, WaitingWork? Waiting = null, Func<AlarmEvidence, AlarmEvidence>? Observe = null);

/// <param name="Today">Today's date in the campaign's time zone.</param>
/// <param name="Until">The last day that counts as soon.</param>
/// <param name="Most">The most due items shown.</param>
internal sealed record AgendaQuestion(CampaignState Campaign, DateOnly Today, DateOnly Until, int Most, TimeZoneInfo Zone)
{
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>An item that is late once its day is over.</summary>
    public DueItem Item(string kind, string id, string title, DateOnly day) => new(kind, id, null, title, day, day < Today);
}
