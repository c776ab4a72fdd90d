using Campaign.Domain.Reputation;
using Campaign.Storage.Changes;

namespace Campaign.Api.Campaigns;

/// <summary>What is known of where a campaign stands.</summary>
/// <param name="Mark">How far the campaign had come, at least, when the rest was read.</param>
/// <param name="Parts">Of nouns that follow the campaign's facts.</param>
/// <param name="IndexByDay">As in <see cref="StandingResource"/>.</param>
internal sealed record KeptStanding(
    ChangeMark Mark, AgendaQuestion Asked, IReadOnlyList<AgendaPart> Parts, ReputationQuestion Reputation, RecoveryVerdict Verdict, double? RecoveryIndex, IReadOnlyList<double?> IndexByDay);

/// <summary>The standings that were asked for last.</summary>
internal sealed class KeptStandings
{
    /// <summary>A standing takes some ten kilobytes: as many as there are days since its crisis.</summary>
    private const int Most = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private long _turns;

    /// <summary>Brings what is known of a campaign up to date. Those who ask at the same time wait for the first one, and then find everything as it is.</summary>
    /// <param name="read">Given what is known; its answer is kept.</param>
    public async Task<KeptStanding?> Read(string campaign, Func<KeptStanding?, Task<KeptStanding?>> read, CancellationToken cancellation)
    {
        var place = PlaceOf(campaign);
        await place.Turn.WaitAsync(cancellation);
        try
        {
            return place.Known = await read(place.Known);
        }
        finally
        {
            place.Turn.Release();
        }
    }

    private Place PlaceOf(string campaign)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(campaign, out var place))
            {
                if (_places.Count == Most)
                {
                    _places.Remove(_places.MinBy(other => other.Value.Used).Key);
                }

                _places.Add(campaign, place = new Place());
            }

            place.Used = ++_turns;
            return place;
        }
    }

    private sealed class Place
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public KeptStanding? Known { get; set; }

        public long Used { get; set; }
    }
}
