using Campaign.Domain.Reputation;
using Dapper;

namespace Campaign.Storage.Mentions;

/// <summary>How mentions are ordered and tallies read, the same on every database.</summary>
internal static class MentionReading
{
    private const string Sql = """
        SELECT quarter AS at, channel, origin, CAST(sum(positive) AS bigint) AS positive, CAST(sum(neutral) AS bigint) AS neutral, CAST(sum(negative) AS bigint) AS negative
        FROM tallies WHERE campaign = @campaign AND (@channel IS NULL OR channel = @channel) AND known < @before
        GROUP BY quarter, channel, origin HAVING sum(positive) <> 0 OR sum(neutral) <> 0 OR sum(negative) <> 0
        """;

    /// <summary>Positions of the mentions in the order of their identities; of those that are the same, the first in the file comes first.</summary>
    public static int[] ByIdentity(this IReadOnlyList<Mention> mentions)
    {
        int[] positions = [.. Enumerable.Range(0, mentions.Count)];
        Array.Sort(positions, (one, other) => mentions[one].Identity.Value.CompareTo(mentions[other].Identity.Value) is not 0 and var order ? order : one - other);
        return positions;
    }

    /// <param name="moment">As known then; as known now when null.</param>
    public static async ValueTask<IReadOnlyList<Tally>> Tallies(
        this IReadDatabase database, string campaign, string? channel, DateTimeOffset? moment, CancellationToken cancellation)
    {
        using var lease = database.Read();

        // The moment belongs to what is asked: the last one of a day brings all that came in before midnight.
        var before = moment is { } until ? MentionTallying.BucketOf(until.ToUnixTimeMilliseconds() + 1) : long.MaxValue;
        var rows = await lease.Connection.QueryAsync<(long At, string Channel, string Origin, long Positive, long Neutral, long Negative)>(new CommandDefinition(
            Sql,
            new { campaign, channel, before },
            cancellationToken: cancellation));
        return
        [
            .. from row in rows
            select new Tally(
                DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Channel, Enum.Parse<Origin>(row.Origin), row.Positive, row.Neutral, row.Negative),
        ];
    }
}
