using Campaign.Domain.Decisions;
using Scriban.Parsing;
using Scriban.Syntax;
using static System.FormattableString;

namespace Campaign.Documents.Stories;

/// <summary>Describes errors in a template or its data so that a marketer can fix them.</summary>
internal sealed class StoryMistakes(string text, int headerLines)
{
    private const int LongestExcerpt = 60;

    public static StoryProblem TemplateTooLong { get; } = new(
        "template-too-long", "", new("模板太长：最多 256 KB，其中代码最多 50,000 个词和符号。请拆成几个模板。", "The template is too long: 256 KB, and 50,000 words and signs of code in it, are the limit. Split it into several."));

    public static StoryProblem OutputTooLong { get; } = new(
        "output-too-long", "", new("生成的正文太长：最多 1 MB。请检查循环是否重复输出。", "The text comes out too long: 1 MB is the limit. Check whether a loop repeats too much."));

    public static StoryProblem DataUnusable { get; } = new(
        "data-unusable", "", new("填写的数据无法使用：应是一个对象，不超过 512 KB，嵌套不超过 8 层。", "The data cannot be used: it must be one object of at most 512 KB, nested no deeper than 8 levels."));

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

    /// <summary>A syntax error in the template.</summary>
    /// <param name="page">What could be parsed of the template, to find where an unclosed block begins.</param>
    public StoryProblem OfReading(LogMessage message, ScriptPage? page) => message.Message switch
    {
        var said when said.Contains("depth limit", StringComparison.Ordinal) => At(message.Span, "template-too-deep", "嵌套层数太多", "things are nested too deeply"),
        var said when said.Contains("<end> statement was not found", StringComparison.Ordinal) => At(
            page is null ? message.Span : TemplateSyntax.FirstNotClosed(page)?.Span ?? message.Span,
            "template-invalid",
            "if、for、case 或 capture 没有配对的 {{ end }}",
            "an if, for, case or capture has no {{ end }} of its own"),
        _ => At(FromItsFirstLetter(message.Span), "template-invalid", "这里的写法读不懂，请检查花括号、引号和拼写", "this cannot be read; check braces, quotes and spelling"),
    };

    /// <summary>A construct that the language has but story templates do not allow.</summary>
    public StoryProblem NotOffered(SourceSpan span) => At(span, "template-invalid", "模板里不能用这种写法", "this cannot be used in templates");

    /// <summary>Code that continues to the end of the text.</summary>
    public StoryProblem NotClosed(SourceSpan span) => At(span, "template-invalid", "这里的 {{ 没有配对的 }}", "this {{ has no }} of its own");

    public StoryProblem TextNotClosed(SourceSpan span) => At(span, "template-invalid", "从这里开始的文字没有结束的引号", "the text that begins here has no closing quote");

    public StoryProblem NumberTooLarge(SourceSpan span) => At(span, "template-invalid", "这个数太大", "this number is too large");

    /// <summary>A template that was parsed but could not be rendered.</summary>
    public StoryProblem OfRendering(RenderingException failure) => At(failure.Span, failure.Code, failure.Reason.Zh, failure.Reason.En);

    // The engine points to the last letter of an unmatched `end`.
    private SourceSpan FromItsFirstLetter(SourceSpan span)
    {
        var letters = 0;
        while (span.Start.Offset - letters > 0 && span.Start.Offset < text.Length && char.IsAsciiLetter(text[span.Start.Offset]) && char.IsAsciiLetter(text[span.Start.Offset - letters - 1]))
            letters++;
        return new SourceSpan(span.FileName, span.Start.NextColumn(-letters), span.End);
    }

    private StoryProblem At(SourceSpan span, string code, string zh, string en)
    {
        // The engine's end position has no line of its own, and its columns do not count line breaks.
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        var at = lines[Math.Clamp(span.Start.Line, 0, lines.Length - 1)];
        var line = Math.Clamp(span.Start.Line, 0, lines.Length - 1) + 1 + headerLines;
        var column = Math.Clamp(span.Start.Column, 0, at.Length) + 1;
        var excerpt = at.Trim() is { Length: > LongestExcerpt } whole ? whole[..LongestExcerpt] + "…" : at.Trim();
        return new StoryProblem(
            code,
            "",
            new(Invariant($"第 {line} 行第 {column} 个字符：{zh}。原文：{excerpt}"), Invariant($"Line {line}, column {column}: {en}. It reads: {excerpt}")),
            line,
            column);
    }

    private static Wording Kind(VariableType type) => type switch
    {
        VariableType.Text => new("文字", "a text"),
        VariableType.Number => new("数字", "a number"),
        VariableType.Date => new("日期，例如 2025-03-20", "a date such as 2025-03-20"),
        _ => new("列表", "a list"),
    };

    private static string Names(StoryVariable list, string separator) => string.Join(separator, list.Fields.Select(field => field.Name));
}
