namespace Scriban.Parsing;

/// <summary>How bad a message of the parser is.</summary>
public enum ParserMessageType
{
    Error,
    Warning,
}

/// <summary>One message of the parser and the place in the template that it is about.</summary>
public class LogMessage(ParserMessageType type, SourceSpan span, string message)
{
    public ParserMessageType Type { get; set; } = type;

    public SourceSpan Span { get; set; } = span;

    public string Message { get; set; } = message;

    public override string ToString() => Invariant($"{Span.ToStringSimple()} : {(Type == ParserMessageType.Error ? "error" : "warning")} : {Message}");
}
