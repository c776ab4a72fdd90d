using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;

namespace Campaign.Storage.Sqlite;

/// <summary>Sums a chunk's tallies before they are written, a row an hour, channel and origin.</summary>
internal sealed class MentionTallying(string campaign)
{
    private const long Hour = 3_600_000;

    private const string Upsert = """
        INSERT INTO tallies (campaign, hour, channel, origin, positive, neutral, negative) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (campaign, hour, channel, origin) DO UPDATE SET
        positive = positive + excluded.positive, neutral = neutral + excluded.neutral, negative = negative + excluded.negative
        """;

    private readonly Dictionary<(long Hour, string Channel, Origin Origin), long[]> _sums = [];

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

    public void Write(SqliteSession session)
    {
        foreach (var (key, sums) in _sums.OrderBy(pair => pair.Key.Hour).ThenBy(pair => pair.Key.Channel, StringComparer.Ordinal).ThenBy(pair => pair.Key.Origin))
        {
            session.Run(Upsert, campaign, key.Hour, key.Channel, key.Origin.ToString(), sums[0], sums[1], sums[2]);
        }
    }
}
