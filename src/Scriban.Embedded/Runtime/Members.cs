using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>What stands after a point. Only data: no member of a .NET type is ever looked up.</summary>
internal static class Members
{
    public static object? Get(TemplateContext context, SourceSpan span, object owner, string name)
    {
        if (TryGet(owner, name, out var value))
            return value;
        if (owner is Captured or DateTime)
            throw new ScriptRuntimeException(span, $"`{name}` is not offered here");
        return context.EnableRelaxedMemberAccess ? null : throw new ScriptRuntimeException(span, $"There is no member `{name}`");
    }

    public static bool TryGet(object? owner, string name, out object? value)
    {
        value = owner switch
        {
            string text when name == "size" => text.Length,
            ScriptArray list when name == "size" => list.Count,
            DateTime date => DateFunctions.Member(date, name),
            LoopState loop => loop.Member(name),
            _ => null,
        };
        return value is not null || (owner is ScriptObject members && members.TryGetValue(name, out value));
    }

    public static void Set(SourceSpan span, object? owner, string name, object? value)
    {
        if (owner is not ScriptObject members || owner is FunctionGroup)
            throw new ScriptRuntimeException(span, $"`{name}` cannot be set here");
        members[name] = value;
    }
}
