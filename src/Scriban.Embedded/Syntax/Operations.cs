using Scriban.Runtime;

namespace Scriban.Syntax;

internal sealed class Unary(string sign, Expression operand) : Expression
{
    public override object? Evaluate(TemplateContext context)
    {
        var value = context.Evaluate(operand);
        return sign == "!" ? !TemplateContext.ToBool(value) : Signed(value);
    }

    private object Signed(object? value) => (sign, value) switch
    {
        ("+", int or long or double or decimal) => value,
        ("-", int number) => unchecked(-number),
        ("-", long number) => unchecked(-number),
        ("-", double number) => -number,
        ("-", decimal number) => -number,
        _ => throw new ScriptRuntimeException(operand.Span, Invariant($"`{sign}` must be followed by a number")),
    };
}

internal sealed class Binary(string sign, Expression left, Expression right) : Expression
{
    public override object? Evaluate(TemplateContext context)
    {
        var first = context.Evaluate(left);
        if (sign == "&&")
            return TemplateContext.ToBool(first) && TemplateContext.ToBool(context.Evaluate(right));
        if (sign == "||")
            return TemplateContext.ToBool(first) || TemplateContext.ToBool(context.Evaluate(right));
        var second = context.Evaluate(right);
        return sign switch
        {
            "??" => first ?? second,
            "?!" => first is null ? null : second,
            _ => Arithmetic.Apply(context, Span, sign, first, second),
        };
    }
}

/// <summary><c>a ? b : c</c>.</summary>
internal sealed class Conditional(Expression condition, Expression then, Expression otherwise) : Expression
{
    public override object? Evaluate(TemplateContext context) =>
        context.Evaluate(TemplateContext.ToBool(context.Evaluate(condition)) ? then : otherwise);
}

/// <summary><c>a = b</c>, <c>a += b</c> …; only as a statement of its own.</summary>
internal sealed class Assignment(Path target, string? sign, Expression value) : Expression
{
    public override object? Evaluate(TemplateContext context)
    {
        var assigned = context.Evaluate(value);
        if (sign is not null)
            assigned = Arithmetic.Apply(context, Span, sign, context.Evaluate(target), assigned);
        target.Assign(context, assigned);
        return null;
    }
}
