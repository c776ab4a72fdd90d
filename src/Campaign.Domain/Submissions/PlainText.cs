using System.Text;
using System.Text.RegularExpressions;

namespace Campaign.Domain.Submissions;

/// <summary>
/// A text reduced to what is costly to vary: full-width forms become plain, letters lower case,
/// and only letters and digits stay (no spaces, punctuation, emoji or invisible characters).
/// </summary>
public static partial class PlainText
{
    public static string Of(string text) => LettersOf(Folded(text));

    /// <summary>The same without links and handles, which are not the author's own words and differ between copies.</summary>
    internal static string WithoutReferences(string text)
    {
        var folded = Folded(text);
        return LettersOf(folded.Contains('@') || folded.Contains("://", StringComparison.Ordinal) ? Reference().Replace(folded, " ") : folded);
    }

    /// <summary>Compatibility forms (full-width, circled, mathematical) as plain characters; unpaired surrogates, which cannot be folded, as U+FFFD.</summary>
    internal static string Folded(string text) => WellFormed(text).Normalize(NormalizationForm.FormKC);

    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())) : text;

    private static string LettersOf(string folded) => string.Create(Count(folded), folded, static (plain, from) =>
    {
        var at = 0;
        foreach (var c in from)
        {
            if (Stays(c))
            {
                plain[at++] = char.ToLowerInvariant(c);
            }
        }
    });

    private static int Count(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += Stays(c) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Halves of surrogate pairs are neither: this drops emoji and the rarest Chinese characters, which do not matter for finding copies.</summary>
    private static bool Stays(char c) => char.IsLetterOrDigit(c);

    [GeneratedRegex(@"https?://[A-Za-z0-9_\-./?%&=#:~+]{1,500}|@[A-Za-z0-9_]{1,50}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
