using Campaign.Domain.Campaigns;
using Campaign.Silo.Hosting;

namespace Campaign.Api.Campaigns;

/// <summary>What a noun has to say about where a campaign stands: what falls due, what waits for a decision, what may be an alarm.</summary>
internal interface IAgenda : IDiscovered
{
    /// <summary>Whether the campaign's facts and the day alone decide what it says: then it is asked again only once there are others.</summary>
    bool FollowsFacts => true;

    ValueTask<AgendaPart> Of(AgendaQuestion asked, CancellationToken cancellation);
}

/// <summary>A noun's part of where a campaign stands.</summary>
/// <param name="Due">Those after the last day that is asked for are left out by whoever asks.</param>
/// <param name="Waiting">With a count of 0 it is left out.</param>
/// <param name="Observe">Adds what the noun knows to the evidence for alarms.</param>
internal sealed record AgendaPart(IEnumerable<DueItem> Due, WaitingWork? Waiting = null, Func<AlarmEvidence, AlarmEvidence>? Observe = null);

/// <param name="Today">The day it is where the campaign is.</param>
/// <param name="Until">The last day of what falls due soon.</param>
/// <param name="Most">More due items than this are not shown.</param>
internal sealed record AgendaQuestion(CampaignState Campaign, DateOnly Today, DateOnly Until, int Most, TimeZoneInfo Zone)
{
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>Something that is late once its day is over.</summary>
    public DueItem Item(string kind, string id, string title, DateOnly day) => new(kind, id, null, title, day, day < Today);
}
