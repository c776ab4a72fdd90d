using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;

namespace Campaign.Domain.Tests.Compliance;

public sealed class KolProofTests
{
    private static readonly PartnerStanding Partner = new("lin", PartnerStatus.Approved, ProofOfUse: true, AdvertisingBan: false);

    [Theory]
    [InlineData("这是最佳选择。", "最佳")]
    [InlineData("国家级品质", "国家级")]
    [InlineData("最高级的享受", "最高级")]
    [InlineData("全国第一的茶", "全国第一")]
    [InlineData("行业第一，没有之一", "行业第一")]
    [InlineData("第一品牌", "第一品牌")]
    [InlineData("顶级原料", "顶级")]
    [InlineData("唯一正宗", "唯一")]
    [InlineData("100%有效", "100%")]
    [InlineData("１００％有效", "100%")]
    [InlineData("效果100 %放心", "100 %")]
    [InlineData("最 佳选择", "最佳")]
    [InlineData("最·佳选择", "最佳")]
    [InlineData("最\u200B佳选择", "最佳")]
    [InlineData("全网最低的价格", "全网最")]
    [InlineData("第①名的酒店", "第1名")]
    [InlineData("最好喝的茶", "最好喝")]
    [InlineData("绝对安全", "绝对安全")]
    [InlineData("The best tea in town", "best")]
    [InlineData("our best hotel", "best")]
    [InlineData("It is No.1 in town", "No.1")]
    [InlineData("The #1 tea", "#1")]
    [InlineData("the world's leading airline", "world's leading")]
    public void An_absolute_claim_blocks_and_is_named(string text, string words)
    {
        var finding = Assert.Single(KolProof.AbsoluteClaims(text));

        Assert.Equal(("kol-proof", Severity.Blocking, words), (finding.Code, finding.Severity, finding.Where));
    }

    [Theory]
    [InlineData("我第一次来这家店。")]
    [InlineData("他们第一时间道歉。")]
    [InlineData("第一天入住，第一印象不错。")]
    [InlineData("第一，流程变快了；第二，退款到账了。")]
    [InlineData("第十一届茶会，第1季度，第12天")]
    [InlineData("食品安全第一。")]
    [InlineData("最近去了，最后买了，最终退了，最初不信。")]
    [InlineData("唯一的缺点是停车难。")]
    [InlineData("最好提前预约。")]
    [InlineData("这不是最好的酒店，但在改。")]
    [InlineData("整改完成率100%")]
    [InlineData("100%棉的毛巾")]
    [InlineData("挨着国家级自然保护区")]
    [InlineData("最佳赏味期三天")]
    [InlineData("Best regards, Lin")]
    [InlineData("They did their best.")]
    [InlineData("We do our best to help.")]
    [InlineData("It is not the best, but honest.")]
    [InlineData("best before May")]
    [InlineData("My number one concern was the refund.")]
    [InlineData("")]
    [InlineData(null)]
    public void Ordinary_words_pass(string? text) => Assert.Empty(KolProof.AbsoluteClaims(text));

    [Fact]
    public void A_claim_made_three_times_is_one_finding() => Assert.Single(KolProof.AbsoluteClaims("最佳，最佳，还是最佳"));

    [Fact]
    public void A_partner_without_proof_of_use_may_not_recommend() =>
        Assert.Equal("proofOfUse", Assert.Single(KolProof.Check(Partner with { ProofOfUse = false }, "我试了。")).Where);

    [Fact]
    public void A_partner_under_a_ban_may_not_recommend() =>
        Assert.Equal("partner", Assert.Single(KolProof.Check(Partner with { AdvertisingBan = true }, "我试了。")).Where);

    [Fact]
    public void A_partner_who_used_it_and_makes_no_absolute_claim_may_recommend() => Assert.Empty(KolProof.Check(Partner, "我试了三次，改签都在五分钟内办好。"));

    [Fact]
    public void The_catalogue_lists_each_implemented_rule_once() =>
        Assert.Equal(
            ["ad-label", "reward-sentiment", "kol-proof", "near-duplicate", "consent"],
            ComplianceRules.All.Select(rule => rule.Code));
}
