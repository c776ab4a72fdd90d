using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Campaign.Domain.Submissions;

namespace Campaign.Domain.Compliance;

/// <summary>Finds words of judgement: praise, blame, stars and ratings, in Chinese and English, even when disguised.</summary>
public static partial class OpinionWords
{
    private const string Good = "(?:[五5]星好评|好评|好平|好坪|好苹|好萍|正面|正向|积极评价|五星|5星|满分|满星|赞美|表扬|褒)";
    private const string Bad = "(?:[一1]星差评|差评|中评|中差评|负面|负向|批评|吐槽|一星|1星|贬)";

    /// <summary>The first such word, without spaces and disguise; null when there is none.</summary>
    public static string? FindIn(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var plain = Plain(text);
        var english = EnglishWords().Match(EnglishNeutral().Replace(plain, " . "));
        if (english.Success)
        {
            return english.Value.Trim();
        }

        var chinese = ChineseWords().Match(ChineseNeutral().Replace(Compact(plain), "。"));
        return chinese.Success ? chinese.Value : null;
    }

    /// <summary>Makes full-width, circled and decorated characters plain, turns star signs into 星 and traditional forms into simplified ones.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in PlainText.Folded(text).ToLowerInvariant().EnumerateRunes())
        {
            plain.Append(rune.Value switch
            {
                '⭐' or '★' or '☆' or '✩' or '✪' or '✭' or '✮' or '✯' or '✰' or 0x1F31F => "星",
                '評' => "评",
                '滿' => "满",
                '讚' or '贊' => "赞",
                '負' => "负",
                '無' => "无",
                '論' => "论",
                '伍' => "五",
                '顆' => "颗",
                _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark ? "" : rune.ToString(),
            });
        }

        return plain.ToString();
    }

    /// <summary>Removes everything that can be slipped between the characters of a Chinese word; clauses stay separate.</summary>
    private static string Compact(string plain)
    {
        var compact = new StringBuilder(plain.Length);
        foreach (var c in plain)
        {
            if (char.IsLetterOrDigit(c))
            {
                compact.Append(c);
            }
            else if (c is ',' or '.' or ';' or '!' or '?' or '。' or '\n' or '、' or ':')
                compact.Append('。');
        }

        return Disguised().Replace(compact.ToString(), "好评");
    }

    [GeneratedRegex("hao评|好ping|haoping|好。评|好p(?=返|有|送|截)")]
    private static partial Regex Disguised();

    /// <summary>
    /// Wordings that welcome every opinion. Both opposites must be named side by side, or the negation must directly precede the word, so
    /// that 「无论你在哪里，好评返现」 is still found.
    /// </summary>
    [GeneratedRegex(
        "(?:无论|不论|不管|不分|无关|不限|不拘)(?:您|你)?(?:是|给|写|打)?" + Good + "(?:评价|内容|反馈)?(?:还是|或者|或|和|与|及|跟|。)?(?:是|给|写|打)?" + Bad + "(?:评价|内容|反馈)?"
        + "|(?:无论|不论|不管)(?:您|你)?(?:是|给|写|打)?" + Bad + "(?:评价|内容|反馈)?(?:还是|或者|或|和|与|及|跟|。)?(?:是|给|写|打)?" + Good
        + "(?:评价|内容|反馈)?"
        + "|" + Good + "(?:评价|内容|反馈)?(?:还是|或者|或|和|与|及|跟|。)?" + Bad + "(?:评价|内容|反馈)?(?=都|均|皆|一样|同样|一视同仁|不限|不影响)"
        + "|(?:不要求|不强求|不限于|不以|无需|不必|不用|不需要|拒绝|禁止|严禁)(?:给|写|打|刷)?" + Good + "(?!返|有|送|领|得|奖)(?:为条件|为前提)?"
        + "|褒贬不限|褒贬不论|好评与否(?=都|均|皆|不影响|无关)")]
    private static partial Regex ChineseNeutral();

    [GeneratedRegex(
        "好评|好平返|好坪|好苹|好萍|差评|中差评|正面(?:评价|评论|反馈|体验|内容|声音|留言|感受|报道|投稿|故事|的)|正向(?:评价|评论|反馈|内容)|积极(?:评价|评论|的评价)"
        + "|负面(?:评价|评论|反馈|内容|的)"
        + "|(?:[1-5一二两三四五满全]|打|给)(?:颗|个)?星(?!级(?:酒店|宾馆|饭店|景区|度假|厨|服务|标准)|期|巴克|红旗|座|球|空|光|形)|星星(?:越多|数)|全星|高星"
        + "|满分|打高分|给高分|高分(?:评价|评论|好|者)|[五5十]分(?:评价|评论|评分)|打(?:[1-5一二三四五十]|10)分|评分(?:不低于|不少于|高于|达到|在?[1-5一二三四五]|越高)"
        + "|(?:夸|夸夸|夸奖|夸赞|表扬|称赞|赞美|赞扬|美言|吹捧)(?:我们|本店|品牌|产品|一下|一夸|的|返|有|送|得|领|可|即|者|内容|评价|评论)|说(?:点|些|几句)?好话|(?:满意|优质|优秀)(?:评价|评语|好评)|褒奖|褒扬"
        + "|只(?:收|要|限|能)(?:说好|好的|正面)|(?:不得|不能|不许|不可|勿|别|禁止)(?:有|写|发|给|说)?(?:中评|负面|批评|吐槽|坏话|不好)")]
    private static partial Regex ChineseWords();

    [GeneratedRegex(
        @"\b(?:positive|good|favou?rable|happy|praise)\b(?:\s+(?:reviews?|feedback|comments?|opinions?))?\s*(?:,|/|&|and|or|nor)\s*"
        + @"(?:negative|bad|critical|unfavou?rable|unhappy|criticism)\b(?:\s+(?:reviews?|feedback|comments?|opinions?|ratings?))?"
        + @"|\b(?:negative|bad|critical)\b\s*(?:,|/|&|and|or|nor)\s*(?:positive|good)\b(?:\s+(?:reviews?|feedback|comments?|opinions?|ratings?))?"
        + @"|\b(?:regardless of|whatever|any)\s+(?:the\s+|your\s+)?(?:star )?ratings?"
        + @"|\b(?:need not|does not have to|doesn't have to|do not have to|don't have to) (?:be|leave|give|write) (?:a )?positive(?: reviews?)?")]
    private static partial Regex EnglishNeutral();

    [GeneratedRegex(
        @"\b(?:[1-5]|one|two|three|four|five|full|max(?:imum)?|top|all)[\s\-_]*星?(?:stars?|星)(?!\s*(?:hotel|resort|accommodation))\b"
        + @"|\b(?:positive|favou?rable|good|great|glowing|nice|kind|happy|excellent|best|raving|rave|negative|bad|critical)\s+(?:\w+\s+)?"
        + @"(?:reviews?|ratings?|feedback|comments?|testimonials?|posts?|words|opinions?|scores?)\b"
        + @"|\b(?:only|be|stay|must be|keep it)\s+positive\b|\b(?:high(?:est)?|top|full|perfect)\s+(?:ratings?|marks|scores?)\b"
        + @"|\brate us\s+(?:highly|well|5|five|10|ten)\b|\b(?:5|10)\s*(?:/|out of)\s*(?:5|10)\b|\bpraise\s+(?:us|our|the)\b|\bsay (?:something )?nice\b")]
    private static partial Regex EnglishWords();
}
