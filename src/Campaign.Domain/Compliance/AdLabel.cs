using System.Text.RegularExpressions;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Compliance;

/// <summary>
/// <c>ad-label</c>: paid or incentivised content must say that it is advertising: in words, near the beginning, set apart from the text.
/// Basis: 互联网广告管理办法 9; FTC 16 CFR 255.5.
/// </summary>
public static partial class AdLabel
{
    public const string Code = "ad-label";

    /// <summary>A label that starts after this many characters is below the fold on most channels.</summary>
    public const int Fold = 100;

    // A label after this many lines is below the fold too, however short the lines.
    private const int FoldLines = 5;

    private const string Basis = "依据《互联网广告管理办法》第九条、FTC 16 CFR 255.5。";

    private const string EnglishBasis = "Basis: Internet advertising measures of China, article 9; 16 CFR 255.5.";

    /// <summary>The finding when the text has no label that a reader cannot miss; null when it has one.</summary>
    public static Finding? Check(string? text)
    {
        var seen = VisibleText.Of(text);
        var labels = Label().Matches(seen).Where(label => !Denied(seen, label) && !Crowded(seen, label)).ToList();
        return labels.Exists(label => InSight(seen, label)) ? null : labels.Count > 0 ? Buried : Missing;
    }

    /// <summary>The finding when the label was not seen on the published content.</summary>
    public static Finding NotSeen { get; } = new(
        Code,
        Severity.Blocking,
        "labelSeen",
        new("发布后的内容上没有看到广告标识。" + Basis, "The published content was seen without its advertising label. " + EnglishBasis),
        new("请达人补上标识，确认可见后再核验。", "Ask the partner to add the label, then verify again."));

    private static Finding Missing { get; } = new(
        Code,
        Severity.Blocking,
        "text",
        new("有偿内容没有标明“广告”。" + Basis, "Paid content does not say that it is advertising. " + EnglishBasis),
        new("在开头写上“【广告】”、“#广告#”或“#ad”。", "Begin with “#ad”, “Advertisement” or “【广告】”."));

    private static Finding Buried { get; } = new(
        Code,
        Severity.Blocking,
        "text",
        new("广告标识太靠后，读者不展开就看不到。" + Basis, "The advertising label comes so late that readers must expand the text to see it. " + EnglishBasis),
        new($"把标识移到前 {Fold} 个字、前 {FoldLines} 行以内，最好放在开头。", $"Move it within the first {Fold} characters and {FoldLines} lines, best to the very beginning."));

    private static bool InSight(string seen, Match label) =>
        label.Index < Fold && seen.AsSpan(0, label.Index).Count('\n') < FoldLines;

    private static bool Denied(string seen, Match label) =>
        Denial().IsMatch(seen[Math.Max(0, label.Index - 20)..label.Index]) || Mockery().IsMatch(seen[(label.Index + label.Length)..]);

    // "#love #travel #hotel #ad": readers skip the last of a row of tags.
    private static bool Crowded(string seen, Match label) => label.Value[0] == '#' && TagsBefore().IsMatch(seen[Math.Max(0, label.Index - 200)..label.Index]);

    // In order: a tag; a bracketed word; a line or sentence that begins with the word; a sentence that says so.
    [GeneratedRegex(
        """
        (?<![A-Za-z0-9/&=?_.\#-]) \#(?:(?:paid)?ad|ads|advert|advertisement|advertising|sponsored|(?:商业)?[广廣]告) (?![\p{L}\p{N}_])
        | [\[(【〔「『〖<《] [ ]*(?:(?:含|商业|付费|品牌)?[广廣]告(?:内容|推广)?|(?:paid[ ])?(?:ad|advert|advertisement|sponsored)) [ ]*[\])】〕」』〗>》]
        | (?:(?<=^[\s\p{So}\p{Cs}\p{Po}\p{Pd}|]{0,5}) | (?<=[。！!\n][\s\p{So}\p{Cs}\p{Pd}|]{0,5}))
          (?:(?:商业|付费|品牌)?[广廣]告 (?=\s*$|\s*[。！!:：|｜·,，\]\n—–-]|\s)
            |(?:paid[ ])?(?:ad|advert|advertisement|sponsored)(?:[ ](?:by|post|content|video|partnership))?(?![\p{L}\p{N}'’-])(?=\s*$|\s*[.:|·!,\]\n—–-]|(?<=by|post|content|video|partnership)\s))
        | (?:(?<=^\s{0,5}) | (?<=[\p{Po}\n(（【]\s{0,5})) (?:本|这|此|以下)(?:文|条|篇|期|则|支|个|内容|视频|笔记|帖子|作品|直播){0,2}
          (?:是|为|属于|系|含有|含|包含)(?:一[条则篇支个])?(?:商业|付费|品牌|合作)?[广廣]告(?:内容|推广)? (?![\p{L}\p{N}])
        | (?:(?<=^\s{0,5}) | (?<=[.!\n。！]\s{0,5})) this[ ](?:(?:post|video|article|content|story|stream)[ ])?(?:is|contains)[ ](?:an?[ ])?(?:paid[ ])?
          (?:advertisement|ad|advert|sponsored(?:[ ](?:post|content|video|by))?) (?![\p{L}\p{N}-])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(
        """(?:不是|并非|绝非|不算|不属于|不含|不打|不做|没有|没|无|無|非|零|拒绝|屏蔽|讨厌|反感|\b(?:not|no|non|never|isn't|isn’t|ain't|without|zero|hate))(?:是|一条|一则|一个|什么|任何|商业|付费|this|an?|the|any|[\s"'“”‘’「『\[(【《#:：—-])*$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();

    [GeneratedRegex(
        """^[\])】」』》#"'”’]*\s*(?:[?？]|[,，]?\s*(?:才)?不(?:是|存在)|才怪|个鬼|个头|是不可能|勿扰|勿入|勿看|免谈|绕道|退散|除外|[(（]?(?:not\b|just\s+kidding|jk\b|lol\b)|-?\s*free\b)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mockery();

    [GeneratedRegex(@"(?:#[^\s#]+#?\s*){3,}$")]
    private static partial Regex TagsBefore();
}
