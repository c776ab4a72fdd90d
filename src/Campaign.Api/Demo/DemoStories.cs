namespace Campaign.Api.Demo;

/// <summary>Six stories from the shipped templates, from a published statement to a draft. The last one completes the demo.</summary>
internal static class DemoStories
{
    /// <summary>The story written last: once it exists, the demo is complete.</summary>
    public const string Last = "qinghe-thank-you";

    public static void Plan(DemoTimeline timeline, DemoTeam team, DemoDates dates)
    {
        Story("qinghe-holding", "holding-statement", "关于文一路店牛奶效期问题的说明", dates.At(0, 23, 10), Holding(dates))
            .Then(dates.At(0, 23, 20), "submit").By(team.Reviewer).Then(dates.At(0, 23, 40), "approve").By(team.Manager).Then(dates.At(0, 23, 50), "publish", Url("statement-1"));
        Story("qinghe-apology", "apology", "我们的道歉与承诺", dates.At(2, 10), Apology(dates))
            .Then(dates.At(2, 14), "submit").By(team.Reviewer).Then(dates.At(2, 16), "request-changes", new { note = "“失误”改成“过错”，退款期限写到具体日期" })
            .By(team.Editor).Then(dates.At(2, 18), "revise", new { data = Apology(dates) }).Then(dates.At(2, 18, 30), "submit")
            .By(team.Reviewer).Then(dates.At(2, 20), "approve", new { note = "法务、公关、首席执行官均已同意" })
            .By(team.Manager).Then(dates.At(2, 21), "publish", Url("statement-2"));
        Story("qinghe-progress", "rectification-progress", "整改进度通报（第 1 期）", dates.At(15, 10), Progress(dates))
            .Then(dates.At(15, 11), "submit").By(team.Reviewer).Then(dates.At(15, 15), "approve").By(team.Manager).Then(dates.At(15, 16), "schedule", new { at = dates.At(16, 10) })
            .Then(dates.At(16, 10, 5), "publish", Url("progress-1"));
        Story("qinghe-brand-story", "brand-story", "多等的那一刻钟", dates.At(26, 10), BrandStory(dates))
            .Then(dates.At(26, 11), "submit").By(team.Reviewer).Then(dates.At(27, 15), "approve").By(team.Manager).Then(dates.At(27, 16), "schedule", new { at = dates.At(30, 10) })
            .Then(dates.At(30, 12), "fail", new { reason = "公众号当日群发次数已用完" }).Then(dates.At(30, 13), "retry", new { at = dates.At(DemoDates.Today + 3, 10) });
        Story("qinghe-cold-brew", "product-innovation", "What changed in our cold brew, and why", dates.At(29, 10), ColdBrew(dates), "en")
            .Then(dates.At(29, 11), "submit").By(team.Reviewer).Then(dates.At(30, 9), "request-changes", new { note = "Name the laboratory and link the report." });
        Story(Last, "thank-you", "听到了，改了哪些", dates.At(DemoDates.Today - 1, 23, 50), ThankYou(dates));

        DemoLife Story(string id, string template, string title, DateTimeOffset at, object data, string lang = "zh-CN") => new DemoLife(timeline, _ => $"stories/{id}")
            .By(team.Editor)
            .Made(at, $"campaigns/{DemoCampaign.Id}/stories", $"story {id}", new { id, template, title, data, lang });
    }

    private static object Url(string page) => new { url = $"https://qinghe.example/{page}" };

    private static object Holding(DemoDates dates) => new
    {
        brand = "青禾茶饮",
        incident = "有顾客拍到我司杭州文一路门店冰箱内存放三盒超过效期的牛奶，并仍在出品",
        learned_on = FormattableString.Invariant($"{dates.Day(0):yyyy-MM-dd}T20:05"),
        known = new[] { "视频内容属实，涉事牛奶超过效期一天", "涉事门店自当晚 21 时起停业，剩余原料已封存" },
        actions = new[] { "封存样品已送第三方检测机构", "当日在该店消费的顾客可凭订单全额退款" },
        next_update = FormattableString.Invariant($"{dates.Day(1):yyyy-MM-dd}T18:00"),
        hotline = "400-800-1234",
        email = "care@qinghe.example",
        signed_on = dates.Day(0),
    };

    private static object Apology(DemoDates dates) => new
    {
        brand = "青禾茶饮",
        happened_on = dates.Day(0),
        facts = "杭州文一路店的冰箱里有三盒超过效期一天的牛奶，当天仍用于出品，共售出 46 杯。顾客当场指出后，店员回答“没关系”",
        cause = "门店没有执行每班效期检查，当班店长知情而未处理；总部抽查已连续三周没有覆盖该店",
        failing = "制度写在墙上，却没有人核查它是否做到；顾客指出问题时，得到的是敷衍",
        remedies = new[] { "文一路店当日 46 杯的顾客，每人补偿 300 元，我们正在逐一联系", "近 7 日在该店消费的顾客，凭订单全额退款，无需说明理由" },
        promises = new[]
        {
            new { title = "全国 412 家门店完成效期复核并公布结果", owner = "质量部 陈默", due = dates.Day(12) },
            new { title = "冰箱换成透明门，杯身可查牛奶批次", owner = "运营部 秦越", due = dates.Day(24) },
            new { title = "每月邀请顾客代表抽查并公开记录", owner = "首席执行官 林知夏", due = dates.Day(50) },
        },
        refund_until = dates.Day(30),
        hotline = "400-800-1234",
        email = "care@qinghe.example",
        signer = "青禾茶饮创始人、首席执行官 林知夏",
        signed_on = dates.Day(2),
    };

    private static object Progress(DemoDates dates) => new
    {
        brand = "青禾茶饮",
        statement_on = dates.Day(2),
        as_of = dates.Day(15),
        promises = new object[]
        {
            new { title = "全国 412 家门店完成效期复核并公布结果", status = "kept", due = dates.Day(12), evidence = "复核报告全文：qinghe.example/report-1" },
            new { title = "冰箱换成透明门，杯身可查牛奶批次", status = "progress", due = dates.Day(24) },
            new { title = "更换茶冻供应商", status = "late", due = dates.Day(14), reason = "新供应商首批样品未通过微生物检测", new_due = dates.Day(35) },
        },
        findings = "复核中另有 7 家门店的冷藏温度记录不完整，已停用相关原料并补做培训",
        refunds = 318,
        next_report = dates.Day(36),
        hotline = "400-800-1234",
    };

    private static object BrandStory(DemoDates dates) => new
    {
        brand = "青禾茶饮",
        opening = "凌晨四点的武夷山桐木村，制茶师傅老吴把手背贴近焙笼，停了三秒，说：“再等一刻钟。”",
        person = "老吴",
        founded_on = "2016-05-18",
        origin = "创始人林知夏在外地读书时，想喝一杯不靠香精提味的茶，找了半年没有找到，于是自己回茶山去找",
        milestones = new[]
        {
            new { when = "2016年", what = "首店开在杭州文一路，面积 19 平方米" },
            new { when = "2021年", what = "与桐木村 61 户茶农签下五年保底价收购协议" },
        },
        detour = $"{dates.Day(0).Year}年{dates.Day(0).Month}月，我们自己的门店用了超过效期的牛奶。那之后，我们把“看不见的工序”搬到了看得见的地方",
        belief = "每一批茶叶都留样三年，杯身的码可以查到它来自哪座山、哪一天、谁做的",
        closing = "下次端起杯子的时候，您喝到的，是老吴和很多像他一样的人，多等的那一刻钟",
        invitation = "每月头一个周六，总部实验室向所有人开放，公众号后台回复“参观”即可报名",
    };

    private static object ColdBrew(DemoDates dates) => new
    {
        brand = "Qinghe Tea",
        product = "Whole Leaf Cold Brew",
        feedback = "Over six months 2,317 of you told us the same thing: too sweet, and you could not taste the tea",
        changes = new[]
        {
            new { what = "Added sugar per cup", before = "28 g", after = "9 g" },
            new { what = "Base", before = "tea concentrate", after = "whole leaf, steeped cold for eight hours" },
        },
        evidence = "Sugar figures are from independent report QH-0412, on a sample of 30 cups",
        limits = "Cold brew contains caffeine. It is not suitable for children, and if you are pregnant or sensitive to caffeine, ask your doctor",
        available_on = dates.Day(40),
        price = 18,
        where = "in all stores and through our app",
        contact = "reply to this post; our product manager answers every Friday",
    };

    private static object ThankYou(DemoDates dates) => new
    {
        brand = "青禾茶饮",
        occasion = $"“我在青禾门店看见的”征集活动已于{dates.Day(27).Month}月{dates.Day(27).Day}日结束",
        received = DemoSubmissions.Visits.Submissions,
        critical = 103,
        changes = new[]
        {
            new { heard = "玻璃墙装了，但加料的位置被柱子挡住", done = "已有 37 家门店调整了操作台位置，其余在下月底前完成" },
            new { heard = "效期贴手写看不清", done = "本月起改用打印标签" },
        },
        open = "深夜时段只有一名员工的门店，玻璃墙后有时没有人在操作，这个问题我们还在想办法",
        channel = "公众号菜单“直达品控”",
        reply_hours = 48,
        signer = "青禾茶饮 全体品控同事",
        signed_on = dates.Day(DemoDates.Today),
    };
}
