using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

internal enum ParameterKind
{
    Any,
    Text,
    Whole,
    Real,
    List,
    Members,
    Date,
}

internal sealed record Parameter(string Name, ParameterKind Kind, bool IsOptional);

/// <summary>The values that a function was called with, by position; what was left out is null.</summary>
internal sealed class Arguments(TemplateContext context, SourceSpan span, object?[] values)
{
    public TemplateContext Context => context;

    public SourceSpan Span => span;

    public object? this[int index] => values[index];

    public string? Text(int index) => (string?)values[index];

    public int Whole(int index) => (int)values[index]!;

    public int? WholeOrNone(int index) => (int?)values[index];

    public double Real(int index) => (double)values[index]!;

    /// <summary>The list, its length counted as steps of a loop.</summary>
    public ScriptArray? List(int index)
    {
        var list = (ScriptArray?)values[index];
        context.StepLoop(span, list?.Count ?? 0);
        return list;
    }

    public ScriptObject? Members(int index) => (ScriptObject?)values[index];

    public DateTime Date(int index) => (DateTime?)values[index] ?? throw new ScriptRuntimeException(span, "A date is expected here");

    /// <summary>The text, if it is not longer than the context allows.</summary>
    public string Checked(string text)
    {
        context.CheckLength(span, text.Length);
        return text;
    }
}

/// <summary>A built-in function with named, typed parameters.</summary>
internal sealed class Function(string name, Parameter[] parameters, Func<Arguments, object?> body) : ICallable
{
    public object? Call(TemplateContext context, SourceSpan span, IReadOnlyList<Argument> arguments)
    {
        var values = new object?[parameters.Length];
        var given = new bool[parameters.Length];
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var at = argument.Name is null ? i : Array.FindIndex(parameters, parameter => parameter.Name == argument.Name);
            if (at < 0 || at >= parameters.Length || given[at])
                throw new ScriptRuntimeException(span, Invariant($"The function `{name}` takes {parameters.Length} values: {string.Join(", ", parameters.Select(parameter => parameter.Name))}"));
            values[at] = Converted(context, argument.Value.Span, parameters[at], context.Evaluate(argument.Value));
            given[at] = true;
        }

        var missing = Array.FindIndex(parameters, parameter => !parameter.IsOptional && !given[Array.IndexOf(parameters, parameter)]);
        if (missing >= 0)
            throw new ScriptRuntimeException(span, $"The function `{name}` needs a value for `{parameters[missing].Name}`");
        return body(new Arguments(context, span, values));
    }

    private static object? Converted(TemplateContext context, SourceSpan span, Parameter parameter, object? value) => parameter.Kind switch
    {
        ParameterKind.Text => context.ObjectToString(value),
        ParameterKind.Whole => parameter.IsOptional && value is null ? null : context.ToInt(span, value),
        ParameterKind.Real => ToReal(context, span, value),
        ParameterKind.List => value is null or ScriptArray ? value : throw new ScriptRuntimeException(span, "A list is expected here"),
        ParameterKind.Members => value is null or ScriptObject ? value : throw new ScriptRuntimeException(span, "An object is expected here"),
        ParameterKind.Date => value is null or DateTime ? value : throw new ScriptRuntimeException(span, "A date is expected here"),
        _ => value,
    };

    private static double ToReal(TemplateContext context, SourceSpan span, object? value) => value switch
    {
        null => 0,
        bool or int or long or double or decimal => Convert.ToDouble(value, context.CurrentCulture),
        _ => throw new ScriptRuntimeException(span, "A number is expected here"),
    };
}
