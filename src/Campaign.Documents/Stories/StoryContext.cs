using System.Collections;
using System.Globalization;
using System.Numerics;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Campaign.Documents.Stories;

/// <summary>
/// What one rendering may see, and how much it may use. The engine limits single loops and texts; this adds up the work and the memory of
/// all that a template does, and looks at both before every part of it. For one thread, from construction to the end of the rendering.
/// </summary>
internal sealed class StoryContext : TemplateContext
{
    // Comparing by the rules of a language takes some 30 ns for each character of two texts, working out a part of a template some 500 ns.
    private const int CharactersPerStep = 16;

    private readonly long _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    private long _work;
    private SourceSpan _place;

    public StoryContext(ScriptObject values, CultureInfo culture, CancellationToken time)
        : base(TemplateFunctions.All)
    {
        StrictVariables = true;
        AutoIndent = false;
        LoopLimit = StoryLimits.LoopSteps;
        LimitToString = StoryLimits.OutputBytes;
        OnStringLimit = ScriptLimitBehavior.Throw;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        RegexTimeOut = StoryLimits.RegularExpression;
        CancellationToken = time;
        MemberFilter = TemplateFunctions.IsOffered;
        TryGetMember = TemplateFunctions.RefuseUnknown;
        PushCulture(culture);
        PushGlobal(values);
    }

    /// <summary>Works out a part of the template, if there is still room for it.</summary>
    /// <exception cref="RenderingException">A limit was passed; its place is this part.</exception>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is null)
            return null;
        Spend(scriptNode.Span, 1);
        var value = Tame(scriptNode, base.Evaluate(scriptNode, aliasReturnedFunction));
        // What `+=` makes is stored before it is seen here.
        if (scriptNode is ScriptAssignExpression { Target: { } target, EqualToken.TokenType: not TokenType.Equal })
            SetValue(target, Evaluate(target, false));
        Spend(scriptNode.Span, Weight(value));
        _place = scriptNode.Span;
        return value;
    }

    /// <summary>Writes a value. What goes wrong is placed where the value stands, not at the block around it.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        try
        {
            return base.Write(span, textAsObject);
        }
        catch (Exception fault) when (fault is not (RenderingException or ScriptAbortException))
        {
            throw new ScriptRuntimeException(_place, (fault as ScriptRuntimeException)?.OriginalMessage ?? fault.Message, fault);
        }
    }

    /// <inheritdoc />
    public override string? ObjectToString(object? value, bool nested = false)
    {
        if (TemplateFunctions.IsGroup(value))
            throw RenderingException.Failed(_place, "这是一组函数，不是可以显示的值", "this is a group of functions, not a value to show");
        Spend(_place, nested ? 1 : 0);
        var text = base.ObjectToString(value, nested);
        Spend(_place, Weight(text));
        return text;
    }

    /// <summary>Counts work that the values alone do not show.</summary>
    /// <exception cref="RenderingException">That was too much.</exception>
    public void Spend(SourceSpan span, long work)
    {
        CheckAbort();
        _work += work;
        if (_work > StoryLimits.Work)
            throw RenderingException.TooMuchWork(span);
        if (GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > StoryLimits.MemoryBytes)
            throw RenderingException.TooMuchMemory(span);
    }

    /// <summary>How many steps of work it is to go through a text, or through a list with the texts in it.</summary>
    public static long Weight(object? value)
    {
        if (value is not ScriptArray list)
            return (value as string)?.Length / CharactersPerStep ?? 0;
        long characters = list.Count;
        foreach (var item in list)
            characters += (item as string)?.Length ?? 0;
        return characters / CharactersPerStep;
    }

    private static object? Tame(ScriptNode node, object? value) => value switch
    {
        string text when text.Length > StoryLimits.OutputBytes => throw RenderingException.TooLong(node.Span),
        BigInteger => throw RenderingException.Failed(node.Span, "算出的数太大", "the number that comes out is too large"),
        ScriptObject made when node is ScriptObjectInitializerExpression => StoryObject.Of(made),
        string or ScriptArray or ScriptObject => value,
        IEnumerable values => Listed(node, values),
        _ => value,
    };

    // The engine's lists are walked through when they are needed, one inside the other: ten thousand of them exhaust the stack, which nothing can catch.
    private static ScriptArray Listed(ScriptNode node, IEnumerable values)
    {
        var list = new ScriptArray();
        foreach (var item in values)
        {
            if (list.Count == StoryLimits.LoopSteps)
                throw RenderingException.TooManySteps(node.Span);
            list.Add(item);
        }

        return list;
    }
}
