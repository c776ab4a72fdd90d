using System.Buffers;
using System.Text;

namespace Campaign.Storage.Rows;

/// <summary>
/// Cuts text into the terms of the full-text index: words of alphabetic scripts in lower case, and every pair of adjacent characters of
/// Chinese (and other scripts written without spaces), because people search for two-character words, which trigrams cannot find.
/// </summary>
public static class SearchTerms
{
    /// <summary>The lowest code point of scripts without spaces.</summary>
    internal const int FirstDense = 0x2E80;

    private const int LongestWord = 64;

    /// <summary>The distinct terms of a text, separated by spaces. Any text is accepted, even with unpaired surrogates.</summary>
    public static string Of(string text)
    {
        var terms = new HashSet<string>(text.Length, StringComparer.Ordinal);
        Collect(text, terms, indexing: true);
        return string.Join(' ', terms);
    }

    /// <summary>
    /// The terms that a text must contain to match a query. A word or a single character matches as a prefix of a term, a pair as a whole.
    /// Pairs that match need not be adjacent in the text, so searches also compare the text itself.
    /// </summary>
    public static IReadOnlyList<SearchTerm> OfQuery(string query)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        Collect(query, terms, indexing: false);
        return [.. terms.Select(term => new SearchTerm(term, IsPair(term)))];
    }

    /// <summary>A text in the form in which it is compared: compatibility forms made plain, letters in lower case.</summary>
    internal static string Folded(string text) => text.Length == 0 ? "" : Fold(text, new char[text.Length]).ToString();

    /// <summary>Whether a term is a character, or a pair of them, of a script without spaces; otherwise it is a word.</summary>
    internal static bool IsDense(ReadOnlySpan<char> term)
    {
        Rune.DecodeFromUtf16(term, out var first, out _);
        return IsDense(first);
    }

    private static bool IsPair(string term)
    {
        Rune.DecodeFromUtf16(term, out var first, out var length);
        return IsDense(first) && length < term.Length;
    }

    private static void Collect(string text, HashSet<string> terms, bool indexing)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();
            for (var rest = Fold(text, buffer); !rest.IsEmpty;)
            {
                var length = RunAt(rest, out var dense);
                if (length == 0)
                {
                    Rune.DecodeFromUtf16(rest, out _, out length);
                }
                else if (dense)
                {
                    TakePairs(rest[..length], lookup, indexing);
                }
                else
                {
                    lookup.Add(rest[..WordLength(rest, length)]);
                }

                rest = rest[length..];
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>The number of characters of one kind of script at the start; 0 when it is neither letter nor digit.</summary>
    private static int RunAt(ReadOnlySpan<char> text, out bool dense)
    {
        var (end, kind) = (0, (bool?)null);
        while (end < text.Length)
        {
            Rune.DecodeFromUtf16(text[end..], out var rune, out var length);
            var denseHere = IsDense(rune);
            if (!(denseHere || Rune.IsLetterOrDigit(rune)) || (kind ?? denseHere) != denseHere)
            {
                break;
            }

            (kind, end) = (denseHere, end + length);
        }

        dense = kind ?? false;
        return end;
    }

    private static void TakePairs(ReadOnlySpan<char> run, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> terms, bool indexing)
    {
        var (before, at) = (-1, 0);
        while (at < run.Length)
        {
            var length = char.IsHighSurrogate(run[at]) ? 2 : 1;
            if (before >= 0)
            {
                terms.Add(run[before..(at + length)]);
            }

            (before, at) = (at, at + length);
        }

        // Every character starts a pair except the last of a run, which is added alone so that a single character is found as a prefix of a term.
        if (indexing || before == 0)
        {
            terms.Add(run[before..]);
        }
    }

    /// <summary>Compatibility forms (full-width letters and digits) become plain ones, letters lower case.</summary>
    private static ReadOnlySpan<char> Fold(string text, Span<char> buffer)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at] is >= '\uFF01' and <= '\uFF5E' and var wide ? (char)(wide - 0xFEE0) : text[at];
            if (!FoldsByItself(c))
            {
                return FoldByUnicode(text);
            }

            buffer[at] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        }

        return buffer[..text.Length];
    }

    /// <summary>Nearly all Chinese text and its punctuation: needs no look-up in Unicode's tables.</summary>
    private static bool FoldsByItself(char c) => c is < '\u0080' or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3000' and <= '\u3020') or (>= '\u2010' and <= '\u2027');

    private static string FoldByUnicode(string text)
    {
        // Normalisation throws on unpaired surrogates, which runes replace, and on U+FFFE.
        var whole = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;
        return whole.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    private static int WordLength(ReadOnlySpan<char> text, int length) =>
        length <= LongestWord ? length : char.IsHighSurrogate(text[LongestWord - 1]) ? LongestWord - 1 : LongestWord;

    /// <summary>Scripts written without spaces: Chinese and Japanese, but not Korean. Unicode treats 〇 as a number, readers treat it as a character.</summary>
    private static bool IsDense(Rune rune) => rune.Value >= FirstDense &&
        (rune.Value == 0x3007 || (rune.Value is not ((>= 0xAC00 and <= 0xD7A3) or (>= 0x10000 and < 0x20000)) && Rune.IsLetter(rune)));
}
