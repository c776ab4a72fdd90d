using System.Text;

namespace Campaign.Silo.Imports.Rows;

/// <summary>Removes from imported text what no reader should see: control characters, marks that reverse the reading direction, unpaired surrogates.</summary>
internal static class CleanText
{
    /// <summary>Single-line text: line breaks and tabs become spaces.</summary>
    public static string Line(ReadOnlySpan<char> text) => Clean(text, keepLines: false);

    /// <summary>Text with its line breaks, as <c>\n</c>.</summary>
    public static string Lines(ReadOnlySpan<char> text) => Clean(text, keepLines: true);

    private static string Clean(ReadOnlySpan<char> text, bool keepLines)
    {
        text = text.Trim();
        if (!NeedsCleaning(text))
        {
            return text.ToString();
        }

        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            if (c is '\r' or '\n' or '\t')
            {
                var isPair = c == '\r' && index + 1 < text.Length && text[index + 1] == '\n';
                _ = isPair ? clean : clean.Append(!keepLines ? ' ' : c == '\t' ? '\t' : '\n');
            }
            else if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                clean.Append(c).Append(text[++index]);
            }
            else if (!IsUnwanted(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().Trim();
    }

    private static bool NeedsCleaning(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\0', '\u001F') >= 0
        || text.IndexOfAnyInRange('\u007F', '\u009F') >= 0
        || text.IndexOfAnyInRange('\u200B', '\u206F') >= 0
        || text.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0
        || text.IndexOfAny('\uFEFF', '\uFFFE', '\uFFFF') >= 0;

    // Zero-width joiners stay: emoji and some scripts need them.
    private static bool IsUnwanted(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
