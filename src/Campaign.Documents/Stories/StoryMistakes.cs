using System.Text.RegularExpressions;
using Campaign.Domain.Decisions;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;
using static System.FormattableString;

namespace Campaign.Documents.Stories;

/// <summary>Says what is wrong with a template or its data so that a marketer can put it right.</summary>
internal sealed partial class StoryMistakes(string text, int headerLines)
{
    private const int LongestExcerpt = 60;

    public static StoryProblem TemplateTooLong { get; } = new(
        "template-too-long", "", new("模板太长：最多 256 KB。请拆成几个模板。", "The template is too long: 256 KB is the limit. Split it into several."));

    public static StoryProblem OutputTooLong { get; } = new(
        "output-too-long", "", new("生成的正文太长：最多 1 MB。请检查循环是否重复输出。", "The text comes out too long: 1 MB is the limit. Check whether a loop repeats too much."));

    public static StoryProblem DataUnusable { get; } = new(
        "data-unusable", "", new("填写的数据无法使用：应是一个对象，不超过 512 KB，嵌套不超过 8 层。", "The data cannot be used: it must be one object of at most 512 KB, nested no deeper than 8 levels."));

    /// <summary>The first mistake in a template of the library, or null.</summary>
    public static StoryProblem? OfText(StoryTemplate template) =>
        Template.Parse(template.Text) is { HasErrors: true } read ? new StoryMistakes(template.Text, template.HeaderLines).OfReading(read.Messages[0]) : null;

    public static StoryProblem NameReserved(string name) => new(
        "name-reserved", name, new($"“{name}”是模板语言自己用的名称，请给这一项换个名字。", $"“{name}” belongs to the template language. Give this item another name."));

    public static StoryProblem Missing(string place, Wording label) => new(
        "variable-missing", place, new($"还没有填写“{label.Zh}”（{place}）。", $"“{label.En}” ({place}) has not been filled in."));

    public static StoryProblem WrongType(string place, StoryVariable variable) => new(
        "variable-type", place, new($"“{variable.Label.Zh}”（{place}）应填{Kind(variable.Type).Zh}。", $"“{variable.Label.En}” ({place}) must be {Kind(variable.Type).En}."));

    public static StoryProblem WrongEntry(string place, StoryVariable variable) => new(
        "variable-type",
        place,
        variable.Fields.Count == 0
            ? new($"“{variable.Label.Zh}”的这一项（{place}）应是一段文字。", $"This entry of “{variable.Label.En}” ({place}) must be a text.")
            : new($"“{variable.Label.Zh}”的这一项（{place}）应包含：{Names(variable, "、")}。", $"This entry of “{variable.Label.En}” ({place}) must hold: {Names(variable, ", ")}."));

    /// <summary>A mistake in how the template is written.</summary>
    public StoryProblem OfReading(LogMessage message) => message.Message switch
    {
        var said when said.Contains("depth limit", StringComparison.Ordinal) => At(message.Span, "template-too-deep", "嵌套层数太多", "things are nested too deeply"),
        var said when said.Contains("<end>", StringComparison.Ordinal) => At(message.Span, "template-invalid", "if、for、case 或 capture 没有配对的 {{ end }}", "an if, for, case or capture has no {{ end }} of its own"),
        _ => At(message.Span, "template-invalid", "这里的写法读不懂，请检查花括号、引号和拼写", "this cannot be read; check braces, quotes and spelling"),
    };

    /// <summary>A template that could be read but not be filled.</summary>
    public StoryProblem OfRendering(ScriptRuntimeException failure)
    {
        var said = failure.OriginalMessage;
        if (failure is ScriptAbortException)
            return At(failure.Span, "template-too-slow", "生成超过 1 秒，已停止；请减少循环", "it took more than 1 second and was stopped; use fewer loops");
        if (said.Contains("LoopLimit", StringComparison.Ordinal) || said.Contains("iteration limit", StringComparison.Ordinal))
            return At(failure.Span, "template-too-many-steps", "循环超过 10,000 步", "a loop runs for more than 10,000 steps");
        if (said.Contains("LimitToString", StringComparison.Ordinal))
            return At(failure.Span, "output-too-long", "拼出的文字超过 1 MB", "a text grows beyond 1 MB");
        if (Unknown().Match(said) is { Success: true } name)
            return At(failure.Span, "name-unknown", $"没有名为“{name.Groups[1].Value}”的数据项或函数", $"there is no item or function called “{name.Groups[1].Value}”");
        return At(failure.Span, "template-failed", "这里的值不能这样用", "this value cannot be used like this");
    }

    private StoryProblem At(SourceSpan span, string code, string zh, string en)
    {
        var line = span.Start.Line + 1 + headerLines;
        var column = span.Start.Column + 1;
        var excerpt = Excerpt(span.Start.Line);
        return new StoryProblem(
            code,
            "",
            new(Invariant($"第 {line} 行第 {column} 个字符：{zh}。原文：{excerpt}"), Invariant($"Line {line}, column {column}: {en}. It reads: {excerpt}")),
            line,
            column);
    }

    private string Excerpt(int line)
    {
        var all = text.ReplaceLineEndings("\n").Split('\n');
        var wanted = line < all.Length ? all[line].Trim() : "";
        return wanted.Length > LongestExcerpt ? wanted[..LongestExcerpt] + "…" : wanted;
    }

    private static Wording Kind(VariableType type) => type switch
    {
        VariableType.Text => new("文字", "a text"),
        VariableType.Number => new("数字", "a number"),
        VariableType.Date => new("日期，例如 2025-03-20", "a date such as 2025-03-20"),
        _ => new("列表", "a list"),
    };

    private static string Names(StoryVariable list, string separator) => string.Join(separator, list.Fields.Select(field => field.Name));

    [GeneratedRegex("`([^`]{1,80})` was not found")]
    private static partial Regex Unknown();
}
