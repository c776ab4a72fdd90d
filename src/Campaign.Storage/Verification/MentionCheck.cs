using System.Globalization;
using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Archives;
using Campaign.Storage.Mentions;

namespace Campaign.Storage.Verification;

/// <summary>Whether the tallies are the sums of the mentions.</summary>
internal sealed class MentionCheck(StorageMoment moment)
{
    private const string Name = "mentions";

    public IEnumerable<Flaw> Flaws()
    {
        var sums = Sums();
        foreach (var (campaign, quarter, channel, origin, positive, neutral, negative) in moment.Query<(string, long, string, string, long, long, long)>(
            """
            SELECT campaign, quarter, channel, origin, CAST(sum(positive) AS bigint), CAST(sum(neutral) AS bigint), CAST(sum(negative) AS bigint) FROM tallies
            GROUP BY campaign, quarter, channel, origin HAVING sum(positive) <> 0 OR sum(neutral) <> 0 OR sum(negative) <> 0
            """))
        {
            sums.Remove((campaign, quarter, channel, origin), out var sum);
            if (!(sum ?? new long[3]).AsSpan().SequenceEqual([positive, neutral, negative]))
            {
                yield return Wrong((campaign, quarter, channel, origin));
            }
        }

        foreach (var missing in sums.Keys)
        {
            yield return Wrong(missing);
        }
    }

    private Dictionary<(string Campaign, long Quarter, string Channel, string Origin), long[]> Sums()
    {
        var sums = new Dictionary<(string, long, string, string), long[]>();
        var table = ArchiveTables.Mentions;
        foreach (var row in moment.Rows(table))
        {
            var (at, origin, tone) = ((long)row[3]!, (Origin)(long)row[5]!, (Tone)(long)row[6]!);
            var key = ((string)row[0]!, MentionTallying.BucketOf(at), (string)row[4]!, origin.ToString());
            if (!sums.TryGetValue(key, out var sum))
            {
                sums.Add(key, sum = new long[3]);
            }

            sum[(int)tone]++;
        }

        return sums;
    }

    private static Flaw Wrong((string Campaign, long Quarter, string Channel, string Origin) key) => new(
        Name,
        string.Create(CultureInfo.InvariantCulture, $"{key.Campaign} {DateTimeOffset.FromUnixTimeMilliseconds(key.Quarter):yyyy-MM-ddTHH:mmZ} {key.Channel} {key.Origin}"),
        new("这一刻钟的合计与明细不符。", "The tally of this quarter of an hour is not the sum of its mentions."));
}
