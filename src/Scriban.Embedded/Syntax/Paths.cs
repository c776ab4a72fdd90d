using Scriban.Functions;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>A name, member or element: what can stand left of an assignment. A path that leads to a function calls it.</summary>
internal abstract class Path : Expression
{
    /// <summary>The value as it is stored, a function not called.</summary>
    public abstract object? Find(TemplateContext context);

    public abstract void Assign(TemplateContext context, object? value);

    public override object? Evaluate(TemplateContext context) =>
        Find(context) is var value && value is ICallable function ? FunctionCall.Invoke(context, this, function, [], takesPipe: true) : value;

    protected static object? FindTarget(TemplateContext context, Expression target)
    {
        if (target is not Path path)
            return context.Evaluate(target);
        var value = path.Find(context);
        return value is ICallable function ? FunctionCall.Invoke(context, target, function, [], takesPipe: false) : value;
    }
}

internal sealed class Variable(string name) : Path
{
    public string Name => name;

    public override object? Find(TemplateContext context) => context.GetVariable(this);

    public override void Assign(TemplateContext context, object? value) => context.SetVariable(this, value);
}

internal sealed class Member(Expression target, string name, bool mayBeNull) : Path
{
    public bool MayBeNull => mayBeNull;

    public override object? Find(TemplateContext context)
    {
        var value = FindTarget(context, target);
        if (value is not null)
            return Members.Get(context, Span, value, name);
        return mayBeNull ? null : throw new ScriptRuntimeException(Span, Invariant($"Nothing to take `{name}` from: what stands before the point is empty"));
    }

    public override void Assign(TemplateContext context, object? value) => Members.Set(Span, FindTarget(context, target), name, value);
}

/// <summary><c>x.empty?</c>: nothing in a text or list.</summary>
internal sealed class IsEmpty(Expression target) : Expression
{
    public override object? Evaluate(TemplateContext context) => context.Evaluate(target) switch
    {
        null => null,
        string text => text.Length == 0,
        ScriptArray list => list.Count == 0,
        ScriptObject value => value.Count == 0,
        bool or int or long or double or decimal => false,
        _ => throw new ScriptRuntimeException(Span, "`empty?` is offered for texts, lists and numbers"),
    };
}

internal sealed class Element(Expression target, Expression index) : Path
{
    public override object? Find(TemplateContext context)
    {
        var (value, at) = Locate(context);
        return value switch
        {
            ScriptObject members => members.TryGetValue(context.ObjectToString(at) ?? "", out var member) ? member : null,
            ScriptArray list when at is string name => Members.Get(context, index.Span, list, name),
            ScriptArray list => ListItem(list, Position(context, at, list.Count)),
            string text when at is not string => Character(text, Position(context, at, text.Length)),
            _ => throw new ScriptRuntimeException(index.Span, "Only lists, texts and objects have elements"),
        };
    }

    public override void Assign(TemplateContext context, object? value)
    {
        var (owner, at) = Locate(context);
        if (owner is ScriptObject members)
            Members.Set(index.Span, members, context.ObjectToString(at) ?? "", value);
        else if (owner is ScriptArray list && at is not string && Position(context, at, list.Count) is var i && i >= 0 && i < list.Count)
            list[i] = value;
        else
            throw new ScriptRuntimeException(index.Span, "Only an element that exists can be set");
    }

    private (object Owner, object At) Locate(TemplateContext context)
    {
        var owner = FindTarget(context, target) ?? throw new ScriptRuntimeException(Span, "Nothing to take an element from: what stands before `[` is empty");
        var at = context.Evaluate(index) ?? throw new ScriptRuntimeException(index.Span, "What stands in `[ ]` is empty");
        return (owner, at);
    }

    // A negative position counts from the end.
    private int Position(TemplateContext context, object at, int count) =>
        context.ToInt(index.Span, at) is var position && position < 0 ? count + position : position;

    private static object? ListItem(ScriptArray list, int position) => position >= 0 && position < list.Count ? list[position] : null;

    private string? Character(string text, int position) => position < 0 ? null
        : position < text.Length ? text[position].ToString()
        : throw new ScriptRuntimeException(index.Span, "The text has no character at that position");
}
