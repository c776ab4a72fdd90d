using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Mentions;

namespace Campaign.Storage.Archives;

/// <summary>Consecutive mentions of one import.</summary>
internal sealed record MentionBatch(string Campaign, string Import, IReadOnlyList<Mention> Mentions);

/// <summary>Turns an archive's rows back into chunks of imports, so that a database loads them like any import.</summary>
internal static class MentionBatches
{
    private const int Largest = 2000;

    public static IEnumerable<MentionBatch> Of(IEnumerable<object?[]> rows)
    {
        var (campaign, import, mentions) = ("", "", new List<Mention>(Largest));
        foreach (var row in rows)
        {
            if (mentions.Count == Largest || (mentions.Count > 0 && ((string)row[0]! != campaign || (string)row[1]! != import)))
            {
                yield return new(campaign, import, mentions);
                mentions = new(Largest);
            }

            (campaign, import) = ((string)row[0]!, (string)row[1]!);
            mentions.Add(new Mention(
                MentionIdentity.Read((byte[])row[2]!),
                DateTimeOffset.FromUnixTimeMilliseconds((long)row[3]!),
                (string)row[4]!,
                (Origin)(long)row[5]!,
                (Tone)(long)row[6]!,
                (long)row[7]!,
                (string?)row[8],
                (string?)row[9]));
        }

        if (mentions.Count > 0)
        {
            yield return new(campaign, import, mentions);
        }
    }
}
