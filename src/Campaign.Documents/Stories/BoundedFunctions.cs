using System.Collections;
using System.Numerics;
using System.Text;
using Scriban;
using Scriban.Functions;
using Scriban.Runtime;

namespace Campaign.Documents.Stories;

/// <summary>Functions of the template engine that could use excessive resources before its limits apply. Each estimates the cost first.</summary>
internal static class BoundedFunctions
{
    // The engine caches every culture that it was ever asked for.
    private static readonly string[] Cultures = ["zh-CN", "en-US", "zh", "en"];

    /// <exception cref="RenderingException">The list would be longer than allowed.</exception>
    public static IEnumerable Split(TemplateContext context, string? text, string? match)
    {
        if (!string.IsNullOrEmpty(match) && text.AsSpan().Count(match) >= StoryLimits.LoopSteps)
            throw RenderingException.TooManySteps(context.CurrentSpan);
        return StringFunctions.Split(text, match);
    }

    /// <exception cref="RenderingException">Sorting would take too long: each text is compared with about log₂ n others.</exception>
    public static IEnumerable Sort(TemplateContext context, object? list, string? member = null)
    {
        CheckPattern(context, member);
        if (list is ScriptArray { Count: > 1 } items)
            ((StoryContext)context).Spend(context.CurrentSpan, StoryContext.Weight(Keys(items, member)) * 2 * (1 + BitOperations.Log2((uint)items.Count)));
        return ArrayFunctions.Sort(context, context.CurrentSpan, list, member);
    }

    /// <exception cref="RenderingException">The member name is too long.</exception>
    public static IEnumerable Map(TemplateContext context, object? list, string? member)
    {
        CheckPattern(context, member);
        return ArrayFunctions.Map(context, context.CurrentSpan, list, member);
    }

    /// <exception cref="RenderingException">The text would be longer than allowed.</exception>
    public static string? Escape(TemplateContext context, string? text)
    {
        CheckLength(context, text, text?.Count(c => c is '<' or '>' or '"' or '\'' or '&' or (>= '\u00A0' and <= '\u00FF') || char.IsSurrogate(c)) * "&quot;".Length);
        return HtmlFunctions.Escape(text);
    }

    /// <inheritdoc cref="Escape"/>
    public static string? NewlineToBr(TemplateContext context, string? text)
    {
        CheckLength(context, text, text?.Count(c => c is '\r' or '\n') * "<br />".Length);
        return HtmlFunctions.NewlineToBr(text);
    }

    /// <inheritdoc cref="Escape"/>
    public static string? UrlEncode(TemplateContext context, string? text)
    {
        CheckLength(context, text, Encoding.UTF8.GetByteCount(text ?? "") * "%00".Length);
        return HtmlFunctions.UrlEncode(text);
    }

    /// <summary>Removes line breaks. The engine's own function uses a regular expression, which takes ten times as long.</summary>
    public static string StripNewlines(string? text) => (text ?? "").Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    /// <exception cref="RenderingException">The pattern is too long, the language is not supported, or the value is not a number.</exception>
    public static string Format(TemplateContext context, object? value, string? format, string? culture = null)
    {
        CheckPattern(context, format);
        CheckCulture(context, culture);
        return MathFunctions.Format(context, context.CurrentSpan, value, format, culture);
    }

    /// <exception cref="RenderingException">The pattern, or the text to be parsed, is too long.</exception>
    public static void CheckPattern(TemplateContext context, string? pattern)
    {
        if (pattern?.Length > StoryLimits.PatternCharacters)
            throw RenderingException.Failed(context.CurrentSpan, "这里的文字太长：最多 200 个字符", "this text is too long here: 200 characters are the limit");
    }

    /// <exception cref="RenderingException">The language is not supported.</exception>
    public static void CheckCulture(TemplateContext context, string? culture)
    {
        if (culture is not null && !Cultures.Contains(culture))
            throw RenderingException.Failed(context.CurrentSpan, "语言只能是 zh-CN 或 en-US", "the language is either zh-CN or en-US");
    }

    private static void CheckLength(TemplateContext context, string? text, int? more)
    {
        if (text?.Length + more > StoryLimits.OutputBytes)
            throw RenderingException.TooLong(context.CurrentSpan);
    }

    // What the engine sorts by: the values themselves, or those of a member, which may be nested.
    private static ScriptArray Keys(ScriptArray items, string? member) =>
        string.IsNullOrEmpty(member) ? items : [.. items.Select(item => Member(item, member) ?? member.Split('.').Aggregate(item, Member))];

    private static object? Member(object? owner, string name) => (owner as ScriptObject)?[name];
}
