using System.Globalization;
using System.Runtime.CompilerServices;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban;

/// <summary>What a rendering may see and how much it may use. For one rendering at a time.</summary>
public partial class TemplateContext
{
    private readonly Stack<CultureInfo> _cultures = new();
    private SourceText _source = new("", null);

    public TemplateContext() => _globals.Add(Builtins.Create());

    /// <summary>Steps that a loop, or a function over a list, may take; nested loops count together. 0 means no limit.</summary>
    public int LoopLimit { get; set; } = 1000;

    /// <summary>Characters that a rendering may write, and that any text made on the way may have. What is over is cut off and <c>...</c> put in its place. 0 means no limit.</summary>
    public int LimitToString { get; set; } = 1_048_576;

    /// <summary>How deeply lists and objects may hold each other when they are written.</summary>
    public int ObjectRecursionLimit { get; set; } = 20;

    /// <summary>Looked at before every statement and every step of a loop.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>A name that stands for nothing is an error, not an empty value.</summary>
    public bool StrictVariables { get; set; }

    /// <summary>A member that an object does not have is empty, not an error. On unless turned off.</summary>
    public bool EnableRelaxedMemberAccess { get; set; } = true;

    /// <summary>Every line of what <c>{{ }}</c> writes gets the white space that stands before the braces. On unless turned off.</summary>
    public bool AutoIndent { get; set; } = true;

    /// <summary>How numbers and dates are written; invariant unless a culture was pushed.</summary>
    public CultureInfo CurrentCulture => _cultures.TryPeek(out var culture) ? culture : CultureInfo.InvariantCulture;

    internal PendingArguments? Pipe { get; set; }

    internal Flow Flow { get; set; }

    public void PushCulture(CultureInfo culture) => _cultures.Push(culture);

    internal string Render(SourceText source, Block body)
    {
        _source = source;
        Flow = Flow.Next;
        ResetLimits();
        body.Execute(this);
        return TakeOutput();
    }

    internal object? Evaluate(Expression expression)
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return expression.Evaluate(this);
        }
        catch (Exception fault) when (fault is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(expression.Span, fault.Message, fault);
        }
    }

    internal string TextOf(SourceSpan span) => _source.Text.Substring(span.Start.Offset, Math.Min(span.Length, 80));
}
