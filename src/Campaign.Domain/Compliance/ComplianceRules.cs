using Campaign.Domain.Decisions;

namespace Campaign.Domain.Compliance;

/// <summary>A compliance rule as described to people.</summary>
/// <param name="Code">Used in findings and refusals.</param>
/// <param name="Basis">The law or practice it is based on.</param>
/// <param name="AppliesTo">Where it is checked and what it blocks.</param>
public sealed record ComplianceRule(string Code, Wording Title, Wording Basis, Wording AppliesTo);

/// <summary>The catalogue of the rules in force.</summary>
public static class ComplianceRules
{
    /// <summary>To be shown wherever rules or findings are shown.</summary>
    public static Wording Disclaimer { get; } = new("这些检查是辅助工具，不构成法律意见。", "These checks are an aid, not legal advice.");

    public static ValueList<ComplianceRule> All { get; } =
    [
        new(
            AdLabel.Code,
            new("有偿内容须标明“广告”", "Paid content says that it is advertising"),
            new("《互联网广告管理办法》第九条；FTC 16 CFR 255.5", "Internet advertising measures of China, article 9; 16 CFR 255.5"),
            new("交付物：稿件没有醒目标识不能通过；发布后没看到标识不能核验。", "Deliverables: a draft without a plain label is not approved; content seen without it is not verified.")),
        new(
            RewardSentiment.Code,
            new("奖励不得以好评、星级或语气为条件", "Rewards never depend on tone, stars or praise"),
            new("《网络反不正当竞争暂行规定》；16 CFR 465.4", "Interim provisions on online unfair competition (China); 16 CFR 465.4"),
            new("征集活动和奖励池：条件里提到好评、星级或语气就不能保存。", "Drives and reward pools: conditions that mention praise, stars or tone are refused.")),
        new(
            KolProof.Code,
            new("达人推荐须亲自用过，不得使用绝对化用语", "Partners recommend what they used, without absolute claims"),
            new("《广告法》第九条、第三十八条", "Advertising Law of China, articles 9 and 38"),
            new("达人审核和交付物：受虚假广告处罚的达人不能合作；没有使用证明或含绝对化用语的稿件不能通过。", "Vetting and deliverables: a partner under a false-advertising ban cannot work; a draft without proof of use or with absolute claims is not approved.")),
        new(
            NearDuplicate.Code,
            new("不同账号不得发布雷同内容", "Accounts do not post near-identical texts"),
            new("国家网信办关于整治网络水军的规定", "Rules of the Cyberspace Administration of China against paid posters"),
            new("投稿：与其他作者的内容雷同就不予接收。", "Submissions: a text almost the same as another author's is refused.")),
        new(
            Consent.Code,
            new("收集个人信息须先告知并取得同意", "Personal data only with notice and consent"),
            new("《个人信息保护法》", "Personal Information Protection Law of China (PIPL)"),
            new("投稿：作者没有同意就不予接收。", "Submissions: refused without the author's consent.")),
    ];
}
