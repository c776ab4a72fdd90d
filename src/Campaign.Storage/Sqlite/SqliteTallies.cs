using Campaign.Storage.Mentions;

namespace Campaign.Storage.Sqlite;

/// <summary>Adds a chunk's tallies to the stored ones.</summary>
internal static class SqliteTallies
{
    private const string Upsert = """
        INSERT INTO tallies (campaign, quarter, channel, origin, known, positive, neutral, negative) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (campaign, quarter, channel, origin, known) DO UPDATE SET
        positive = positive + excluded.positive, neutral = neutral + excluded.neutral, negative = negative + excluded.negative
        """;

    public static void Write(SqliteSession session, string campaign, MentionTallying tallies)
    {
        foreach (var (quarter, channel, origin, sums) in tallies.InKeyOrder)
        {
            session.Run(Upsert, campaign, quarter, channel, origin, tallies.Known, sums[0], sums[1], sums[2]);
        }
    }
}
