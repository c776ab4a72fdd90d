using Campaign.Documents.Reports;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Documents.Tests.Reports;

/// <summary>Report sources like those of a real campaign: 28 quiet days, a crisis on 1 March 2026 and about 60 days after it. Always the same.</summary>
internal static class DemoSources
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateOnly Onset = new(2026, 3, 1);

    public static readonly DateTimeOffset AsOf = Day(59).AddHours(8);

    private static readonly string[] Partners =
    [
        "阿澈的厨房", "Lena Zhou", "奶茶研究所", "小城探店", "营养师周敏", "Tea & Tide", "成分党阿May", "北上广吃喝", "质检员老唐", "一只柚子", "周末去哪喝", "Dr. Q 说食品",
    ];

    private static readonly string[] Channels = ["xiaohongshu", "douyin", "weibo", "bilibili"];

    public static DateTimeOffset Day(int fromOnset) => new(Onset.AddDays(fromOnset).ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8));

    public static ReportSources Full() => new(Campaign(), [.. Tallies()])
    {
        Interventions =
        [
            new(Day(1), "statement", "致歉声明：门店原料管理问题"),
            new(Day(6), "statement", "整改进展（第一期）：全国门店停用涉事批次"),
            new(Day(14), "story", "后厨开放日：每一杯从哪里来"),
            new(Day(20), "deliverable", "营养师周敏：我去看了他们的检测报告"),
            new(Day(24), "drive", "“我的第一杯”用户征集开启"),
            new(Day(38), "statement", "整改进展（第二期）：第三方抽检结果公布"),
        ],
        Partners = [.. Partners.Select(Partner)],
        Funnel = new(400, [new("duplicate", 18), new("banned-words", 9), new("rate", 5)], 37, 256, [new("off-topic", 31), new("low-quality", 22), new("rights", 8)], 14, 24),
        Pools =
        [
            new("首杯投稿现金红包", "cash", 60_000m, 4_200m, 9_850m, 31_400m, 1_250m, 14_550m),
            new("第二杯半价券", "coupon", 5_000, 320, 1_480, 2_104, 61, 1_096),
        ],
        Imports = [new("mentions-2026-02.csv", Day(-1), 8_412, 13), new("mentions-2026-03.csv", Day(31), 41_077, 96), new("mentions-2026-04.csv", Day(59), 19_820, 41)],
        Findings =
        [
            new("ad-label", Severity.Warning, "北上广吃喝 · 春季探店", new("核验时未看到广告标识；依据《互联网广告管理办法》。", "No advertising label was seen at verification; basis: Internet advertising measures."), new("请达人补加“广告”标识后重新核验。", "Ask the partner to add “广告” and verify again.")),
            new("kol-proof", Severity.Advice, "一只柚子", new("使用证明只有一张照片。", "The proof of use is a single photo."), new("补充购买记录。", "Add a record of purchase.")),
        ],
    };

    /// <summary>A campaign on its first evening: nothing but a crisis and some mentions.</summary>
    public static ReportSources NearlyEmpty() =>
        new(Campaign() with { BudgetLines = [], Objectives = [], Phases = [] }, [new(Day(0), "weibo", Origin.Organic, 2, 3, 41)]);

    private static CampaignFacts Campaign() => new(
        "青禾茶饮·安心一杯", "青禾茶饮", "CNY", new(2026, 3, 1), new(2026, 5, 31), "active", 800_000m,
        new("门店使用过期原料被曝光", new DateTimeOffset(2026, 3, 1, 8, 40, 0, TimeSpan.FromHours(8)), "preventable", 4, "媒体暗访视频显示两家门店更换原料标签，当日登上热搜。"),
        Shanghai)
    {
        BudgetLines = [new("达人内容", BudgetKind.Partners, 480_000m), new("用户奖励", BudgetKind.Rewards, 60_000m), new("第三方抽检", BudgetKind.Other, 120_000m, 96_500.50m), new("媒体沟通", BudgetKind.Other, 140_000m)],
        Objectives = [new("recovery-index", 90, new(2026, 4, 30)), new("negative-share", 0.15m, new(2026, 4, 30)), new("time-to-recover", 45, new(2026, 4, 30)), new("repeat-purchase", 0.3m, new(2026, 5, 31))],
        Phases = [new("contain", new(2026, 3, 1), new(2026, 3, 3), true), new("respond", new(2026, 3, 4), new(2026, 3, 10), true), new("rectify", new(2026, 3, 11), new(2026, 4, 5), true), new("rebuild", new(2026, 4, 6), new(2026, 5, 15), false), new("sustain", new(2026, 5, 16), new(2026, 5, 31))],
    };

    private static IEnumerable<Tally> Tallies()
    {
        var random = new Random(20260301);
        for (var day = -28; day < 60; day++)
        {
            if (day == -17)
            {
                continue;
            }

            var mood = day < 0 ? 0.32 : day < 3 ? -0.55 - 0.08 * day : Math.Min(0.34, -0.68 + 1.02 * (1 - Math.Exp(-(day - 3) / 11.0)) + (day >= 20 ? 0.05 : 0));
            var volume = day < 0 ? 260 : (int)(260 + 2600 * Math.Exp(-day / 6.0));
            foreach (var channel in Channels)
            {
                yield return Count(random, day, channel, Origin.Organic, volume / 4, mood);
                if (day >= 12)
                {
                    yield return Count(random, day, channel, Origin.Paid, 12, 0.85);
                }

                if (day >= 24)
                {
                    yield return Count(random, day, channel, Origin.Incentivised, 16, 0.7);
                }
            }
        }
    }

    private static Tally Count(Random random, int day, string channel, Origin origin, int volume, double mood)
    {
        var all = Math.Max(3, volume + random.Next(-volume / 6, volume / 6 + 1));
        var net = Math.Clamp(mood + (random.NextDouble() - 0.5) * 0.12, -0.95, 0.95);
        var neutral = (int)(all * Math.Min(0.35, 1 - Math.Abs(net)));
        var positive = (int)Math.Round((all - neutral + net * all) / 2);
        positive = Math.Clamp(positive, 0, all - neutral);
        return new(Day(day).AddHours(random.Next(10)), channel, origin, positive, neutral, all - neutral - positive);
    }

    private static PartnerFacts Partner(string name, int index)
    {
        var random = new Random(index);
        var count = index % 2 == 0 ? 3 : 2;
        return new(name, Channels[index % 4], 80_000 + 45_000 * index, index % 5 == 0 ? 5_000 : 0, index % 5 == 0 ? 5_000 : 0, [.. Enumerable.Range(0, count).Select(item => Deliverable(random, index, item))]);
    }

    private static DeliverableFacts Deliverable(Random random, int partner, int item)
    {
        string[] titles = ["春季探店", "检测报告解读", "后厨开放日实拍"];
        string[] kinds = ["video", "article", "post"];
        var due = Onset.AddDays(16 + partner * 2 + item * 9);
        var cancelled = partner == 3 && item == 1;
        var live = cancelled || due.DayNumber > Onset.DayNumber + 55 || partner == 7 && item == 1 ? (DateTimeOffset?)null : Day(16 + partner * 2 + item * 9 + random.Next(-2, 4));
        live = live > AsOf ? null : live;
        var verified = live is not null && item < 2;
        var fee = 8_000m + 1_500m * random.Next(12);
        var views = 40_000 + random.Next(400_000);
        return new(
            titles[item], Channels[partner % 4], kinds[item],
            cancelled ? "cancelled" : verified ? "verified" : live is not null ? "live" : "briefed",
            due, live, verified, verified ? partner != 7 : null, fee, verified ? fee : 0,
            verified ? new(views, views / 20, views / 160, views / 240) : null);
    }
}
