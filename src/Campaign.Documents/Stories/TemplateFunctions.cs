using System.Reflection;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Campaign.Documents.Stories;

/// <summary>
/// The functions that templates may call: the engine's, except those that read the clock, use randomness, include other templates, run text as code
/// or match regular expressions. What is not listed here is not available. Shared by all renderings, so it is immutable.
/// </summary>
internal static class TemplateFunctions
{
    private const string Strings =
        "append capitalize capitalizewords contains downcase empty ends_with equals_ignore_case lstrip pad_left pad_right pluralize prepend remove remove_first "
        + "remove_last replace replace_first rstrip size slice starts_with strip to_double to_int truncate truncatewords upcase whitespace";

    private const string Lists = "add compact concat contains first join last limit offset reverse size uniq";

    private const string Numbers = "abs ceil divided_by floor is_number minus modulo plus round times";

    private static readonly HashSet<string> DateMembers =
        [nameof(DateTime.Year), nameof(DateTime.Month), nameof(DateTime.Day), nameof(DateTime.Hour), nameof(DateTime.Minute), nameof(DateTime.Second), nameof(DateTime.DayOfYear)];

    public static ScriptObject All { get; } = new()
    {
        ["array"] = Group(new ArrayFunctions(), Lists, ("map", BoundedFunctions.Map), ("sort", BoundedFunctions.Sort)),
        ["date"] = new TemplateDates(),
        ["html"] = Group(new HtmlFunctions(), "", ("escape", BoundedFunctions.Escape), ("newline_to_br", BoundedFunctions.NewlineToBr), ("url_encode", BoundedFunctions.UrlEncode)),
        ["math"] = Group(new MathFunctions(), Numbers, ("format", BoundedFunctions.Format)),
        ["object"] = Group(new ObjectFunctions(), "default has_key has_value keys size values"),
        ["string"] = Group(new StringFunctions(), Strings, ("split", BoundedFunctions.Split), ("strip_newlines", BoundedFunctions.StripNewlines)),
    };

    /// <summary>Whether templates can access this member of a .NET value. Data consists of texts, numbers, dates, lists and our own objects.</summary>
    public static bool IsOffered(MemberInfo member) =>
        (member.DeclaringType == typeof(DateTime) && DateMembers.Contains(member.Name))
        || (member.DeclaringType == typeof(TimeSpan) && member.Name == nameof(TimeSpan.Days))
        || member.DeclaringType == typeof(KeyValuePair<string, object>);

    /// <summary>A missing member of an object is empty; a missing function of a group is an error.</summary>
    /// <exception cref="RenderingException">The target is a group of functions.</exception>
    public static bool RefuseUnknown(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = null;
        return IsGroup(target) ? throw RenderingException.Unknown(span, member) : false;
    }

    /// <summary>Whether a value is a function group such as <c>string</c> or <c>array</c>: only those are read-only.</summary>
    public static bool IsGroup(object? value) => value is ScriptObject { IsReadOnly: true };

    private static ScriptObject Group(ScriptObject functions, string names, params ReadOnlySpan<(string Name, Delegate Function)> bounded)
    {
        var group = new ScriptObject();
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            group.SetValue(name, functions[name] ?? throw new MissingMethodException(functions.GetType().Name, name), readOnly: true);
        foreach (var (name, function) in bounded)
            group.Import(name, function);
        group.IsReadOnly = true;
        return group;
    }
}
