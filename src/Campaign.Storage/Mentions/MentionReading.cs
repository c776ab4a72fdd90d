using Campaign.Domain.Reputation;
using Campaign.Storage.Views;

namespace Campaign.Storage.Mentions;

/// <summary>Orders mentions and reads tallies, the same on every database.</summary>
internal static class MentionReading
{
    private const string Sums = "CAST(sum(positive) AS bigint) AS positive, CAST(sum(neutral) AS bigint) AS neutral, CAST(sum(negative) AS bigint) AS negative";

    private const string Asked = "FROM tallies WHERE campaign = @campaign AND (@channel IS NULL OR channel = @channel) AND known < @before";

    private const string Some = "HAVING sum(positive) <> 0 OR sum(neutral) <> 0 OR sum(negative) <> 0";

    private const string Sql = $"SELECT quarter AS at, channel, origin, {Sums} {Asked} GROUP BY quarter, channel, origin {Some}";

    // Beginnings of buckets are rounded down, before 1970, too.
    private const string WiderSql =
        $"SELECT (quarter + @offset) - (((quarter + @offset) % @width) + @width) % @width - @offset AS at, channel, origin, {Sums} {Asked} GROUP BY 1, channel, origin {Some}";

    /// <summary>No zone has ever had an offset for a shorter time, in milliseconds.</summary>
    private const long LookAgain = 24 * 3_600_000;

    /// <summary>Twenty years in milliseconds: whoever has a mention that is older still has clocks that changed, or a wrong date.</summary>
    private const long Longest = 20 * 365 * LookAgain;

    /// <summary>Indexes of the mentions in the order of their identities; of equal ones, the first in the file comes first.</summary>
    public static int[] ByIdentity(this IReadOnlyList<Mention> mentions)
    {
        int[] positions = [.. Enumerable.Range(0, mentions.Count)];
        Array.Sort(positions, (one, other) => mentions[one].Identity.Value.CompareTo(mentions[other].Identity.Value) is not 0 and var order ? order : one - other);
        return positions;
    }

    /// <param name="moment">As known then; as known now when null.</param>
    public static ValueTask<IReadOnlyList<Tally>> Tallies(
        this IReadDatabase database, string campaign, string? channel, DateTimeOffset? moment, CancellationToken cancellation)
    {
        // The time itself is included: the last moment of a day includes everything that came in before midnight.
        var before = moment is { } until ? MentionTallying.BucketOf(until.ToUnixTimeMilliseconds() + 1) : long.MaxValue;
        return database.Read(Sql, new { campaign, channel, before }, cancellation);
    }

    /// <inheritdoc cref="IMentions.Tallies(string, string?, TimeZoneInfo, Bucket, CancellationToken)"/>
    public static async ValueTask<IReadOnlyList<Tally>> Tallies(
        this IReadDatabase database, string campaign, string? channel, TimeZoneInfo zone, Bucket bucket, CancellationToken cancellation)
    {
        var (first, last) = await database.Span(campaign, cancellation);
        return first is { } from && last is { } to && OffsetBetween(zone, from, to) is { } offset
            ? await database.Read(
                WiderSql, new { campaign, channel, before = long.MaxValue, offset, width = (long)(bucket == Bucket.Day ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1)).TotalMilliseconds }, cancellation)
            : await database.Tallies(campaign, channel, null, cancellation);
    }

    private static async ValueTask<(long?, long?)> Span(this IReadDatabase database, string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<(long?, long?)>(
            "SELECT (SELECT min(quarter) FROM tallies WHERE campaign = @campaign), (SELECT max(quarter) FROM tallies WHERE campaign = @campaign)", new { campaign }, cancellation))[0];
    }

    /// <summary>The offset that a zone has from one moment to another, all three in milliseconds; null when it has several.</summary>
    private static long? OffsetBetween(TimeZoneInfo zone, long first, long last)
    {
        var offset = OffsetAt(first);
        if (last - first > Longest)
        {
            return null;
        }

        for (var at = first; at < last; at += LookAgain)
        {
            if (OffsetAt(at) != offset)
            {
                return null;
            }
        }

        return OffsetAt(last) == offset ? (long)offset.TotalMilliseconds : null;

        TimeSpan OffsetAt(long at) => zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(at));
    }

    private static async ValueTask<IReadOnlyList<Tally>> Read(this IReadDatabase database, string sql, object asked, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return
        [
            .. from row in await lease.Rows<(long At, string Channel, string Origin, long Positive, long Neutral, long Negative)>(sql, asked, cancellation)
               select new Tally(DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Channel, Enum.Parse<Origin>(row.Origin), row.Positive, row.Neutral, row.Negative),
        ];
    }
}
