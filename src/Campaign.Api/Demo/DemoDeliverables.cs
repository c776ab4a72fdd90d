namespace Campaign.Api.Demo;

/// <summary>How far a piece of content has got.</summary>
internal enum DemoStage
{
    Briefed,
    Drafted,
    InReview,
    ChangesRequested,
    Approved,
    Live,
    Verified,
    Settled,
    TakenDown,
    Cancelled,
}

/// <summary>Thirty pieces of content: published on <c>Day</c>, or due then.</summary>
/// <param name="Partner">Index among the working partners.</param>
/// <param name="Late">Days from the due day to publication.</param>
internal sealed record DemoPiece(int Partner, string Title, string Kind, int Day, DemoStage Stage, int Late = 0)
{
    public static readonly DemoPiece[] All =
    [
        new(0, "探访文一路店：玻璃墙后面是什么", "post", 12, DemoStage.Settled),
        new(0, "三款常点奶茶的原料标签，逐个念给你听", "post", 16, DemoStage.Settled),
        new(0, "跟着早班店员开一次店", "video", 24, DemoStage.Verified),
        new(0, "一个月后再去：效期贴还在吗", "post", 40, DemoStage.Briefed),
        new(1, "突击检查五家店的冰箱", "video", 13, DemoStage.Settled),
        new(1, "后厨直播间连线质检员", "livestream", 22, DemoStage.Verified, Late: 2),
        new(1, "报废的牛奶去了哪里", "video", 29, DemoStage.Live),
        new(1, "夜里十一点的后厨", "video", 36, DemoStage.InReview),
        new(2, "牛奶过了效期会怎样：说说风险", "article", 12, DemoStage.Settled),
        new(2, "看懂奶茶杯上的效期贴", "post", 18, DemoStage.Settled),
        new(2, "糖和奶：一杯茶的热量账", "article", 31, DemoStage.ChangesRequested),
        new(3, "文一路店重新开门那天", "article", 15, DemoStage.Settled),
        new(3, "和店长聊了四十分钟", "article", 20, DemoStage.Settled, Late: 3),
        new(3, "杭州 37 家店的明厨地图", "article", 23, DemoStage.Settled),
        new(4, "学校门口这家店，我盯了一周", "post", 17, DemoStage.Settled),
        new(4, "社团聚会点了二十杯", "post", 20, DemoStage.TakenDown),
        new(4, "期末周的一杯热茶", "post", 41, DemoStage.Drafted),
        new(5, "把三家店的奶送去检测", "video", 19, DemoStage.Settled),
        new(5, "检测报告怎么读", "video", 25, DemoStage.Verified),
        new(5, "冷链温度计实拍", "video", 30, DemoStage.Live),
        new(5, "扫码留影系统拆解", "video", 38, DemoStage.Approved),
        new(6, "一片茶叶的效期", "post", 22, DemoStage.Verified),
        new(6, "茶农来信", "article", 31, DemoStage.Live),
        new(6, "冷泡茶的八小时", "post", 37, DemoStage.Approved),
        new(7, "孩子能不能喝？我问了三个问题", "post", 27, DemoStage.Live),
        new(7, "带娃去看明厨", "video", 30, DemoStage.InReview),
        new(7, "家庭装茶包开箱", "post", 39, DemoStage.InReview),
        new(8, "收摊之后去文一路", "video", 18, DemoStage.Verified),
        new(8, "夜宵档老板怎么看", "video", 24, DemoStage.ChangesRequested),
        new(8, "凌晨配送车跟拍", "video", 28, DemoStage.Cancelled),
    ];
}

/// <summary>The collaborations and what their partners owe, in every stage.</summary>
internal static class DemoDeliverables
{
    /// <summary>The latest day on which anything unfinished was worked on.</summary>
    private const int Lately = DemoDates.Today - 2;

    /// <summary>The partner whose collaboration is settled.</summary>
    private const int Done = 3;

    private const string Root = $"campaigns/{DemoCampaign.Id}/collaborations";

    public static void Plan(DemoTimeline timeline, DemoTeam team, DemoDates dates)
    {
        foreach (var (index, partner) in DemoPartners.Working.Index())
        {
            var life = new DemoLife(timeline, id => $"{Root}/{id}")
                .By(team.Editor)
                .Made(dates.At(5, 10), Root, $"collaboration {partner.Id}", new { partnerId = partner.Id, fixedFee = index == Done ? 3_000 : 0, retentionDays = 60 })
                .When(dates.At(6, 10), "proposed", "accept", new { note = "合同已回签" });
            if (index == Done)
            {
                life.By(team.Manager).When(dates.At(31, 16), "active", "settle", new { reference = "FK-0099" });
            }
        }

        new DemoLife(timeline, id => $"{Root}/{id}")
            .By(team.Editor)
            .Made(dates.At(30, 11), Root, "collaboration reserve", new { partnerId = DemoPartners.Reserve.Id, fixedFee = 2_000, retentionDays = 90 });
        foreach (var (index, piece) in DemoPiece.All.Index())
        {
            Plan(timeline, team, dates, piece, index);
        }
    }

    private static void Plan(DemoTimeline timeline, DemoTeam team, DemoDates dates, DemoPiece piece, int index)
    {
        var partner = DemoPartners.Working[piece.Partner];
        var pieces = $"{Root}/{partner.Id}/deliverables";
        var life = new DemoLife(timeline, id => $"{pieces}/{id}").By(team.Editor).Made(dates.At(6, 14), pieces, $"deliverable {index}", new
        {
            title = piece.Title,
            channel = partner.Channel,
            kind = piece.Kind,
            due = dates.Day(piece.Day - piece.Late),
            fee = partner.Fee,
        });
        Write(life, team, dates, piece, index);
        if (piece.Stage is DemoStage.Live or DemoStage.Verified or DemoStage.Settled or DemoStage.TakenDown)
        {
            Publish(life, team, dates, piece, index, partner);
        }
    }

    /// <summary>Takes a piece up to its approval. The first draft of every third piece lacks its advertising label and is sent back.</summary>
    private static void Write(DemoLife life, DemoTeam team, DemoDates dates, DemoPiece piece, int index)
    {
        var day = Math.Min(piece.Day - 5, Lately - 3);
        if (piece.Stage == DemoStage.Cancelled)
        {
            life.By(team.Manager).Then(dates.At(21, 10), "cancel", new { reason = "达人暂停合作，本条不再拍摄" });
            return;
        }

        if (piece.Stage == DemoStage.Briefed)
        {
            return;
        }

        var comesBack = piece.Stage == DemoStage.ChangesRequested || index % 3 == 0;
        var text = DemoTexts.Deliverable(index, piece.Title);
        life.Then(dates.At(day, 10), "draft", new { text = comesBack ? text[DemoTexts.Label.Length..] : text });
        if (piece.Stage == DemoStage.Drafted)
        {
            return;
        }

        life.Then(dates.At(day, 11), "submit", new { note = "请审" });
        if (comesBack)
        {
            life.By(team.Reviewer).Then(dates.At(day + 1, 15), "request-changes", new { note = "开头缺少【广告】标识，请补上；门店数量请与声明一致" });
        }

        if (piece.Stage == DemoStage.ChangesRequested)
        {
            return;
        }

        if (comesBack)
        {
            life.By(team.Editor).Then(dates.At(day + 2, 10), "draft", new { text }).Then(dates.At(day + 2, 11), "submit", new { note = "已按意见修改" });
        }

        if (piece.Stage != DemoStage.InReview)
        {
            life.By(team.Reviewer).Then(dates.At(day + 3, 14), "approve", new { note = "事实与声明一致" });
        }
    }

    private static void Publish(DemoLife life, DemoTeam team, DemoDates dates, DemoPiece piece, int index, DemoPartner partner)
    {
        var url = $"https://{partner.Channel}.example/{partner.Id}/{index + 1:000}";
        life.By(team.Editor).Then(dates.At(piece.Day, 19), "publish", new { url, at = dates.At(piece.Day, 18, 30) });
        if (piece.Stage == DemoStage.Live)
        {
            return;
        }

        life.By(team.Reviewer).Then(dates.At(piece.Day + 3, 11), "verify", new { labelSeen = true, stillUp = true, metrics = Metrics(partner, index, 0.8m) });
        if (piece.Stage == DemoStage.Verified)
        {
            return;
        }

        life.By(team.Manager).Then(dates.At(piece.Day + 6, 15), "settle", new { amount = partner.Fee, reference = $"FK-{index + 1:0000}" });
        life.By(team.Reviewer).Then(dates.At(piece.Day + 8, 11), "verify", piece.Stage == DemoStage.TakenDown
            ? new { labelSeen = false, stillUp = false, metrics = Metrics(partner, index, 0.9m) }
            : new { labelSeen = true, stillUp = true, metrics = Metrics(partner, index, 1m) });
    }

    private static object Metrics(DemoPartner partner, int index, decimal share)
    {
        var views = partner.Followers * share * (12 + index * 7 % 23) / 100;
        return new { views = (long)views, likes = (long)(views * (20 + index * 5 % 30) / 1000), comments = (long)(views * (3 + index % 5) / 1000), shares = (long)(views * (2 + index % 4) / 1000) };
    }
}
