using System.Globalization;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Campaign.Documents.Stories;

/// <summary><c>date</c> in templates: both a group of functions and the function that parses a date. Without access to the clock.</summary>
internal sealed partial class TemplateDates : DateTimeFunctions
{
    private static readonly string[] Offered = ["add_days", "add_hours", "add_minutes", "add_months", "add_years"];

    public TemplateDates()
    {
        foreach (var name in Keys.Except(Offered).ToList())
            Remove(name);
        this.Import("parse", Read);
        this.Import("to_string", Write);
        IsReadOnly = true;
    }

    /// <inheritdoc />
    public override object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        arguments.Count == 1 ? Read(context, context.ObjectToString(arguments[0])) : base.Invoke(context, callerContext, arguments, blockStatement);

    private static DateTime? Read(TemplateContext context, string? text, string? pattern = null, string? culture = null)
    {
        BoundedFunctions.CheckPattern(context, text);
        BoundedFunctions.CheckPattern(context, pattern);
        BoundedFunctions.CheckCulture(context, culture);
        return Parse(context, text, pattern, culture) is not { } date ? null
            : SaysYear(text!, date.Year) ? date
            : throw RenderingException.Failed(context.CurrentSpan, "这里读不出日期；年份请写四位，例如 2025-03-20", "no date can be read here; write the year with four digits, as in 2025-03-20");
    }

    private string? Write(TemplateContext context, DateTime? date, string? pattern, string? culture = null)
    {
        BoundedFunctions.CheckPattern(context, pattern);
        BoundedFunctions.CheckCulture(context, culture);
        return pattern is not null && !TimeZone().IsMatch(pattern)
            ? ToString(date, pattern, culture is null ? context.CurrentCulture : CultureInfo.GetCultureInfo(culture))
            : throw RenderingException.Failed(context.CurrentSpan, "这里需要日期格式，例如 %Y-%m-%d；不能用 %Z 和 %s", "a form such as %Y-%m-%d is needed here; %Z and %s cannot be used");
    }

    // If a text has no year, the engine uses the current one. Near New Year, a time zone may move a date into another year.
    private static bool SaysYear(string text, int year)
    {
        foreach (var digits in FourDigits().EnumerateMatches(text))
            if (Math.Abs(int.Parse(text.AsSpan(digits.Index, digits.Length), CultureInfo.InvariantCulture) - year) <= 1)
                return true;
        return false;
    }

    [GeneratedRegex("[0-9]{4}")]
    private static partial Regex FourDigits();

    // %Z and %s reveal the server's time zone.
    [GeneratedRegex("(?<!%)(?:%%)*%[Zs]")]
    private static partial Regex TimeZone();
}
