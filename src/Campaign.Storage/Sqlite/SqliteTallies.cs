using Campaign.Storage.Mentions;

namespace Campaign.Storage.Sqlite;

/// <summary>Adds a chunk's tallies to those that are kept, and marks that they have changed.</summary>
internal static class SqliteTallies
{
    private const string Upsert = """
        INSERT INTO tallies (campaign, quarter, channel, origin, known, positive, neutral, negative) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (campaign, quarter, channel, origin, known) DO UPDATE SET
        positive = positive + excluded.positive, neutral = neutral + excluded.neutral, negative = negative + excluded.negative
        """;

    private const string Mark = "INSERT INTO tally_changes (campaign, changes) VALUES (?, 1) ON CONFLICT (campaign) DO UPDATE SET changes = changes + 1";

    public static void Write(SqliteSession session, string campaign, MentionTallying tallies)
    {
        foreach (var (quarter, channel, origin, sums) in tallies.InKeyOrder)
        {
            session.Run(Upsert, campaign, quarter, channel, origin, tallies.Known, sums[0], sums[1], sums[2]);
        }

        session.Run(Mark, campaign);
    }
}
