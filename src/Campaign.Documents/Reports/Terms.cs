using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;

namespace Campaign.Documents.Reports;

/// <summary>Words for the codes in the sources. A code without a word is shown as it is.</summary>
internal static class Terms
{
    private static readonly Dictionary<string, Wording> Words = new(StringComparer.Ordinal)
    {
        ["victim"] = new("受害型", "victim"),
        ["accidental"] = new("意外型", "accidental"),
        ["preventable"] = new("可预防型", "preventable"),
        ["contain"] = new("止损", "Contain"),
        ["respond"] = new("回应", "Respond"),
        ["rectify"] = new("整改", "Rectify"),
        ["rebuild"] = new("重建", "Rebuild"),
        ["sustain"] = new("巩固", "Sustain"),
        ["statement"] = new("声明", "Statement"),
        ["story"] = new("品牌故事", "Story"),
        ["deliverable"] = new("达人内容上线", "Partner content"),
        ["drive"] = new("征集活动", "UGC drive"),
        ["draft"] = new("草稿", "draft"),
        ["planned"] = new("已计划", "planned"),
        ["active"] = new("进行中", "active"),
        ["paused"] = new("已暂停", "paused"),
        ["closed"] = new("已结束", "closed"),
        ["relapsed"] = new("反复", "relapsed"),
        ["briefed"] = new("已下需求", "briefed"),
        ["drafted"] = new("已交稿", "drafted"),
        ["in-review"] = new("审核中", "in review"),
        ["changes-requested"] = new("待修改", "changes requested"),
        ["approved"] = new("已通过", "approved"),
        ["live"] = new("已上线", "live"),
        ["verified"] = new("已核验", "verified"),
        ["settled"] = new("已结算", "settled"),
        ["cancelled"] = new("已取消", "cancelled"),
        ["taken-down"] = new("提前下架", "taken down"),
        ["article"] = new("图文", "article"),
        ["video"] = new("视频", "video"),
        ["livestream"] = new("直播", "live stream"),
        ["post"] = new("帖子", "post"),
        ["cash"] = new("现金", "cash"),
        ["coupon"] = new("优惠券", "coupons"),
        ["prize"] = new("实物奖品", "prizes"),
        ["duplicate"] = new("本人重复投稿", "sent twice"),
        ["near-duplicate"] = new("与他人高度雷同", "near-duplicate of another's"),
        ["author-limit"] = new("超过每人投稿上限", "over the limit for one author"),
        ["consent"] = new("未同意个人信息告知", "no consent"),
        ["drive-not-open"] = new("不在征集期内", "outside the drive's period"),
        ["text-empty"] = new("没有内容", "empty"),
        ["text-too-long"] = new("超出字数", "too long"),
        ["too-many-links"] = new("链接过多", "too many links"),
        ["rejected"] = new("审核未通过", "not passed by moderators"),
        ["recovery-index"] = new("修复指数", "Recovery index"),
        ["net-sentiment"] = new("净情感值", "Net sentiment"),
        ["negative-share"] = new("负面占比", "Negative share"),
        ["time-to-recover"] = new("修复用时（天）", "Time to recover (days)"),
        ["weibo"] = new("微博", "Weibo"),
        ["xiaohongshu"] = new("小红书", "Xiaohongshu"),
        ["douyin"] = new("抖音", "Douyin"),
        ["wechat"] = new("微信", "WeChat"),
        ["bilibili"] = new("哔哩哔哩", "Bilibili"),
        ["x"] = new("X", "X"),
    };

    public static string Term(this Display say, string code) =>
        (Words.GetValueOrDefault(code) ?? ModerationReason.All.FirstOrDefault(reason => reason.Code == code)?.Wording)?.In(say.Language) ?? code;
}
