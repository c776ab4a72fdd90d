using System.Globalization;
using System.Text;

namespace Campaign.Journeys.Tests.Crashes;

/// <summary>Files to import whose result is known beforehand.</summary>
internal static class ImportFiles
{
    public const string Mentions = """{"at":"at","tone":"tone","text":"text","channel":{"const":"weibo"},"origin":{"const":"organic"},"externalId":"id"}""";
    public const string Submissions = """{"text":"text","author":"author","channel":{"const":"weibo"},"consent":{"const":"yes"}}""";

    /// <summary>Records in a file of submissions.</summary>
    public const int Submitted = 2_000;

    private const int Mentioned = 50_000;
    private static readonly string[] Tones = ["positive", "neutral", "negative"];

    /// <summary>Mentions: every tenth repeats the id before it, every hundredth has an unknown tone.</summary>
    public static (byte[] File, ImportOrder Expected) MentionsOf(int round, int records = Mentioned)
    {
        var (text, accepted, rejected) = (new StringBuilder("id,at,tone,text\n"), 0, 0);
        for (var row = 0; row < records; row++)
        {
            var (bad, repeated) = (row % 100 == 99, row % 10 == 5);
            (accepted, rejected) = (accepted + (bad || repeated ? 0 : 1), rejected + (bad ? 1 : 0));
            text.Append(CultureInfo.InvariantCulture, $"r{round}-{(repeated ? row - 1 : row)},2026-03-{1 + row % 28:00}T08:00:00+08:00,{(bad ? "furious" : Tones[row % 3])},第 {row} 条\n");
        }

        return (Encoding.UTF8.GetBytes(text.ToString()), new ImportOrder("", records, accepted, rejected));
    }

    /// <summary>Submissions, each of a different author, every hundredth without a text.</summary>
    public static (byte[] File, ImportOrder Expected) SubmissionsOf(int round, Random random, int records = Submitted)
    {
        var text = new StringBuilder("author,text\n");
        for (var row = 0; row < records; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"i{round}-{row},{(row % 100 == 99 ? "" : Words(random))}\n");
        }

        return (Encoding.UTF8.GetBytes(text.ToString()), new ImportOrder("", records, records - records / 100, records / 100));
    }

    /// <summary>A random text that is unique.</summary>
    public static string Words(Random random) => string.Concat(Enumerable.Range(0, 40).Select(_ => (char)random.Next(0x4e00, 0x9f00)));
}
