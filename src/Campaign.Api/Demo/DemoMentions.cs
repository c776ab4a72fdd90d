using System.Globalization;
using System.Text;

namespace Campaign.Api.Demo;

/// <summary>What people said, as six exports of a listening tool; each repeats the last rows of the one before.</summary>
internal static class DemoMentions
{
    private const int Seed = 20_260;
    private const int Overlap = 12;
    private const string Header = "发布时间,平台,情感倾向,来源性质,正文,作者,编号";
    private const string Mapping = """
        {"at":"发布时间","channel":"平台","tone":"情感倾向","origin":"来源性质","text":"正文","author":"作者","externalId":"编号"}
        """;

    /// <summary>Last day and hour of each export.</summary>
    private static readonly (int Day, int Hour)[] Exports = [(0, 23), (7, 23), (14, 23), (21, 23), (28, 23), (DemoDates.Today - 1, 21)];

    private static readonly int[] Crisis = [620, 540, 430, 330, 270, 230, 200, 180, 165, 150, 140, 130, 125];
    private static readonly double[] CrisisNet =
        [-0.78, -0.74, -0.66, -0.55, -0.47, -0.40, -0.31, -0.24, -0.18, -0.10, -0.05, 0.02, 0.08, 0.13, 0.18, 0.22, 0.26, 0.30, 0.34, 0.38, 0.41];

    // Of a thousand mentions in a day, how many fall in each hour.
    private static readonly int[] Hours = [14, 8, 5, 3, 3, 6, 14, 28, 42, 50, 52, 58, 70, 62, 48, 46, 46, 50, 58, 70, 84, 82, 62, 39];
    private static readonly (string Name, int Weight)[] Channels = [("weibo", 42), ("xiaohongshu", 25), ("douyin", 22), ("wechat", 11)];

    public static void Plan(DemoTimeline timeline, DemoTeam team, DemoDates dates)
    {
        var rows = Rows(dates);
        foreach (var (index, (day, hour)) in Exports.Index())
        {
            var until = dates.At(day, hour).AddHours(1);
            var from = index == 0 ? DateTimeOffset.MinValue : dates.At(Exports[index - 1].Day, Exports[index - 1].Hour).AddHours(1);
            var file = File([.. rows.Where(row => row.At < from).TakeLast(Overlap), .. rows.Where(row => row.At >= from && row.At < until)], index == 1);
            timeline.Add(until.AddMinutes(30), async () =>
            {
                var imports = await team.Editor.Get($"campaigns/{DemoCampaign.Id}/mentions/imports");
                if (imports["items"]!.AsArray().Count <= index)
                {
                    await team.Editor.Import($"campaigns/{DemoCampaign.Id}/mentions/import", $"mentions-{index + 1}.csv", file, Mapping);
                }
            });
        }
    }

    private static List<Row> Rows(DemoDates dates)
    {
        var random = new Random(Seed);
        var rows = new List<Row>();
        for (var day = DemoDates.First; day < DemoDates.Today; day++)
        {
            var (quiet, excited) = (Tones(day, random), Tones(1, random));
            for (var left = Volume(day, random); left > 0; left--)
            {
                var at = dates.At(day, Pick(Hours, random), random.Next(60)).AddSeconds(random.Next(60));
                rows.Add(RowOf(day, at, quiet, random));
            }

            // The first evening: the video spreads.
            for (var left = day == 0 ? 240 : 0; left > 0; left--)
            {
                rows.Add(RowOf(1, dates.Onset.AddSeconds(random.Next(15_500)), excited, random));
            }
        }

        rows.Sort((one, other) => one.At.CompareTo(other.At));
        return [.. rows.Select((row, index) => row with { Id = $"{row.Channel}-{index + 1:000000}" })];
    }

    private static Row RowOf(int day, DateTimeOffset at, DemoTones tones, Random random)
    {
        var origin = OriginOf(day, random);
        var tone = origin is "自然" ? tones.Draw() : random.Next(10) < 6 ? "正面" : "中性";
        var channel = Channels[Pick([.. Channels.Select(one => one.Weight)], random)].Name;
        return new(at, channel, tone, origin, DemoTexts.Mention(tone, origin, day, random), DemoTexts.Handle(random.Next(4_000)), "");
    }

    private static string OriginOf(int day, Random random)
    {
        // Shares in per cent; the rest is organic.
        var (paid, incentivised, owned, staff) = day switch { < 1 => (3, 1, 5, 1), < 10 => (0, 0, 4, 2), _ => (10, 8, 4, 2) };
        var drawn = random.Next(100);
        return drawn < paid ? "推广" : drawn < paid + incentivised ? "有奖投稿" : drawn < paid + incentivised + owned ? "官方"
            : drawn < paid + incentivised + owned + staff ? "员工" : "自然";
    }

    private static int Volume(int day, Random random) =>
        (day is >= 1 and <= 13 ? Crisis[day - 1] : day <= 0 ? 80 : 98) + random.Next(-6, 7) + (day is < 1 or > 13 && day % 7 is 2 or -5 ? 14 : 0);

    private static DemoTones Tones(int day, Random random)
    {
        var net = (day <= 0 ? 0.40 : day <= CrisisNet.Length ? CrisisNet[day - 1] : 0.43) + ((random.NextDouble() + random.NextDouble() - 1) * 0.09);
        var neutral = day is >= 1 and <= 9 ? 0.15 : 0.36;
        return new(Math.Clamp((1 - neutral + net) / 2, 0.03, 0.9), neutral);
    }

    private static int Pick(int[] weights, Random random)
    {
        var drawn = random.Next(weights.Sum());
        var index = 0;
        while (drawn >= weights[index])
        {
            drawn -= weights[index++];
        }

        return index;
    }

    private static byte[] File(IReadOnlyList<Row> rows, bool flawed)
    {
        var csv = new StringBuilder(Header).AppendLine();
        foreach (var row in rows)
        {
            csv.AppendLine(CultureInfo.InvariantCulture, $"{row.At:yyyy-MM-dd'T'HH:mm:sszzz},{row.Channel},{row.Tone},{row.Origin},\"{row.Text}\",{row.Author},{row.Id}");
        }

        // Real exports contain unusable rows.
        if (flawed)
        {
            csv.AppendLine("时间缺失,weibo,负面,自然,\"转发微博\",路过的云,weibo-x1").AppendLine(",douyin,正面,自然,\"蹲一个后续\",小满,douyin-x2")
                .AppendLine(CultureInfo.InvariantCulture, $"{rows[0].At:yyyy-MM-dd'T'HH:mm:sszzz},wechat,待人工判断,自然,\"[图片]\",青团,wechat-x3");
        }

        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).GetBytes(csv.ToString());
    }

    private sealed record Row(DateTimeOffset At, string Channel, string Tone, string Origin, string Text, string Author, string Id);
}
