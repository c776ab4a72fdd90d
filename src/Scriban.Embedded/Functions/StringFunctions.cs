using System.Globalization;
using System.Text;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

internal sealed class StringFunctions : FunctionGroup
{
    public StringFunctions()
    {
        DefineChanges();
        DefineQuestions();
        DefineParts();
        DefineConversions();
    }

    /// <summary>The text as it would be written between quotes.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var known = "\"\\\a\b\t\r\v\f\n".IndexOf(c, StringComparison.Ordinal);
            if (known >= 0)
                result.Append('\\').Append("\"\\abtrvfn"[known]);
            else if (c < ' ')
                result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else
                result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>The lines of a text, each with the line break that ends it.</summary>
    public static IEnumerable<(string Text, string Break)> Lines(string text)
    {
        var start = 0;
        while (text.AsSpan(start).IndexOfAny('\r', '\n') is var length && length >= 0)
        {
            var end = start + length;
            var size = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1;
            yield return (text[start..end], text.Substring(end, size));
            start = end + size;
        }

        yield return (text[start..], "");
    }

    private void DefineChanges()
    {
        Define("append", a => a.Checked(a.Text(0) + a.Text(1)), Text("text"), Text("with"));
        Define("prepend", a => a.Checked(a.Text(1) + a.Text(0)), Text("text"), Text("by"));
        Define("upcase", a => a.Text(0)?.ToUpperInvariant(), Text("text"));
        Define("downcase", a => a.Text(0)?.ToLowerInvariant(), Text("text"));
        Define("capitalize", a => a.Text(0) is { Length: > 0 } text ? char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..] : "", Text("text"));
        Define("capitalizewords", a => CapitalizeWords(a.Text(0) ?? ""), Text("text"));
        Define("strip", a => a.Text(0)?.Trim(), Text("text"));
        Define("lstrip", a => a.Text(0)?.TrimStart(), Text("text"));
        Define("rstrip", a => a.Text(0)?.TrimEnd(), Text("text"));
        Define("strip_newlines", a => string.Concat(Lines(a.Text(0) ?? "").Select(line => line.Text)), Text("text"));
        Define("remove", a => a.Text(1) is { Length: > 0 } part ? a.Text(0)?.Replace(part, "", StringComparison.Ordinal) : a.Text(0), Text("text"), Text("remove"));
        Define("replace", Replace, Text("text"), Text("match"), Text("replace"));
        Define("replace_first", ReplaceFirst, Text("text"), Text("match"), Text("replace"));
        Define("pad_left", a => (a.Text(0) ?? "").PadLeft(Width(a)), Text("text"), Whole("width"));
        Define("pad_right", a => (a.Text(0) ?? "").PadRight(Width(a)), Text("text"), Whole("width"));
    }

    private void DefineQuestions()
    {
        Define("size", a => a.Text(0)?.Length ?? 0, Text("text"));
        Define("empty", a => string.IsNullOrEmpty(a.Text(0)), Text("text"));
        Define("whitespace", a => string.IsNullOrWhiteSpace(a.Text(0)), Text("text"));
        Define("contains", a => Has(a, (text, part) => text.Contains(part, StringComparison.Ordinal)), Text("text"), Text("value"));
        Define("starts_with", a => Has(a, (text, part) => text.StartsWith(part, StringComparison.CurrentCulture)), Text("text"), Text("value"));
        Define("ends_with", a => Has(a, (text, part) => text.EndsWith(part, StringComparison.CurrentCulture)), Text("text"), Text("value"));
    }

    private void DefineParts()
    {
        Define("truncate", Truncate, Text("text"), Whole("length"), Optional(Text("ellipsis")));
        Define("truncatewords", TruncateWords, Text("text"), Whole("count"), Optional(Text("ellipsis")));
        Define("slice", Slice, Text("text"), Whole("start"), Optional(Whole("length")));
        Define("split", Split, Text("text"), Text("match"));
    }

    private void DefineConversions()
    {
        Define("to_int", a => int.TryParse(a.Text(0), NumberStyles.Integer, a.Context.CurrentCulture, out var number) ? number : null, Text("text"));
        Define("to_double", ToDouble, Text("text"));
    }

    private static bool Has(Arguments a, Func<string, string, bool> test) => a.Text(0) is { Length: > 0 } text && a.Text(1) is { Length: > 0 } part && test(text, part);

    private static int Width(Arguments a)
    {
        a.Context.CheckLength(a.Span, a.Whole(1));
        return a.Whole(1);
    }

    private static object? ToDouble(Arguments a) =>
        double.TryParse(a.Text(0), NumberStyles.Float | NumberStyles.AllowThousands, a.Context.CurrentCulture, out var number) ? number : null;

    private static string CapitalizeWords(string text)
    {
        var result = new StringBuilder(text.Length);
        var begins = true;
        foreach (var c in text)
        {
            var capital = begins && char.IsLetter(c);
            result.Append(capital ? char.ToUpper(c, CultureInfo.CurrentCulture) : c);
            begins = char.IsWhiteSpace(c) || (begins && !capital);
        }

        return result.ToString();
    }

    private static string Replace(Arguments a)
    {
        var (text, match, with) = (a.Text(0) ?? "", a.Text(1) ?? "", a.Text(2) ?? "");
        if (text.Length == 0)
            return "";
        if (with.Length > match.Length && match.Length > 0)
            a.Context.CheckLength(a.Span, text.Length + ((long)text.AsSpan().Count(match) * (with.Length - match.Length)));
        return text.Replace(match, with, StringComparison.Ordinal);
    }

    private static string ReplaceFirst(Arguments a)
    {
        var (text, match) = (a.Text(0) ?? "", a.Text(1) ?? "");
        var at = match.Length == 0 ? -1 : text.IndexOf(match, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? text : a.Checked(text[..at] + a.Text(2) + text[(at + match.Length)..]);
    }

    private static string Truncate(Arguments a)
    {
        var (text, length, ellipsis) = (a.Text(0) ?? "", a.Whole(1), a.Text(2) ?? "...");
        return text.Length == 0 || text.Length <= length ? text : text[..Math.Max(0, length - ellipsis.Length)] + ellipsis;
    }

    // The dots stand there even when nothing was cut off.
    private static string TruncateWords(Arguments a)
    {
        if (a.Text(0) is not { Length: > 0 } text)
            return "";
        var words = System.Text.RegularExpressions.Regex.Split(text, @"\s+");
        return string.Join(' ', words.Take(a.Whole(1))) + "...";
    }

    private static string Slice(Arguments a)
    {
        var text = a.Text(0) ?? "";
        var start = a.Whole(1);
        if (start >= text.Length)
            return "";
        var from = start < 0 ? (long)start + text.Length : start;
        var to = Math.Min(text.Length, from + (a.WholeOrNone(2) ?? text.Length));
        from = Math.Max(0, from);
        return to >= from ? text[(int)from..(int)to] : from == 0 ? "" : throw new ScriptRuntimeException(a.Span, "The length must not be negative");
    }

    private static ScriptArray Split(Arguments a)
    {
        var (text, match) = (a.Text(0) ?? "", a.Text(1) ?? "");
        string[] parts = text.Length == 0 ? [] : match.Length == 0 ? [text] : text.Split(match, StringSplitOptions.RemoveEmptyEntries);
        a.Context.StepLoop(a.Span, parts.Length);
        return new ScriptArray(parts);
    }
}
