using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary>A value that a template can call.</summary>
internal interface ICallable
{
    object? Call(TemplateContext context, SourceSpan span, IReadOnlyList<Argument> arguments);
}

/// <summary>Functions under one name: <c>string</c>, <c>array</c> …</summary>
internal class FunctionGroup : ScriptObject
{
    protected void Define(string name, Func<Arguments, object?> body, params Parameter[] parameters) => this[name] = new Function(name, parameters, body);

    protected static Parameter Any(string name) => new(name, ParameterKind.Any, false);

    protected static Parameter Text(string name) => new(name, ParameterKind.Text, false);

    protected static Parameter Whole(string name) => new(name, ParameterKind.Whole, false);

    protected static Parameter Real(string name) => new(name, ParameterKind.Real, false);

    protected static Parameter List(string name) => new(name, ParameterKind.List, false);

    protected static Parameter Object(string name) => new(name, ParameterKind.Members, false);

    protected static Parameter Date(string name) => new(name, ParameterKind.Date, false);

    protected static Parameter Optional(Parameter parameter) => parameter with { IsOptional = true };
}

/// <summary>A name of the language that story templates do without.</summary>
internal sealed class NotOffered(string name) : ICallable
{
    public object? Call(TemplateContext context, SourceSpan span, IReadOnlyList<Argument> arguments) =>
        throw new ScriptRuntimeException(span, $"`{name}` is not offered in story templates");
}
