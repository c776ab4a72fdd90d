using System.Text;
using System.Text.RegularExpressions;

namespace Campaign.Domain.Compliance;

/// <summary>A draft as a reader sees it, so that invisible or look-alike characters can neither hide nor fake words.</summary>
internal static partial class VisibleText
{
    /// <summary>
    /// Compatibility forms unified (＃ → #, Ｎｏ → No), invisible characters removed, markup and links replaced by blanks. Positions stay close to the original's.
    /// </summary>
    public static string Of(string? text)
    {
        // Unpaired surrogates cannot be normalised.
        var whole = new string([.. (text ?? "").ReplaceLineEndings("\n").EnumerateRunes().SelectMany(rune => rune.ToString())]);
        var seen = Invisible().Replace(whole.Normalize(NormalizationForm.FormKC), "");
        return Unseen().Replace(seen, match => new string(' ', match.Length)).Trim();
    }

    /// <summary>The same, with spaces and ornaments inside Chinese words removed: 最·佳 reads as 最佳.</summary>
    public static string Joined(string? text) => Ornament().Replace(Of(text), "");

    [GeneratedRegex(@"[\p{Cf}\u034F\u115F\u1160\u3164\uFE00-\uFE0F]")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"<!--[\s\S]*?(?:-->|\z)|</?[A-Za-z][^<>]*>|https?://[\x21-\x7E]+")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"(?<=[\p{IsCJKUnifiedIdeographs}])[ \t*·•._\-~|/+^]{1,3}(?=[\p{IsCJKUnifiedIdeographs}])")]
    private static partial Regex Ornament();
}
