using System.Collections;
using System.Globalization;
using System.Numerics;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Campaign.Documents.Stories;

/// <summary>
/// What one rendering may access, and how much it may use. The engine limits single loops and texts; this sums up the work and memory of
/// everything that a template does, and checks both before every step. For one thread, from construction to the end of the rendering.
/// </summary>
internal sealed class StoryContext : TemplateContext
{
    // A culture-aware comparison takes about 30 ns per character of two texts; evaluating a node takes about 500 ns.
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

    /// <summary>Evaluates a node of the template, if the limits allow.</summary>
    /// <exception cref="RenderingException">A limit was exceeded; the exception has this node's place.</exception>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is null)
            return null;
        Spend(scriptNode.Span, 1);
        var value = Tame(scriptNode, base.Evaluate(scriptNode, aliasReturnedFunction));
        // The result of `+=` is stored before it is visible here.
        if (scriptNode is ScriptAssignExpression { Target: { } target, EqualToken.TokenType: not TokenType.Equal })
            SetValue(target, Evaluate(target, false));
        Spend(scriptNode.Span, Weight(value));
        _place = scriptNode.Span;
        return value;
    }

    /// <summary>Writes a value. Errors are located at the value, not at the block around it.</summary>
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

    /// <summary>Counts work that is not visible in the values alone.</summary>
    /// <exception cref="RenderingException">A limit was exceeded.</exception>
    public void Spend(SourceSpan span, long work)
    {
        CheckAbort();
        _work += work;
        if (_work > StoryLimits.Work)
            throw RenderingException.TooMuchWork(span);
        if (GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > StoryLimits.MemoryBytes)
            throw RenderingException.TooMuchMemory(span);
    }

    /// <summary>The number of work steps for going through a text, or through a list including its texts.</summary>
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

    // The engine's lists are evaluated lazily, one inside another: ten thousand nested ones overflow the stack, which cannot be caught.
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
