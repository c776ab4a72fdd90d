using Scriban.Runtime;

namespace Scriban.Syntax;

internal sealed class Literal(object? value) : Expression
{
    public override object? Evaluate(TemplateContext context) => value;
}

/// <summary>An expression in parentheses.</summary>
internal sealed class Nested(Expression inner) : Expression
{
    public override object? Evaluate(TemplateContext context) => context.Evaluate(inner);
}

internal sealed class ArrayLiteral(IReadOnlyList<Expression> items) : Expression
{
    public override object? Evaluate(TemplateContext context) => new ScriptArray(items.Select(context.Evaluate).ToList());
}

internal sealed class ObjectLiteral(IReadOnlyList<KeyValuePair<string, Expression>> members) : Expression
{
    public override object? Evaluate(TemplateContext context)
    {
        var value = new ScriptObject();
        foreach (var (name, expression) in members)
            value[name] = context.Evaluate(expression);
        return value;
    }
}
