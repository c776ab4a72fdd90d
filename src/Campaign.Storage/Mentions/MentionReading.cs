using Campaign.Domain.Reputation;
using Dapper;

namespace Campaign.Storage.Mentions;

/// <summary>How mentions are ordered and tallies read, the same on every database.</summary>
internal static class MentionReading
{
    /// <summary>Positions of the mentions in the order of their identities; of those that are the same, the first in the file comes first.</summary>
    public static int[] ByIdentity(this IReadOnlyList<Mention> mentions)
    {
        int[] positions = [.. Enumerable.Range(0, mentions.Count)];
        Array.Sort(positions, (one, other) => mentions[one].Identity.Value.CompareTo(mentions[other].Identity.Value) is not 0 and var order ? order : one - other);
        return positions;
    }

    public static async ValueTask<IReadOnlyList<Tally>> Tallies(this IReadDatabase database, string campaign, string? channel, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Connection.QueryAsync<(long At, string Channel, string Origin, long Positive, long Neutral, long Negative)>(new CommandDefinition(
            "SELECT quarter AS at, channel, origin, positive, neutral, negative FROM tallies WHERE campaign = @campaign AND (@channel IS NULL OR channel = @channel)",
            new { campaign, channel },
            cancellationToken: cancellation));
        return
        [
            .. from row in rows
            select new Tally(
                DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Channel, Enum.Parse<Origin>(row.Origin), row.Positive, row.Neutral, row.Negative),
        ];
    }
}
