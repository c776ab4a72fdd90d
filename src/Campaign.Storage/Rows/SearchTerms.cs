using System.Buffers;
using System.Globalization;
using System.Text;

namespace Campaign.Storage.Rows;

/// <summary>
/// Cuts text into the terms of the full-text index: words of alphabetic scripts in lower case, and every pair of neighbouring characters of
/// Chinese (and other scripts written without spaces), because two-character words are what people search for and trigrams cannot find them.
/// </summary>
public static class SearchTerms
{
    /// <summary>The terms of a text, separated by spaces, each once.</summary>
    public static string Of(string text)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        Collect(text, terms, indexing: true);
        return string.Join(' ', terms);
    }

    /// <summary>
    /// The terms that a text must hold to match a query. A word or a lone character matches as the beginning of a term, a pair as a whole.
    /// Neighbouring pairs need not be neighbours in the text, so whoever searches also compares the text itself.
    /// </summary>
    public static IReadOnlyList<string> OfQuery(string query)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        Collect(query, terms, indexing: false);
        return [.. terms];
    }

    private static void Collect(string text, HashSet<string> terms, bool indexing)
    {
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(16, text.Length * 2));
        try
        {
            var folded = Fold(text, ref buffer);
            for (var at = 0; at < folded.Length;)
            {
                var end = at;
                var dense = IsDense(folded[at]);
                while (end < folded.Length && char.IsLetterOrDigit(folded[end]) && IsDense(folded[end]) == dense)
                {
                    end++;
                }

                if (end > at)
                {
                    Take(folded[at..end], dense, terms, indexing);
                }

                at = Math.Max(end, at + 1);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static void Take(ReadOnlySpan<char> run, bool dense, HashSet<string> terms, bool indexing)
    {
        if (!dense)
        {
            terms.Add(run[..Math.Min(run.Length, 64)].ToString());
            return;
        }

        for (var at = 0; at + 1 < run.Length; at++)
        {
            terms.Add(run.Slice(at, 2).ToString());
        }

        // Every character begins a pair but the last one of a run: with it, a lone character is found as the beginning of a term.
        if (indexing || run.Length == 1)
        {
            terms.Add(run[^1].ToString());
        }
    }

    /// <summary>Compatibility forms (full-width letters and digits) become plain ones, letters lower case.</summary>
    private static ReadOnlySpan<char> Fold(string text, ref char[] buffer)
    {
        var source = text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
        if (buffer.Length < source.Length)
        {
            ArrayPool<char>.Shared.Return(buffer);
            buffer = ArrayPool<char>.Shared.Rent(source.Length);
        }

        source.AsSpan().ToLower(buffer, CultureInfo.InvariantCulture);
        return buffer.AsSpan(0, source.Length);
    }

    private static bool IsDense(char c) => c >= '\u2E80' && char.IsLetter(c) && c is not (>= '\uAC00' and <= '\uD7A3');
}
