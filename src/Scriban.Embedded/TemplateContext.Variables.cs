using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private readonly List<ScriptObject> _globals = [];
    private readonly Stack<Dictionary<string, object?>> _loopVariables = new();

    /// <summary>Puts variables in front of those that are there; what the template assigns goes into the last ones pushed.</summary>
    public void PushGlobal(ScriptObject scriptObject) => _globals.Add(scriptObject);

    internal object? GetVariable(Variable variable)
    {
        foreach (var scope in _loopVariables)
            if (scope.TryGetValue(variable.Name, out var value))
                return value;
        for (var i = _globals.Count - 1; i >= 0; i--)
            if (_globals[i].TryGetValue(variable.Name, out var value))
                return value;
        return StrictVariables ? throw new ScriptRuntimeException(variable.Span, $"The variable or function `{variable.Name}` was not found") : null;
    }

    // Data may have taken the name `date`; dates are then written as the culture does.
    private bool HasDateFunctions => _globals.FindLast(names => names.ContainsKey("date"))?["date"] is DateFunctions;

    internal void SetVariable(Variable variable, object? value)
    {
        if (_globals.Count == 1)
            throw new ScriptRuntimeException(variable.Span, $"`{variable.Name}` cannot be set before variables are pushed");
        _globals[^1][variable.Name] = value;
    }

    internal void SetLoopVariable(string name, object? value) => _loopVariables.Peek()[name] = value;
}
