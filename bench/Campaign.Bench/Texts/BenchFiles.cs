using System.Globalization;
using System.Text;

namespace Campaign.Bench.Texts;

/// <summary>Files to import, the same in every run.</summary>
internal static class BenchFiles
{
    private static readonly string[] Tones = ["positive", "neutral", "negative"];

    /// <summary>Submissions by distinct authors.</summary>
    /// <param name="first">The number of the first text: files with other numbers hold other texts.</param>
    public static void WriteSubmissions(string path, int first, int rows)
    {
        using var file = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20);
        file.Write("author,text\n");
        var text = new byte[1024];
        for (var number = first; number < first + rows; number++)
        {
            var length = ReviewTexts.Write(text, number);
            file.Write(string.Create(CultureInfo.InvariantCulture, $"用户{number},{Encoding.UTF8.GetString(text, 0, length)}\n"));
        }
    }

    /// <summary>Mentions of sixty days, with unique ids whose order is random.</summary>
    public static void WriteMentions(string path, int rows)
    {
        using var file = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20);
        file.Write("id,time,tone,author,text\n");
        var text = new byte[1024];
        var begin = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.FromHours(8));
        for (var row = 0; row < rows; row++)
        {
            // An odd factor permutes all 2^32 numbers: unique, and in no order.
            var id = unchecked((uint)row * 2654435761u);
            var time = begin.AddSeconds((long)row * 5_184_000 / rows);
            var length = ReviewTexts.Write(text, row);
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{5_000_000_000_000 + id},{time:yyyy-MM-ddTHH:mm:sszzz},{Tones[id % 3]},用户{id % 200_000},{Encoding.UTF8.GetString(text, 0, length)}\n"));
        }
    }
}
