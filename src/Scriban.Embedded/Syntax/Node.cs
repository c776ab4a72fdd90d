using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>A part of a template that knows its place.</summary>
internal abstract class Node
{
    public SourceSpan Span { get; init; }
}

/// <summary>Something with a value.</summary>
internal abstract class Expression : Node
{
    public abstract object? Evaluate(TemplateContext context);
}

/// <summary>Something that writes, assigns or directs.</summary>
internal abstract class Statement : Node
{
    public abstract void Execute(TemplateContext context);
}
