using System.Text;

namespace Campaign.Domain.Submissions;

/// <summary>
/// What remains of a text when everything that costs nothing to vary is taken away: full-width forms become plain ones, letters lower case,
/// and only letters and digits stay (no spaces, punctuation, emoji or invisible characters).
/// </summary>
public static class PlainText
{
    public static string Of(string text)
    {
        var source = text.IsNormalized(NormalizationForm.FormKC) ? text : Composed(text);
        return string.Create(Count(source), source, static (plain, from) =>
        {
            var at = 0;
            foreach (var c in from)
            {
                if (Stays(c))
                    plain[at++] = char.ToLowerInvariant(c);
            }
        });
    }

    /// <summary>Half a surrogate pair cannot be normalised; such a text is taken as it is.</summary>
    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static int Count(string text)
    {
        var count = 0;
        foreach (var c in text)
            count += Stays(c) ? 1 : 0;
        return count;
    }

    /// <summary>Half of a surrogate pair is neither: emoji go, and so do the rarest Chinese characters, which no copy hangs on.</summary>
    private static bool Stays(char c) => char.IsLetterOrDigit(c);
}
