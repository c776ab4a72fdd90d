using Scriban.Functions;

namespace Scriban.Syntax;

/// <summary>An argument, named or not.</summary>
internal readonly record struct Argument(string? Name, Expression Value);

/// <summary><c>f a b</c>, <c>f(a, b)</c>, <c>f a size: b</c>.</summary>
internal sealed class FunctionCall(Expression target, IReadOnlyList<Argument> arguments) : Expression
{
    public override object? Evaluate(TemplateContext context)
    {
        var value = target is Path path ? path.Find(context) : context.Evaluate(target);
        return value switch
        {
            ICallable function => Invoke(context, this, function, arguments, takesPipe: true),
            null => throw new ScriptRuntimeException(target.Span, Invariant($"The function `{context.TextOf(target.Span)}` was not found")),
            _ => throw new ScriptRuntimeException(target.Span, Invariant($"`{context.TextOf(target.Span)}` is not a function")),
        };
    }

    public static object? Invoke(TemplateContext context, Expression caller, ICallable function, IReadOnlyList<Argument> arguments, bool takesPipe)
    {
        var piped = takesPipe ? context.Pipe?.TakeLast() : null;
        var all = piped is null ? arguments : [new Argument(null, piped), .. arguments];
        return function.Call(context, caller.Span, all);
    }
}

/// <summary><c>a | f</c>: the value left of the bar is the first argument of the function on its right.</summary>
internal sealed class PipeCall(Expression from, Expression to) : Expression
{
    public override object? Evaluate(TemplateContext context)
    {
        var outermost = context.Pipe is null;
        var pipe = context.Pipe ??= new PendingArguments();
        try
        {
            pipe.Add(from);
            var result = context.Evaluate(to);
            return pipe.LastIs(from) ? throw new ScriptRuntimeException(to.Span, "What follows `|` must be a function") : result;
        }
        finally
        {
            if (outermost)
                context.Pipe = null;
        }
    }
}

/// <summary>Values on their way through a pipe that no function has taken yet.</summary>
internal sealed class PendingArguments
{
    private readonly Stack<Expression> _pending = new();

    public void Add(Expression from) => _pending.Push(from);

    public bool LastIs(Expression from) => _pending.TryPeek(out var last) && ReferenceEquals(last, from);

    public Expression? TakeLast() => _pending.TryPop(out var last) ? last : null;
}
