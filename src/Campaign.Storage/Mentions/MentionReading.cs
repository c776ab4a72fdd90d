using Campaign.Domain.Reputation;
using Dapper;

namespace Campaign.Storage.Mentions;

/// <summary>Orders mentions and reads tallies, the same on every database.</summary>
internal static class MentionReading
{
    private const string Sql = """
        SELECT quarter AS at, channel, origin, CAST(sum(positive) AS bigint) AS positive, CAST(sum(neutral) AS bigint) AS neutral, CAST(sum(negative) AS bigint) AS negative
        FROM tallies WHERE campaign = @campaign AND (@channel IS NULL OR channel = @channel) AND known < @before
        GROUP BY quarter, channel, origin HAVING sum(positive) <> 0 OR sum(neutral) <> 0 OR sum(negative) <> 0
        """;

    /// <summary>Indexes of the mentions in the order of their identities; of equal ones, the first in the file comes first.</summary>
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

        // The time itself is included: the last moment of a day includes everything that came in before midnight.
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
