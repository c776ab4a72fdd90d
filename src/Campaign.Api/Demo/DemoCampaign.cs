namespace Campaign.Api.Demo;

/// <summary>The campaign itself: a fictional tea brand whose shop was filmed using milk past its date.</summary>
internal static class DemoCampaign
{
    public const string Id = "qinghe-tea";

    public static void Plan(DemoTimeline timeline, DemoTeam team, DemoDates dates)
    {
        timeline.Tell(dates.At(0, 21), "危机爆发：建立修复活动，登记达人", "The crisis breaks out: the campaign is set up, partners are registered");
        timeline.Tell(dates.At(3, 9), "回应：致歉、整改承诺，审核达人", "Respond: apology and promises, partners are vetted");
        timeline.Tell(dates.At(10, 9), "整改：达人内容、用户征集与审核", "Rectify: partners' content, users' submissions and their moderation");
        timeline.Tell(dates.At(25, 9), "重建：奖励发放、结算、品牌故事", "Rebuild: rewards, payments, stories");
        timeline.Tell(dates.At(DemoDates.Today - 3, 0), "最近三天：还在进行中的工作", "The last three days: work in progress");

        new DemoLife(timeline, id => $"campaigns/{id}")
            .By(team.Administrator)
            .Made(dates.At(0, 21), "campaigns", "campaign", Body(dates))
            .By(team.Manager)
            .Then(dates.At(0, 22, 30), "plan", new { phases = Phases(dates), reason = "危机小组首次会议确定" })
            .Then(dates.At(1, 8), "activate", new { reason = "首席执行官林知夏批准启动" }, facts: 2)
            .Then(dates.At(3, 9), "confirm-gate", new { note = "基本事实已查明，首份声明已发布，讨论量不再上升" })
            .Then(dates.At(3, 9, 10), "next-phase")
            .Then(
                dates.At(10, 9),
                "next-phase",
                new { @override = new { person = "公关总监 周遥", reason = "还有 3 位顾客未联系上，已留言；整改承诺已公开，不宜再等" } })
            .Then(dates.At(25, 9), "confirm-gate", new { note = "到期的 3 项承诺均已公布证据，负面占比连续两周下降" })
            .Then(dates.At(25, 9, 10), "next-phase");
    }

    private static object Body(DemoDates dates) => new
    {
        id = Id,
        name = "青禾茶饮“看得见的厨房”口碑修复",
        brand = "青禾茶饮",
        currency = "CNY",
        starts = dates.Day(0),
        ends = dates.Day(90),
        budget = 900_000,
        crisis = new
        {
            title = "杭州文一路店使用超过效期的牛奶",
            onset = dates.Onset,
            cluster = "preventable",
            severity = 4,
            summary = "一位顾客拍到文一路店的冰箱里有三盒超过效期的牛奶，且当天仍在出品。视频两小时内登上同城热搜。门店当晚停业，公司确认属实。",
        },
        objectives = new object[]
        {
            new { measure = "recovery-index", target = 90, by = dates.Day(45) },
            new { measure = "negative-share", target = 0.2, by = dates.Day(30) },
            new { measure = "time-to-recover", target = 28, by = dates.Day(40) },
            new { measure = "net-sentiment", target = 0.4, by = dates.Day(75) },
        },
    };

    private static object[] Phases(DemoDates dates) =>
    [
        new { phase = "contain", starts = dates.Day(0), ends = dates.Day(2), gate = "基本事实查明，首份声明发布，讨论量不再上升" },
        new { phase = "respond", starts = dates.Day(3), ends = dates.Day(9), gate = "受影响的顾客都已得到答复，整改承诺公开" },
        new { phase = "rectify", starts = dates.Day(10), ends = dates.Day(24), gate = "到期的承诺都有证据，负面占比持续下降" },
        new { phase = "rebuild", starts = dates.Day(25), ends = dates.Day(60), gate = (string?)null },
        new { phase = "sustain", starts = dates.Day(61), ends = dates.Day(90), gate = (string?)null },
    ];
}
