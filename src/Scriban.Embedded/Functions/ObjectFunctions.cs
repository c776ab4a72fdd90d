using Scriban.Runtime;

namespace Scriban.Functions;

internal sealed class ObjectFunctions : FunctionGroup
{
    public ObjectFunctions()
    {
        Define("default", a => a[0] is null or "" ? a[1] : a[0], Any("value"), Any("default"));
        Define("size", a => Size(a[0]), Any("value"));
        Define("has_key", a => a.Members(0) is { } members && a.Text(1) is { } key && members.ContainsKey(key), Object("value"), Text("key"));
        Define("has_value", a => a.Members(0) is { } members && a.Text(1) is { } key && members[key] is not null, Object("value"), Text("key"));
        Define("keys", a => new ScriptArray(a.Members(0)?.Select(member => (object?)member.Key) ?? []), Object("value"));
        Define("values", a => new ScriptArray(a.Members(0)?.Select(member => member.Value) ?? []), Object("value"));
    }

    private static int Size(object? value) => value switch
    {
        string text => text.Length,
        ScriptArray list => list.Count,
        ScriptObject members => members.Count,
        _ => 0,
    };
}
