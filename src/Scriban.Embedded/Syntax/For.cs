using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>What a loop is asked to leave out or turn round.</summary>
internal sealed record LoopOptions(Expression? Offset, Expression? Limit, bool Reversed);

internal sealed class For(Variable item, Expression source, LoopOptions options, Block body, Block? otherwise) : Statement
{
    public override void Execute(TemplateContext context)
    {
        context.EnterLoop();
        try
        {
            if (Items(context) is { } items)
                Run(context, items);
        }
        finally
        {
            context.ExitLoop();
            if (context.Flow != Flow.Return)
                context.Flow = Flow.Next;
        }
    }

    private void Run(TemplateContext context, List<object?> items)
    {
        var loop = new LoopState(items);
        context.SetLoopVariable("for", loop);
        for (loop.Index = 0; loop.Index < items.Count; loop.Index++)
        {
            context.StepLoop(Span, 1);
            context.SetLoopVariable(item.Name, items[loop.Index]);
            body.Execute(context);
            if (context.Flow == Flow.Return)
                return;
            if (context.Flow == Flow.Break)
                return;
            context.Flow = Flow.Next;
        }

        if (items.Count == 0)
            otherwise?.Execute(context);
    }

    private List<object?>? Items(TemplateContext context)
    {
        IEnumerable<object?>? items = context.Evaluate(source) switch
        {
            null => null,
            ScriptArray list => list,
            ScriptObject value => value.AsPairs(),
            _ => throw new ScriptRuntimeException(source.Span, "A `for` loop runs over a list"),
        };
        if (items is null)
            return null;
        if (Number(context, options.Offset) is var offset && offset > 0)
            items = items.Skip(offset);
        if (options.Reversed)
            items = items.Reverse();
        if (Number(context, options.Limit) is var limit && limit > 0)
            items = items.Take(limit);
        return items.ToList();
    }

    private static int Number(TemplateContext context, Expression? expression) =>
        expression is null ? 0 : context.ToInt(expression.Span, context.Evaluate(expression));
}

/// <summary>What <c>for.index</c>, <c>for.first</c> … say inside a loop.</summary>
internal sealed class LoopState(List<object?> items)
{
    public int Index { get; set; }

    public object? Member(string name) => name switch
    {
        "index" => Index,
        "rindex" => items.Count - Index - 1,
        "length" => items.Count,
        "first" => Index == 0,
        "last" => Index == items.Count - 1,
        "even" => Index % 2 == 0,
        "odd" => Index % 2 == 1,
        "changed" => Index == 0 || !Equals(items[Index - 1], items[Index]),
        _ => null,
    };
}
