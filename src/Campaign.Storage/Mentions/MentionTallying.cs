using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;

namespace Campaign.Storage.Mentions;

/// <summary>Sums a chunk's tallies before they are written, a row an hour, channel and origin.</summary>
internal sealed class MentionTallying
{
    private const long Hour = 3_600_000;

    private readonly Dictionary<(long Hour, string Channel, Origin Origin), long[]> _sums = [];

    /// <summary>The sums in the order of their keys, always the same, so that two nodes cannot deadlock. By tone: positive, neutral, negative.</summary>
    public IEnumerable<(long Hour, string Channel, string Origin, long[] Sums)> InKeyOrder => _sums
        .OrderBy(pair => pair.Key.Hour).ThenBy(pair => pair.Key.Channel, StringComparer.Ordinal).ThenBy(pair => pair.Key.Origin)
        .Select(pair => (pair.Key.Hour, pair.Key.Channel, pair.Key.Origin.ToString(), pair.Value));

    /// <param name="at">Milliseconds since 1970.</param>
    public void Count(long at, string channel, Origin origin, Tone tone, int by)
    {
        var key = (Math.DivRem(at, Hour, out var rest) * Hour - (rest < 0 ? Hour : 0), channel, origin);
        if (!_sums.TryGetValue(key, out var sums))
        {
            _sums.Add(key, sums = new long[3]);
        }

        sums[(int)tone] += by;
    }
}
