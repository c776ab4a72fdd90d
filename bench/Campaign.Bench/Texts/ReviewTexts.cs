using System.Text;

namespace Campaign.Bench.Texts;

/// <summary>
/// Chinese posts of 20–120 characters as UTF-8: everyday words at about their natural frequency (the first of the list far more than the last), rare
/// words in between, commas and full stops. The number seeds a text, so every run sends the same ones and no two are alike.
/// </summary>
internal static class ReviewTexts
{
    /// <summary>Words in about every second, every tenth and every thousandth text.</summary>
    public static readonly (string Common, string Medium, string Rare) Searched = ("服务", "隔音", "虹桥");

    private const string Everyday =
        "酒店 房间 服务 不错 早餐 前台 入住 位置 环境 干净 态度 价格 方便 感觉 设施 比较 早上 晚上 朋友 推荐 性价比 下次 还会 再来 卫生间 空调 热水 床铺 舒服 安静 " +
        "大堂 员工 热情 客人 电梯 停车 地铁 出差 旅游 家人 孩子 老人 周边 餐厅 味道 丰富 价钱 划算 满意 失望 处理 投诉 道歉 退款 改签 航班 行李 等候 解释 及时 " +
        "品牌 新品 质量 包装 物流 客服 回复 问题 解决 体验 试用 效果 喜欢 颜色 尺寸 手感 做工 细节 图片 实物 一致 惊喜 活动 优惠 会员 积分 礼物 分享 照片 视频 " +
        "整改 公开 透明 承诺 兑现 安心 信任 支持 改进 努力 变化 看到 希望 继续 保持 加油 期待 建议 反馈 认真 负责 专业 耐心 细心 周到 贴心 温馨 整洁 明亮 宽敞";

    private const string Seldom =
        "隔音 窗帘 拖鞋 浴缸 花园 泳池 江景 古镇 咖啡 书桌 夜宵 雨伞 枕头 灯光 地毯 茶叶 水果 插座 洗衣 健身 会议 婚宴 叫早 接机 露台 壁画 木门 石桥 桂花 栈道";

    private const string Rare = "虹桥 敦煌 鼓浪 阆中 婺源 漠河 琼海 雁荡 祁连 鄱阳";

    // Common characters; pairs of them make words that hardly any other text contains.
    private const string Characters =
        "安白百班宝报北本边别冰波布彩草层茶长城春词村达带岛灯底地点电顶东冬动豆度短多儿法帆方飞分风封峰服福干高歌根公宫谷光广贵国果海寒航好合河黑红湖花华画话黄回" +
        "火货机吉极集季家江街节金锦京井景静酒旧菊军开康口快兰蓝老乐雷里立连良林玲龙楼鹿路绿罗马满毛梅门米面明木南年鸟牛农暖盘平坪其千前桥青清秋曲泉群人日荣如瑞三沙山" +
        "上少深生诗石时市书树双水思松苏塔台太滩唐桃天田铁亭同头图土湾王望微文午西溪霞夏仙香想小新星雪雅烟岩阳夜叶一银英迎永游鱼雨玉园原月云早沼枝中竹州珠庄子紫";

    private static readonly byte[][] EverydayWords = Words(Everyday);
    private static readonly byte[][] SeldomWords = Words(Seldom);
    private static readonly byte[][] RareWords = Words(Rare);
    private static readonly byte[][] Single = [.. Characters.Select(one => Encoding.UTF8.GetBytes([one]))];

    /// <summary>Writes the text with this number and returns its length in bytes.</summary>
    public static int Write(Span<byte> buffer, long number)
    {
        var random = new SplitMix(number);
        var (characters, at, sinceComma) = (20 + (int)(random.Next() % 99), 0, 0);
        for (var written = 0; written < characters - 1;)
        {
            var before = at;
            at = Word(buffer, at, ref random);
            written += (at - before) / 3;
            if (++sinceComma > 3 + (int)(random.Next() % 4) && written < characters - 1)
            {
                "，"u8.CopyTo(buffer[at..]);
                (at, written, sinceComma) = (at + 3, written + 1, 0);
            }
        }

        "。"u8.CopyTo(buffer[at..]);
        return at + 3;
    }

    private static int Word(Span<byte> buffer, int at, ref SplitMix random)
    {
        switch (random.Next() % 1000)
        {
            case < 470:
                // Squaring favours the beginning of the list, much as natural frequencies do.
                var share = (random.Next() >> 11) / (double)(1UL << 53);
                return Put(buffer, at, EverydayWords[(int)(share * share * EverydayWords.Length)]);
            case < 550:
                return Put(buffer, at, SeldomWords[(int)(random.Next() % (ulong)SeldomWords.Length)]);
            case 550 when random.Next() % 2 == 0:
                return Put(buffer, at, RareWords[(int)(random.Next() % (ulong)RareWords.Length)]);
            default:
                at = Put(buffer, at, Single[(int)(random.Next() % (ulong)Single.Length)]);
                return Put(buffer, at, Single[(int)(random.Next() % (ulong)Single.Length)]);
        }
    }

    private static int Put(Span<byte> buffer, int at, byte[] word)
    {
        word.CopyTo(buffer[at..]);
        return at + word.Length;
    }

    private static byte[][] Words(string words) => [.. words.Split(' ').Select(Encoding.UTF8.GetBytes)];

    /// <summary>SplitMix64 (G. Steele, D. Lea, C. Flood, 2014): a few instructions per number, and the same on every machine.</summary>
    private struct SplitMix(long seed)
    {
        private ulong _state = (ulong)seed * 0xD1342543DE82EF95;

        public ulong Next()
        {
            var value = _state += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
