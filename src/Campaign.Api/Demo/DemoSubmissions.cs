namespace Campaign.Api.Demo;

/// <summary>A UGC drive of the demo.</summary>
/// <param name="Backlog">How many of the latest submissions are not reviewed yet.</param>
/// <param name="From">First day with submissions; <paramref name="To"/> is the last.</param>
internal sealed record DemoDrive(string Id, int Submissions, int Backlog, int From, int To, Func<int, string> Text);

/// <summary>Two drives with four hundred submissions, moderated as they arrive.</summary>
internal static class DemoSubmissions
{
    public static readonly DemoDrive Visits = new("qinghe-open-kitchen", 280, 20, 9, 26, DemoSentences.Visit);
    public static readonly DemoDrive Suggestions = new("qinghe-suggestions", 120, 30, 17, DemoDates.Today - 2, DemoSentences.Suggestion);

    private const int Copies = 6;
    private static readonly string[] BannedWords = ["兼职", "代购", "返利"];
    private static readonly string[] Channels = ["xiaohongshu", "weibo", "wechat", "douyin"];

    /// <summary>Why some are rejected, with the note to the author.</summary>
    private static readonly (string Code, string Words)[] Flaws =
    [
        ("off-topic", "另外求一张周六的演唱会票，有的私我。"), ("spam", "想兼职的看我主页，日结，名额不多。"), ("not-experienced", "以上是听表姐说的，我自己还没去过。"),
        ("copyright", "（文字和图转自一位博主，侵删）"), ("personal-data", "那天的店员叫赵小琳，电话 13800000000，大家可以去问她。"),
    ];

    /// <summary>What becomes of a submission, by its index modulo 26.</summary>
    private enum Fate
    {
        Approved,
        Rejected,
        ChangesAsked,
        Resubmitted,
        Withdrawn,
    }

    /// <summary>How many rewards are earned by approved submissions that arrived up to this day.</summary>
    public static int Approved(DemoDrive drive, int day) => Enumerable.Range(0, drive.Submissions - drive.Backlog)
        .Count(number => DayOf(drive, number) <= day && FateOf(number) is (Fate.Approved or Fate.Resubmitted));

    public static void Plan(DemoTimeline timeline, DemoTeam team, DemoDates dates)
    {
        Open(timeline, team.Editor, dates, Visits, "我在青禾门店看见的", "走进任意一家青禾门店，写下你亲眼看见的后厨：做得到的、做不到的都可以写，褒贬不限，200 字以内，可配图。", dates.At(28, 0), new { poolId = DemoPools.Coupons, conditions = "内容为本人亲身经历即可获一张茶饮券，褒贬不限" });
        Open(timeline, team.Editor, dates, Suggestions, "给青禾的一条整改建议", "如果由你来管一家青禾门店，你会先改哪一件事？请写清为什么、怎么做。", dates.At(45, 0), new { poolId = DemoPools.Cash, amount = 10, conditions = "建议通过审核即发 10 元红包，褒贬不限" });
        foreach (var drive in new[] { Visits, Suggestions })
        {
            for (var number = 0; number < drive.Submissions; number++)
            {
                Plan(timeline, team, dates, drive, number);
            }
        }

        timeline.Add(dates.At(Visits.From, 7), team.ConnectForm);
        timeline.Add(dates.At(20, 12, 30), () => SendCopies(team.Form));
    }

    private static void Open(DemoTimeline timeline, DemoHttp http, DemoDates dates, DemoDrive drive, string title, string prompt, DateTimeOffset closes, object reward) =>
        timeline.Add(dates.At(drive.From, 8), () => http.Post(
            $"campaigns/{DemoCampaign.Id}/drives",
            new { id = drive.Id, title, prompt, opens = dates.At(drive.From, 9), closes, reward, perAuthorLimit = 3, bannedWords = BannedWords },
            $"drive {drive.Id}"));

    private static void Plan(DemoTimeline timeline, DemoTeam team, DemoDates dates, DemoDrive drive, int number)
    {
        var day = DayOf(drive, number);
        var fate = number < drive.Submissions - drive.Backlog ? FateOf(number) : (Fate?)null;
        var flaw = Flaws[number % Flaws.Length];
        var text = drive.Text(number) + (fate == Fate.Rejected ? flaw.Words : "");
        var life = new DemoLife(timeline, id => $"submissions/{id}")
            .By(team.Form)
            .Made(dates.At(day, 10 + (number % 4 * 3)), $"drives/{drive.Id}/submissions", $"{drive.Id} {number}", Body(number, text), facts: 2)
            .By(team.Reviewer);
        var seen = dates.At(day + 1, 9 + (number % 2));
        _ = fate switch
        {
            Fate.Approved => Approve(life, seen, dates, number),
            Fate.Rejected => life.Then(seen, "reject", new { code = flaw.Code }),
            Fate.ChangesAsked => life.Then(seen, "ask-changes", new { code = "low-quality", note = "请补充是哪家门店、哪一天" }),
            Fate.Resubmitted => life.Then(seen, "ask-changes", new { code = "personal-data", note = "请去掉店员的姓名" })
                .By(team.Form).Then(seen.AddHours(3), "resubmit", new { text = $"{text}（去的是第 {number + 3} 号店，上个{"一二三四五六日"[number % 7]}）" }, facts: 2)
                .By(team.Reviewer).Then(seen.AddHours(5), "approve"),
            Fate.Withdrawn => life.By(team.Form).Then(seen, "withdraw", new { note = "不想公开了" }),
            _ => life,
        };
    }

    private static int DayOf(DemoDrive drive, int number) => drive.From + (number * (drive.To - drive.From + 1) / drive.Submissions);

    private static DemoLife Approve(DemoLife life, DateTimeOffset seen, DemoDates dates, int number)
    {
        life.Then(seen, "approve", new { note = (string?)null });
        if (number % 17 == 1)
        {
            life.Then(seen.AddHours(2), "feature")
                .Then(seen.AddHours(4), "rights/request", new { scope = "品牌官网与公众号转载，保留署名", until = dates.At(365, 0) });
            _ = number % 3 == 0 ? life.Then(seen.AddHours(8), "rights/decline", new { note = "不方便" }) : life.Then(seen.AddHours(8), "rights/grant");
        }

        return life;
    }

    private static Fate FateOf(int number) => (number % 26) switch
    {
        3 or 9 or 15 => Fate.Rejected,
        6 => Fate.ChangesAsked,
        20 => Fate.Resubmitted,
        12 => Fate.Withdrawn,
        _ => Fate.Approved,
    };

    /// <summary>Copies of other people's texts: refused, and visible in the funnel. An author's own text sent twice is refused as well.</summary>
    private static async Task SendCopies(DemoHttp http)
    {
        if ((await http.Get($"drives/{Visits.Id}"))["funnel"]!["refused"]!.AsObject().Count > 0)
        {
            return;
        }

        for (var copy = 0; copy < Copies; copy++)
        {
            var code = await http.PostRefused($"drives/{Visits.Id}/submissions", Body(3_000 + copy, $"{Visits.Text((copy * 26) + 1)}真的。"));
            if (code != "near-duplicate")
            {
                throw new DemoFailedException($"A copy was refused as '{code}', not as a near-duplicate.");
            }
        }

        for (var again = 0; again < 2; again++)
        {
            await http.PostRefused($"drives/{Visits.Id}/submissions", Body(again, Visits.Text(again)));
        }
    }

    private static object Body(int number, string text) => new
    {
        author = new { handle = DemoTexts.Handle(number * 7 % 3_989), contact = number % 5 == 0 ? $"reader{number}@example.org" : null },
        channel = Channels[number % 4],
        text,
        consent = true,
        notice = "2026-privacy-1",
    };
}
