using System.Text.RegularExpressions;
using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;

namespace Campaign.Domain.Compliance;

/// <summary>
/// <c>kol-proof</c>: whoever recommends a product must have used it, must not be under a false-advertising ban, and must not make absolute claims.
/// Basis: 广告法 9(3), 38.
/// </summary>
public static partial class KolProof
{
    public const string Code = "kol-proof";

    /// <summary>The finding about a partner who may not endorse anything.</summary>
    public static Finding Banned { get; } = new(
        Code,
        Severity.Blocking,
        "partner",
        new("达人因虚假广告受过处罚，三年内不得代言。依据《广告法》第三十八条。", "The partner was punished for false advertising and may not endorse for three years. Basis: Advertising Law of China, article 38."),
        new("请换一位达人。", "Work with another partner."));

    private static Finding Unproven { get; } = new(
        Code,
        Severity.Blocking,
        "proofOfUse",
        new("没有达人亲自使用过的证明，不得推荐。依据《广告法》第三十八条。", "There is no proof that the partner used the product, so they may not recommend it. Basis: Advertising Law of China, article 38."),
        new("在达人审核中补上使用证明，如订单、试用记录。", "Add proof of use, such as an order or a trial, to the partner's vetting."));

    /// <summary>All findings of this rule on a partner's draft; empty when it may go ahead.</summary>
    public static ValueList<Finding> Check(PartnerStanding partner, string? text) =>
    [
        .. partner.AdvertisingBan ? [Banned] : Array.Empty<Finding>(),
        .. partner.ProofOfUse ? Array.Empty<Finding>() : [Unproven],
        .. AbsoluteClaims(text),
    ];

    /// <summary>Absolute claims in a text, each listed once.</summary>
    public static ValueList<Finding> AbsoluteClaims(string? text) =>
    [
        .. Claims(VisibleText.Joined(text)).Distinct(StringComparer.OrdinalIgnoreCase).Select(words => new Finding(
            Code,
            Severity.Blocking,
            words,
            new($"“{words}”是绝对化用语。依据《广告法》第九条第三项。", $"“{words}” is an absolute claim. Basis: Advertising Law of China, article 9(3)."),
            new("改成可以证实的具体事实，如数据、时间、做法。", "Say a fact that can be checked instead: a figure, a date, what was done."))),
    ];

    private static IEnumerable<string> Claims(string text) =>
        ChineseClaim().Matches(text).Concat(EnglishClaim().Matches(text))
            .Where(match => match.Groups["claim"].Success)
            .Select(match => match.Groups["claim"].Value);

    // Harmless uses are listed first and consume their words; only what is left can be a claim.
    [GeneratedRegex(
        """
        最佳(?:赏味|食用|观赏|饮用|使用|实践) | (?:不是|并非|不敢说|不算|谈不上|没有)(?:什么)?(?:最佳|最好|最优|第一|顶级|顶尖|唯一)
        | 最好的(?:朋友|自己|时光|办法|方式|方法|证明|开始) | 国家级(?:非遗|非物质|自然保护|风景名胜|森林公园|旅游度假|湿地|文物|新区|公园)
        | (?:安全|客户|顾客|用户|质量|品质|健康|友谊|食品安全)第一(?![家名大品]) | 第(?:一|1|壹)[次时天步个条章节季期眼反件批位晚排部句话课年月周站手轮层段页印志视号]
        | (?<=^|[。！？；\s:：,，])第一(?=[，、,：:]|是) | 第1(?=\d) | 第一(?=[二三四五六七八九十百]) | 第一(?=印象)
        | 唯一(?:的)?(?:缺点|不足|遗憾|问题|不满|要|需|担心|吐槽|不|一次)
        | (?:完成|率|进度)(?:了|已|达|达到|为|是|:|：)*\s*100[ ]?% | 100[ ]?%\s*(?:纯)?(?:棉|羊毛|真丝|亚麻|果汁|再生|可回收|退款|全额|返还|完成)
        | (?<claim>最佳|最优|最高级|最高端|最先进|最顶级|最权威|最安全|最有效|最强|最牛|最低价|最便宜|最好(?:的|用|吃|喝|看|玩)
            |(?:国家|世界|宇宙|全球|史诗|国)级(?!别)|顶级|顶尖|極品|极品|頂級|國家級|唯一|独一无二|史无前例|绝无仅有|史上最|全网最|全球最|全国最|世界最|行业最
            |(?:全国|全球|全网|行业|世界|销量|排名)?第(?:一|1|壹)(?:品牌|名|家|大)?|100[ ]?%|百分之百|百分百|绝对(?:安全|有效|放心|可靠|没问题|正宗|無害|无害)|万能|永久有效|零风险)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex ChineseClaim();

    [GeneratedRegex(
        """
        \bbest[ ](?:regards|wishes|practices?|before|friends?|of[ ]luck|western|suited|known[ ]for) | \bnot[ ](?:(?:exactly|always|quite)[ ])?(?:the|your)[ ]best\b | \bat[ ]best\b
        | \b(?:my|our|your|their|his|her|its|the)[ ](?:very[ ])?best(?=\s*(?:[.,;!?)]|$)|[ ](?:to|and|we|I|they|you)\b) | \b(?:number[ ]one|no\.?[ ]?1|\#1)[ ](?:priority|concern|question|reason|complaint|rule)\b
        | \bthe[ ]only[ ](?:thing|problem|issue|downside|complaint|time|drawback|way|reason)\b
        | (?<claim>\bbest\b(?:[ ]ever\b)?|\bnumber[ ]one\b|\bno\.?[ ]?1\b|(?<![\w&])\#1\b|\bworld['’]s[ ](?:leading|first|finest|greatest)\b|\bunbeatable\b|\bunrivall?ed\b|\bthe[ ]only[ ](?:brand|hotel|airline|product|tea|company|one)\b|\bguaranteed[ ]results\b)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishClaim();
}
