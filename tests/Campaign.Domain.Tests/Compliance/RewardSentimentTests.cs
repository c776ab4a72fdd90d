using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests.Compliance;

public sealed class RewardSentimentTests
{
    [Theory]
    [InlineData("写好评得 10 元红包")]
    [InlineData("晒好评返现")]
    [InlineData("好 评 返 现")]
    [InlineData("好*评有礼")]
    [InlineData("好·评返券")]
    [InlineData("好\u200b评返券")]
    [InlineData("好評返現")]
    [InlineData("hao评返现")]
    [InlineData("五星晒图送券")]
    [InlineData("5星评价送券")]
    [InlineData("５ 星评价送券")]
    [InlineData("给⭐⭐⭐⭐⭐送券")]
    [InlineData("五颗星送券")]
    [InlineData("五星级好评送券")]
    [InlineData("满分评价有礼")]
    [InlineData("打 10 分送券")]
    [InlineData("评分不低于4分可领")]
    [InlineData("发布正面评价即可领奖")]
    [InlineData("夸夸我们，送奶茶")]
    [InlineData("请勿差评，联系客服有补偿")]
    [InlineData("禁止写负面内容")]
    [InlineData("无论你在哪里，好评返现")]
    [InlineData("无论好评差评都可参与，好评加倍")]
    [InlineData("无需好评返现")]
    [InlineData("Five-star reviews win a voucher")]
    [InlineData("Leave a 5 star rating")]
    [InlineData("Write a positive review and get 10% off")]
    [InlineData("good or bad, but only great reviews are paid")]
    [InlineData("Rate us highly to win")]
    [InlineData("Please stay positive")]
    public void Is_blocked(string text)
    {
        var finding = Assert.Single(RewardSentiment.Check(("prompt", text)));
        Assert.Equal(("reward-sentiment", Severity.Blocking), (finding.Code, finding.Severity));
        Assert.StartsWith("prompt: ", finding.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("无论好评差评都可参与")]
    [InlineData("无论好评、差评，均可参与")]
    [InlineData("不论是好评还是差评，奖励一样")]
    [InlineData("好评差评均可参与")]
    [InlineData("不论褒贬，真实就好")]
    [InlineData("不要求好评")]
    [InlineData("奖励不以好评为条件")]
    [InlineData("入住五星级酒店的真实体验")]
    [InlineData("开业五星期内的见闻")]
    [InlineData("星期一到星期五，星巴克门口集合")]
    [InlineData("五分钟讲讲你的改签经历")]
    [InlineData("正面拍一张产品照片")]
    [InlineData("说说退款流程哪里变了，哪里还不够")]
    [InlineData("十分期待你的投稿")]
    [InlineData("Positive or negative, every opinion earns the same voucher")]
    [InlineData("Whether positive or negative reviews, all are welcome")]
    [InlineData("Your reward is the same regardless of your rating")]
    [InlineData("Tell us about your stay in a five-star hotel")]
    [InlineData("Tell us what changed since the refund")]
    [InlineData("")]
    [InlineData(null)]
    public void Passes(string? text) => Assert.Empty(RewardSentiment.Check(("prompt", text)));

    [Fact]
    public void Names_every_text_concerned() => Assert.Equal(
        ["title: 好评", "conditions: 满分"], RewardSentiment.Check(("title", "好评征集"), ("prompt", "真实体验"), ("conditions", "满分")).Select(f => f.Where));
}
