using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;

namespace Campaign.Storage.Mentions;

/// <summary>Sums a chunk's tallies before they are written, a row a quarter of an hour, channel and origin.</summary>
/// <param name="now">When they are counted.</param>
internal sealed class MentionTallying(DateTimeOffset now)
{
    private static readonly long Width = (long)Tally.Width.TotalMilliseconds;

    private readonly Dictionary<(long At, string Channel, Origin Origin), long[]> _sums = [];

    /// <summary>The quarter of an hour in which they become known.</summary>
    public long Known { get; } = BucketOf(now.ToUnixTimeMilliseconds());

    /// <summary>The sums in the order of their keys, always the same, so that two nodes cannot deadlock. By tone: positive, neutral, negative.</summary>
    public IEnumerable<(long At, string Channel, string Origin, long[] Sums)> InKeyOrder => _sums
        .OrderBy(pair => pair.Key.At).ThenBy(pair => pair.Key.Channel, StringComparer.Ordinal).ThenBy(pair => pair.Key.Origin)
        .Select(pair => (pair.Key.At, pair.Key.Channel, pair.Key.Origin.ToString(), pair.Value));

    /// <summary>The beginning of the bucket that a moment lies in, both in milliseconds since 1970.</summary>
    public static long BucketOf(long at) => Math.DivRem(at, Width, out var rest) * Width - (rest < 0 ? Width : 0);

    /// <param name="at">Milliseconds since 1970.</param>
    public void Count(long at, string channel, Origin origin, Tone tone, int by)
    {
        var key = (BucketOf(at), channel, origin);
        if (!_sums.TryGetValue(key, out var sums))
        {
            _sums.Add(key, sums = new long[3]);
        }

        sums[(int)tone] += by;
    }
}
