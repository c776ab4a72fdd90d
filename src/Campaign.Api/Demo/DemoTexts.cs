namespace Campaign.Api.Demo;

/// <summary>Texts by users and partners of the demo. All names are invented.</summary>
internal static class DemoTexts
{
    /// <summary>How partners mark their posts.</summary>
    public const string Label = "【广告】";

    private static readonly string[] Before = ["今天", "下班路上", "午休", "周末", "刚才", "陪朋友", "开会前", "雨天"];
    private static readonly string[] Drinks = ["青禾的桂花乌龙", "青禾茉莉奶绿", "青禾的栀子白茶", "青禾冷泡龙井", "青禾芋泥茶奶", "一杯青禾红茶拿铁", "青禾柚子绿茶"];

    private static readonly string[] Praise =
        ["茶味很足，不齁甜", "店员动作麻利，三分钟就出杯了", "少糖刚好，会再来", "杯子不漏，封口也好撕了", "同事都问我在哪买的", "给爸妈也带了一杯，他们说清爽"];

    private static readonly string[] Flat = ["排队十分钟，正常", "和上次味道差不多", "价格没变", "门店在装修，走了五百米换了一家", "买一送一什么时候有", "求问哪款咖啡因少一些"];
    private static readonly string[] Complaints = ["等了半小时没人理", "这次冰放太多了", "外卖送到已经洒了一半", "甜度和下单的不一样", "小料少得可怜"];

    private static readonly string[] Outrage =
        [
            "看完青禾文一路店的视频，今天买的直接倒了", "青禾用过期牛奶？我昨天刚给孩子买过", "道歉有什么用，谁知道别的店是不是也这样", "青禾的小票我都留着，要求退款",
            "店员当场还说没事，这才是让人生气的地方", "以后路过青禾都绕着走", "冰箱里三盒过期奶，管理呢", "一直当老实品牌支持青禾，太失望了", "建议市场监管部门把青禾杭州的店都查一遍",
        ];

    private static readonly string[] Watching =
        ["青禾的事有后续了吗", "蹲一个青禾的检测结果", "转发，请大家自己判断", "青禾文一路店今天关门了", "有没有杭州的朋友说说现场情况", "等官方调查，不站队"];

    private static readonly string[] Steady = ["青禾能当晚承认并关店，态度算快的", "青禾退款到账了，客服打了两次电话", "看到青禾公布了负责人和日期，先给一次机会"];

    private static readonly string[] Later =
        [
            "去看了青禾的明厨，效期贴贴得很清楚", "青禾把检测报告挂出来了，逐店都能查", "文一路店重新开门了，店长在门口给人讲流程", "扫杯子上的码能看到牛奶批次，这个做法可以",
            "青禾这次整改是真的在做，冰箱透明的", "公布了没做到的那一项和新期限，比光说好听的强", "重新买回青禾了，味道没变，心里踏实一点",
        ];

    private static readonly string[] Doubts =
        ["青禾的明厨只对着操作台，后仓还是看不见", "整改是整改了，可涨价两块是怎么回事", "三个月后还会这么严吗，我保留意见", "客服回复像模板，没解决我的退款", "我家楼下那家青禾根本没装玻璃墙"];

    private static readonly string[] Names = ["阿禾", "小满", "青团", "路过的云", "不加冰", "半糖", "茶茶", "老杭州", "阿宁", "豆包", "晚风", "十七", "小鱼", "木木", "栗子", "橙子皮"];
    private static readonly string[] Places = ["在文一路", "爱喝茶", "今天也加班", "不熬夜", "想回家", "在路上", "吃饱了", "等周五", "数星星", "要早起"];

    public static string Handle(int number) => $"{Names[number % 16]}{Places[number / 16 % 10]}{number / 160 + 1:00}";

    public static string Mention(string tone, string origin, int day, Random random) => origin switch
    {
        "官方" => day < 1 ? $"{One(Drinks, random)}上新，{One(["本周五", "下周一", "即日起"], random)}门店可点。" : $"【情况通报】{One(["整改进度已更新", "今日抽检结果已公布", "退款通道持续开放", "文一路店停业自查中"], random)}，详见公众号。",
        "员工" => One(["我在青禾上班，这几天每班都多查一遍效期", "同事们加班贴效期贴，辛苦了", "今天门店培训，记满了两页"], random) + "。",
        "推广" => $"【广告】{One(Drinks, random)}，{One(Praise, random)}。",
        "有奖投稿" => $"参加青禾征集：{One(tone is "正面" ? Later : Flat, random)}。",
        _ => Organic(tone, day, random),
    };

    /// <summary>A paid post about its title's subject: three factual paragraphs.</summary>
    public static string Deliverable(int index, string title)
    {
        string[] openings =
            ["先说清楚：这一条收了青禾的合作费，行程和提问我自己定。", "青禾请我去看，也同意我把不好的地方照实写。", "品牌方付费邀请，稿子只核对了事实，没有改我的看法。"];
        string[] seen =
            [
                "我挑了下午三点最忙的时候去，冰箱门上每一层都有效期贴，精确到小时。", "店长当着我的面打开后仓，把当天要报废的两盒奶登记、拍照、剪角。", "墙上贴着收货检查表，我随手抽了三天，有一天漏签，店长没有遮。",
                "操作台正对玻璃墙，站在柜台外面能看见封口和加料，拐角处看不见。", "质检员带了温度计，冷藏柜四度，冷冻柜零下十八度，和屏幕上的数字一致。", "我扫了杯身的码，看到牛奶批次和开封时间，加载用了七秒，有点慢。",
            ];
        string[] facts =
            ["公司公布的数字是 412 家门店完成复核，其中 7 家温度记录不完整，已停用相关原料。", "检测报告编号和机构都写在公告里，我打电话核对过，确有其事。", "退款仍在受理，凭订单即可，不需要说明理由。", "原定上月换掉的茶冻供应商还没换完，公告里写了原因和新日期。"];
        string[] closings = ["有问题留言，我下次带着问题再去。", "要不要再喝，你自己决定。", "一个月后我会再去一次，拍同一个冰箱。"];
        return $"{Label}{title}\n\n{openings[index % 3]}{seen[index % 6]}\n\n{seen[(index + 2 + index / 6) % 6]}{facts[index % 4]}\n\n{closings[(index + index / 3) % 3]}";
    }

    private static string Organic(string tone, int day, Random random) => (tone, day) switch
    {
        ("正面", >= 1 and < 10) => One(Steady, random) + "。",
        ("正面", >= 10) when random.Next(10) < 6 => One(Later, random) + "。",
        ("负面", >= 1 and < 10) => One(Outrage, random) + One(["。", "！", "，离谱。", "，寒心。", "，等一个说法。"], random),
        ("负面", >= 10) => One(Doubts, random) + "。",
        ("中性", >= 1 and < 10) => One(Watching, random) + "。",
        _ => $"{One(Before, random)}点了{One(Drinks, random)}，{One(tone switch { "正面" => Praise, "中性" => Flat, _ => Complaints }, random)}。",
    };

    private static string One(string[] texts, Random random) => texts[random.Next(texts.Length)];
}
