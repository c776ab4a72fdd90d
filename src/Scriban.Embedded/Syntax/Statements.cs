using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>Text that is shown as it stands.</summary>
internal sealed class RawText(int start, int length) : Statement
{
    public override void Execute(TemplateContext context) => context.WriteSource(start, length);
}

/// <summary><c>{{</c>, with the white space that stands before it on its line.</summary>
internal sealed class CodeEnter(string? indent) : Statement
{
    public string? Indent => indent;

    public override void Execute(TemplateContext context)
    {
    }
}

/// <summary><c>}}</c>.</summary>
internal sealed class CodeExit : Statement
{
    public override void Execute(TemplateContext context)
    {
    }
}

internal sealed class ExpressionStatement(Expression expression) : Statement
{
    public override void Execute(TemplateContext context) => context.Write(Span, context.Evaluate(expression));
}

internal sealed class Block(IReadOnlyList<Statement> statements) : Statement
{
    public override void Execute(TemplateContext context)
    {
        var outer = context.CurrentIndent;
        var indent = outer;
        foreach (var statement in statements)
        {
            context.CheckAbort(statement.Span);
            if (context.AutoIndent)
                indent = statement switch { CodeEnter enter => enter.Indent, CodeExit => outer, _ => indent };
            context.CurrentIndent = indent;
            statement.Execute(context);
            if (context.Flow != Flow.Next)
                break;
        }

        context.CurrentIndent = outer;
    }
}

/// <summary>Where the rendering goes on.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}

internal sealed class Jump(Flow flow) : Statement
{
    public override void Execute(TemplateContext context)
    {
        if (flow != Flow.Return && !context.IsInLoop)
            throw new ScriptRuntimeException(Span, "`break` and `continue` are only for loops");
        context.Flow = flow;
    }
}

internal sealed class If(IReadOnlyList<(Expression Condition, Block Then)> branches, Block? otherwise) : Statement
{
    public override void Execute(TemplateContext context)
    {
        foreach (var (condition, then) in branches)
        {
            if (!TemplateContext.ToBool(context.Evaluate(condition)))
                continue;
            then.Execute(context);
            return;
        }

        otherwise?.Execute(context);
    }
}

internal sealed class Case(Expression subject, IReadOnlyList<(IReadOnlyList<Expression> Values, Block Then)> branches, Block? otherwise, bool setsIndent)
    : Statement
{
    public override void Execute(TemplateContext context)
    {
        var value = context.Evaluate(subject);
        var then = branches.FirstOrDefault(branch => branch.Values.Any(candidate => IsEqual(context, value, context.Evaluate(candidate)))).Then;
        if (setsIndent)
            context.CurrentIndent = null;
        (then ?? otherwise)?.Execute(context);
    }

    private bool IsEqual(TemplateContext context, object? left, object? right) => Arithmetic.Apply(context, Span, "==", left, right) is true;
}

/// <summary>Renders its body into a variable.</summary>
internal sealed class Capture(Path target, Block body) : Statement
{
    public override void Execute(TemplateContext context)
    {
        context.PushOutput();
        try
        {
            body.Execute(context);
        }
        finally
        {
            target.Assign(context, context.PopOutput());
        }
    }
}
