using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>A template that could be read but not be rendered; <see cref="Span"/> says where it failed.</summary>
public class ScriptRuntimeException : Exception
{
    public ScriptRuntimeException(SourceSpan span, string message)
        : base(message) => Span = span;

    public ScriptRuntimeException(SourceSpan span, string message, Exception? innerException)
        : base(message, innerException) => Span = span;

    public SourceSpan Span { get; }

    /// <summary>The message without its place.</summary>
    public string OriginalMessage => base.Message;

    public override string Message => new LogMessage(ParserMessageType.Error, Span, base.Message).ToString();
}

/// <summary>The rendering was cancelled through <see cref="TemplateContext.CancellationToken"/>.</summary>
public class ScriptAbortException(SourceSpan span, CancellationToken cancellationToken)
    : ScriptRuntimeException(span, "The rendering was cancelled")
{
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
