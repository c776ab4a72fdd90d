using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary><c>date</c>: a group of functions, and itself the function that reads a date.</summary>
internal sealed partial class DateFunctions : FunctionGroup, ICallable
{
    public const string DefaultFormat = "%d %b %Y";

    private static readonly Function AsFunction = new("date", [new Parameter("text", ParameterKind.Text, false)], a => Parse(a, null, null));

    public DateFunctions()
    {
        Define("to_string", ToText, Date("date"), Text("pattern"), Optional(Text("culture")));
        Define("parse", a => Parse(a, a.Text(1), a.Text(2)), Text("text"), Optional(Text("pattern")), Optional(Text("culture")));
        Define("add_days", a => a.Date(0).AddDays(a.Real(1)), Date("date"), Real("days"));
        Define("add_months", a => a.Date(0).AddMonths(a.Whole(1)), Date("date"), Whole("months"));
        Define("add_years", a => a.Date(0).AddYears(a.Whole(1)), Date("date"), Whole("years"));
    }

    public object? Call(TemplateContext context, SourceSpan span, IReadOnlyList<Argument> arguments) =>
        arguments.Count == 0 ? this : AsFunction.Call(context, span, arguments);

    public static object? Member(DateTime date, string name) => name switch
    {
        "year" => date.Year,
        "month" => date.Month,
        "day" => date.Day,
        "hour" => date.Hour,
        "minute" => date.Minute,
        "second" => date.Second,
        "day_of_year" => date.DayOfYear,
        _ => null,
    };

    /// <summary>The date by a pattern of letters after <c>%</c>, as in <c>%Y-%m-%d</c>.</summary>
    public static string Format(DateTime date, string pattern, CultureInfo culture)
    {
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
                result.Append(pattern[i]);
            else if (pattern[++i] == 'g')
                culture = CultureInfo.InvariantCulture;
            else
                result.Append(FormatPart(date, pattern[i], culture));
        }

        return result.ToString();
    }

    private static string? ToText(Arguments a)
    {
        if (a[0] is null)
            return null;
        var pattern = a.Text(1) ?? throw new ScriptRuntimeException(a.Span, "A pattern such as \"%Y-%m-%d\" is expected here");
        a.Context.CheckLength(a.Span, pattern.Length * 10L);
        var culture = a.Text(2) is { } name ? new CultureInfo(name) : a.Context.CurrentCulture;
        return Format(a.Date(0), pattern == "%g" ? "%g " + DefaultFormat : pattern, culture);
    }

    private static string FormatPart(DateTime date, char letter, CultureInfo culture) => letter switch
    {
        'C' => (date.Year / 100).ToString("D2", culture),
        'e' => date.ToString("%d", culture).PadLeft(2),
        'j' => date.DayOfYear.ToString("D3", culture),
        'k' => date.ToString("%H", culture).PadLeft(2),
        'l' => date.ToString("%h", culture).PadLeft(2),
        'n' => "\n",
        'P' => date.ToString("tt", culture).ToLowerInvariant(),
        't' => "\t",
        'u' => (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek).ToString(culture),
        'w' => ((int)date.DayOfWeek).ToString(culture),
        '%' => "%",
        'h' or 'L' or 'N' or 's' or 'U' or 'v' or 'V' or 'W' or 'Z' => throw new ArgumentException($"The date pattern `%{letter}` is not offered"),
        _ => NetPattern(letter) is { } pattern ? date.ToString(pattern, culture) : "%" + letter,
    };

    private static string? NetPattern(char letter) => letter switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' => "MMM",
        'B' => "MMMM",
        'c' => "ddd MMM dd HH:mm:ss yyyy",
        'd' => "dd",
        'D' => "MM/dd/yy",
        'F' => "yyyy-MM-dd",
        'H' => "HH",
        'I' => "hh",
        'm' => "MM",
        'M' => "mm",
        'p' => "tt",
        'r' => "hh:mm:ss tt",
        'R' => "HH:mm",
        'S' => "ss",
        'T' => "HH:mm:ss",
        'x' => "d",
        'X' => "T",
        'y' => "yy",
        'Y' => "yyyy",
        _ => null,
    };

    // What cannot be read becomes the first day of the calendar, not an error.
    private static DateTime? Parse(Arguments a, string? pattern, string? cultureName)
    {
        if (a.Text(0) is not { Length: > 0 } text)
            return null;
        var culture = cultureName is null ? a.Context.CurrentCulture : new CultureInfo(cultureName);
        var exact = pattern is null ? null : ReadPattern(pattern, ref culture);
        if (Offset().IsMatch(text) || text.TrimEnd().EndsWith("Z", StringComparison.OrdinalIgnoreCase))
            return ParseWithOffset(text, exact, culture);
        var read = exact is null
            ? DateTime.TryParse(text, culture, DateTimeStyles.AssumeLocal, out var date)
            : DateTime.TryParseExact(text, exact, culture, DateTimeStyles.AssumeLocal, out date);
        return read ? date : default(DateTime);
    }

    private static DateTime ParseWithOffset(string text, string? exact, CultureInfo culture)
    {
        var read = exact is null
            ? DateTimeOffset.TryParse(text, culture, DateTimeStyles.None, out var date)
            : DateTimeOffset.TryParseExact(text, exact, culture, DateTimeStyles.None, out date);
        return read ? date.LocalDateTime : default;
    }

    private static string ReadPattern(string pattern, ref CultureInfo culture)
    {
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
                result.Append(pattern[i]);
            else if (pattern[++i] == 'g')
                culture = CultureInfo.InvariantCulture;
            else
                result.Append(ReadPart(pattern[i]));
        }

        return result.ToString();
    }

    // A month is read by its short name even where it is written in full.
    private static string ReadPart(char letter) => letter switch
    {
        'B' => "MMM",
        'e' => "%d",
        _ => NetPattern(letter) ?? throw new ArgumentException($"The date pattern `%{letter}` cannot be read"),
    };

    [GeneratedRegex(@"\+\d")]
    private static partial Regex Offset();
}
