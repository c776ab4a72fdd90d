using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;

namespace Campaign.Silo.Imports.Mapping;

/// <summary>
/// The words that exports of listening tools and platforms use for tone, origin and consent. Numbers are not listed as tones: 0 means negative
/// in one file and neutral in the next, so they need a tone map.
/// </summary>
internal static class Vocabulary
{
    private const int MaxWord = 40;

    private static readonly Dictionary<string, Tone> Tones = Words(
        (Tone.Positive, "positive pos 正面 正向 积极 好评 褒义 正"),
        (Tone.Neutral, "neutral neu 中性 中立 中评 客观 中"),
        (Tone.Negative, "negative neg 负面 负向 消极 差评 贬义 负"));

    private static readonly Dictionary<string, Origin> Origins = Words(
        (Origin.Organic, "organic earned 自然 自发 自来水 有机 网友 真实用户"),
        (Origin.Paid, "paid kol 付费 付费推广 推广 广告 商单 达人 达人合作"),
        (Origin.Incentivised, "incentivised incentivized ugc 激励 有奖 奖励 有奖投稿 用户激励"),
        (Origin.Owned, "owned brand official 官方 自有 品牌号 品牌官方 官方账号"),
        (Origin.Staff, "staff employee internal 员工 内部 内部员工"));

    private static readonly Dictionary<string, bool> Consents = Words(
        (true, "true yes y 1 agree agreed consent consented 是 同意 已同意 已授权 授权 √ ✓"),
        (false, "false no n 0 否 不同意 未同意 未授权 拒绝 × ✗"));

    private static readonly Dictionary<string, string> ContentKinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["article"] = "article", ["文章"] = "article", ["长文"] = "article", ["推文"] = "article",
        ["video"] = "video", ["视频"] = "video", ["短视频"] = "video",
        ["livestream"] = "livestream", ["live"] = "livestream", ["直播"] = "livestream",
        ["post"] = "post", ["帖子"] = "post", ["图文"] = "post", ["笔记"] = "post", ["微博"] = "post",
    };

    public static Tone? ToneOf(ReadOnlySpan<char> word) => Find(Tones, word);

    public static Origin? OriginOf(ReadOnlySpan<char> word) => Find(Origins, word);

    public static bool? ConsentOf(ReadOnlySpan<char> word) => Find(Consents, word);

    public static string? ContentKindOf(ReadOnlySpan<char> word) =>
        ContentKinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var kind) ? kind : null;

    /// <summary>Finds a word ignoring case, without allocating a string.</summary>
    public static T? Find<T>(Dictionary<string, T> words, ReadOnlySpan<char> word)
        where T : struct
    {
        word = word.Trim();
        return word.Length <= MaxWord && words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var value) ? value : null;
    }

    private static Dictionary<string, T> Words<T>(params ReadOnlySpan<(T Value, string Words)> entries)
    {
        var words = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (value, list) in entries)
        {
            foreach (var word in list.Split(' '))
            {
                words.Add(word, value);
            }
        }

        return words;
    }
}
