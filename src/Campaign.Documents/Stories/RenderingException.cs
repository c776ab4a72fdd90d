using System.Text.RegularExpressions;
using Campaign.Domain.Decisions;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Campaign.Documents.Stories;

/// <summary>Why a template was parsed but could not be rendered, in a marketer's words.</summary>
internal sealed partial class RenderingException(SourceSpan span, string code, string zh, string en) : ScriptRuntimeException(span, en)
{
    public string Code => code;

    /// <summary>What is wrong, to be put between the place and the line.</summary>
    public Wording Reason { get; } = new(zh, en);

    public static RenderingException TooManySteps(SourceSpan span) =>
        new(span, "template-too-many-steps", "循环或列表超过 10,000 步", "a loop or a list is longer than 10,000 steps");

    public static RenderingException TooMuchWork(SourceSpan span) =>
        new(span, "template-too-much-work", "模板要做的事情太多，已停止；请减少循环、缩短文字", "the template has too much to do and was stopped; use fewer loops and shorter texts");

    public static RenderingException TooMuchMemory(SourceSpan span) =>
        new(span, "template-too-much-memory", "模板拼出的文字和列表太多，已停止；请减少循环", "the template makes too many texts and lists and was stopped; use fewer loops");

    public static RenderingException TooSlow(SourceSpan span) =>
        new(span, "template-too-slow", "生成超过 5 秒，已停止；请减少循环", "it took more than 5 seconds and was stopped; use fewer loops");

    public static RenderingException TooLong(SourceSpan span) => new(span, "output-too-long", "拼出的文字超过 1 MB", "a text grows beyond 1 MB");

    public static RenderingException TooDeep(SourceSpan span) => new(span, "template-too-deep", "嵌套层数太多", "things are nested too deeply");

    public static RenderingException Unknown(SourceSpan span, string name) =>
        new(span, "name-unknown", $"没有名为“{name}”的数据项或函数", $"there is no item or function called “{name}”");

    public static RenderingException Failed(SourceSpan span, string zh, string en) => new(span, "template-failed", zh, en);

    /// <summary>Translates a failure of the engine. Its limits can only be told apart by their messages.</summary>
    public static RenderingException Of(ScriptRuntimeException failure) => failure switch
    {
        RenderingException ours => ours,
        ScriptAbortException => TooSlow(failure.Span),
        { InnerException: InsufficientExecutionStackException } => TooDeep(failure.Span),
        _ when Says(failure, "LoopLimit", "iteration limit") => TooManySteps(failure.Span),
        _ when Says(failure, "LimitToString", "OutputLimit") => TooLong(failure.Span),
        _ when Says(failure, "depth limit", "too deeply nested") => TooDeep(failure.Span),
        _ when NotFound().Match(failure.OriginalMessage) is { Success: true } name => Unknown(failure.Span, name.Groups[1].Value),
        _ => Failed(failure.Span, "这里的值不能这样用", "this value cannot be used like this"),
    };

    private static bool Says(ScriptRuntimeException failure, string one, string other) =>
        failure.OriginalMessage.Contains(one, StringComparison.Ordinal) || failure.OriginalMessage.Contains(other, StringComparison.Ordinal);

    [GeneratedRegex("`([^`]{1,80})` was not found")]
    private static partial Regex NotFound();
}
