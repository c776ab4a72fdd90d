using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests.Compliance;

public sealed class AdLabelTests
{
    private const string Long = "这家酒店的前台换了新的流程，办理入住只用了三分钟，房间也重新做过清洁，早餐的种类多了不少，";

    [Theory]
    [InlineData("【广告】我试了一次新的改签流程。")]
    [InlineData("广告：我试了一次新的改签流程。")]
    [InlineData("广告 | 我试了一次新的改签流程。")]
    [InlineData("广告\n我试了一次新的改签流程。")]
    [InlineData("[广告] 我试了")]
    [InlineData("（广告）我试了")]
    [InlineData("【商业广告】我试了")]
    [InlineData("📢 广告 · 我试了")]
    [InlineData("#广告 我试了")]
    [InlineData("我试了新的改签流程#广告#")]
    [InlineData("＃广告＃ 我试了")]
    [InlineData("真不错的酒店 #ad")]
    [InlineData("非常好的体验【广告】")]
    [InlineData("【廣告】我試了")]
    [InlineData("本文为广告。我试了")]
    [InlineData("体验不错。这是一条品牌广告，我试了")]
    [InlineData("本视频含广告\n我试了")]
    [InlineData("#ad I tried the new process.")]
    [InlineData("I tried the new process. #AD")]
    [InlineData("Loved the stay (#sponsored) and the staff")]
    [InlineData("#Advertisement: new rooms")]
    [InlineData("Advertisement. I tried the new process.")]
    [InlineData("ADVERTISEMENT\nI tried it")]
    [InlineData("Sponsored: I tried the new process.")]
    [InlineData("Sponsored by Clear River Tea. I tried it.")]
    [InlineData("[Ad] I tried the new process.")]
    [InlineData("Ad: I tried the new process.")]
    [InlineData("This post is sponsored by Clear River Tea.")]
    [InlineData("This is an ad. I tried it.")]
    [InlineData("#hotel #ad I tried the new process.")]
    [InlineData("广\u200B告：我试了")]
    public void A_label_that_readers_see_is_enough(string text) => Assert.Null(AdLabel.Check(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("我试了一次新的改签流程。")]
    [InlineData("I read about the new process and made an adventure of it.")]
    [InlineData("楼下的广告牌换了新的。")]
    [InlineData("广告牌下面就是门店。")]
    [InlineData("【广告牌】下面就是门店。")]
    [InlineData("#广告牌 打卡")]
    [InlineData("广告语写得挺好。")]
    [InlineData("广告合作：me@example.com")]
    [InlineData("昨天看到一个广告，挺有意思。")]
    [InlineData("这不是广告，我自己花钱买的。")]
    [InlineData("不是广告！")]
    [InlineData("非广告，自来水。")]
    [InlineData("【非广告】自来水")]
    [InlineData("不是【广告】，放心看。")]
    [InlineData("不是 #广告# 放心看")]
    [InlineData("没有广告，放心看。")]
    [InlineData("拒绝【广告】，只说真话。")]
    [InlineData("谁说这是广告")]
    [InlineData("这是广告？想多了。")]
    [InlineData("广告？不存在的。")]
    [InlineData("【广告】？不存在的。")]
    [InlineData("【广告】勿扰，纯分享。")]
    [InlineData("#广告 才怪，自己买的")]
    [InlineData("not an ad, just love it")]
    [InlineData("This is not an ad.")]
    [InlineData("Not #ad, just love it")]
    [InlineData("#notanad just love it")]
    [InlineData("#adventure #adidas")]
    [InlineData("#ad-free reading")]
    [InlineData("Ad-free reading")]
    [InlineData("This isn't sponsored.")]
    [InlineData("Not sponsored: I paid for it.")]
    [InlineData("I don't think this is an ad.")]
    [InlineData("The brand sponsored a football club.")]
    [InlineData("Ad hoc decisions")]
    [InlineData("See https://example.com/#ad for more")]
    [InlineData("我试了<!-- #ad -->新的流程")]
    [InlineData("我试了<span title=\"广告\">新的</span>流程")]
    [InlineData("#\u0430d with a Cyrillic letter")]
    public void Anything_else_blocks(string? text)
    {
        var finding = AdLabel.Check(text);

        Assert.NotNull(finding);
        Assert.Equal(("ad-label", Severity.Blocking), (finding.Code, finding.Severity));
    }

    [Theory]
    [InlineData(Long + Long + Long + "【广告】")]
    [InlineData("开箱\n\n\n\n\n\n\n#广告")]
    [InlineData("Loved it #love #travel #hotel #happy #ad")]
    public void A_buried_label_blocks(string text) => Assert.NotNull(AdLabel.Check(text));

    [Fact]
    public void The_fold_is_at_one_hundred_characters()
    {
        Assert.Null(AdLabel.Check(new string('好', AdLabel.Fold - 1) + "【广告】"));
        Assert.Contains("太靠后", AdLabel.Check(new string('好', AdLabel.Fold) + "【广告】")!.Why.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_true_label_counts_even_when_the_word_is_denied_elsewhere() =>
        Assert.Null(AdLabel.Check("【广告】新店开业，旧店的广告牌不是广告。"));

    [Theory]
    [InlineData('#')]
    [InlineData(' ')]
    [InlineData('【')]
    [InlineData('<')]
    [InlineData('\ud800')]
    public Task A_hostile_text_of_maximum_length_is_checked_without_hanging(char filler) => Task.Run(() =>
    {
        _ = AdLabel.Check("a" + new string(filler, 20_000) + "b");
        _ = KolProof.AbsoluteClaims("a" + new string(filler, 20_000) + "b");
        _ = AdLabel.Check(string.Concat(Enumerable.Repeat("<!-- #a ", 2_500)));
    }).WaitAsync(TimeSpan.FromMinutes(2));
}
