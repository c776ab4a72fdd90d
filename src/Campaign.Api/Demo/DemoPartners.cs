namespace Campaign.Api.Demo;

/// <summary>A partner of the demo.</summary>
/// <param name="Fee">The fee for one piece of content, in CNY.</param>
internal sealed record DemoPartner(string Id, string Name, string Channel, string Handle, long Followers, string Category, decimal Fee);

/// <summary>Twelve partners: nine who work for the campaign (one suspended later), one in reserve, one declined, one not vetted yet.</summary>
internal static class DemoPartners
{
    public static readonly DemoPartner[] Working =
    [
        new("aman-tea-notes", "阿满喝茶记", "xiaohongshu", "阿满喝茶记", 486_000, "茶饮测评", 18_000),
        new("kitchen-inspector", "后厨探长老周", "douyin", "后厨探长老周", 2_130_000, "餐饮探店", 62_000),
        new("nutrition-lu", "营养师陆可", "weibo", "营养师陆可", 912_000, "健康科普", 28_000),
        new("hangzhou-eats", "杭州胃地图", "wechat", "杭州胃地图", 351_000, "本地生活", 22_000),
        new("xiaolin-campus", "小林的校园午后", "xiaohongshu", "小林的校园午后", 128_000, "大学生活", 8_000),
        new("lab-white-coat", "白大褂看标签", "douyin", "白大褂看标签", 1_480_000, "食品科普", 48_000),
        new("slow-tea-house", "慢半拍茶舍", "weibo", "慢半拍茶舍", 203_000, "茶文化", 12_000),
        new("two-kids-diary", "二宝妈的买买日记", "xiaohongshu", "二宝妈的买买日记", 267_000, "母婴生活", 15_000),
        new("night-shift-feng", "夜班阿峰", "douyin", "夜班阿峰", 645_000, "街头美食", 26_000),
    ];

    private static readonly DemoPartner[] Others =
    [
        new("tea-mountain-ye", "茶山叶子", "wechat", "茶山叶子", 96_000, "茶文化", 9_000),
        new("king-of-discount", "省钱天王", "douyin", "省钱天王", 3_020_000, "折扣好物", 70_000),
        new("coffee-or-tea", "咖啡还是茶", "weibo", "咖啡还是茶", 174_000, "饮品测评", 11_000),
    ];

    public static DemoPartner Suspended => Working[^1];

    /// <summary>Approved, and only proposed so far.</summary>
    public static DemoPartner Reserve => Others[0];

    public static void Plan(DemoTimeline timeline, DemoTeam team, DemoDates dates)
    {
        var lives = new Dictionary<string, DemoLife>(StringComparer.Ordinal);
        foreach (var partner in Working.Append(Reserve))
        {
            Register(partner).By(team.Reviewer).Then(dates.At(4, 10), "vet", new { decision = "approve", findings = Findings(partner), proofOfUse = "门店消费小票与到店照片，已存档" }, facts: 2);
        }

        Register(Others[1]).By(team.Reviewer).Then(dates.At(4, 10), "vet", new
        {
            decision = "decline",
            findings = new object[]
            {
                new { code = "false-advertising-ban", severity = "high", note = "去年 11 月因保健品虚假宣传被市场监管部门处罚，三年内不得代言" },
                new { code = "fake-followers", severity = "medium", note = "抽样显示约四成粉丝为不活跃账号" },
            },
        }, facts: 2);
        Register(Others[2]);
        lives[Suspended.Id].By(team.Reviewer).Then(dates.At(20, 15), "suspend", new { reason = "在直播里提前泄露未定稿的整改数据，待复盘后再议" });

        DemoLife Register(DemoPartner partner) =>
            lives[partner.Id] = new DemoLife(timeline, id => $"partners/{id}").By(team.Editor).Made(dates.At(0, 23), "partners", $"partner {partner.Id}", Body(partner));
    }

    private static object Body(DemoPartner partner) => new
    {
        id = partner.Id,
        name = partner.Name,
        accounts = new[] { new { channel = partner.Channel, handle = partner.Handle, followers = partner.Followers } },
        categories = new[] { partner.Category },
        contact = $"商务邮箱 {partner.Id}@example.org",
        rates = new[] { new { kind = partner.Channel == "douyin" ? "video" : "post", fee = partner.Fee } },
    };

    private static object[] Findings(DemoPartner partner) => partner.Followers > 1_000_000
        ? [new { code = "competitor-work", severity = "low", note = "半年前为另一茶饮品牌拍过探店，合同已到期" }]
        : [];
}
