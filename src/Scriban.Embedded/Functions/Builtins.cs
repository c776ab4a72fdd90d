using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>The names that every template has.</summary>
internal static class Builtins
{
    private static readonly string[] Missing = ["blank", "empty", "include", "include_join", "regex", "timespan"];

    public static ScriptObject Create()
    {
        var names = new ScriptObject
        {
            ["array"] = new ArrayFunctions(),
            ["date"] = new DateFunctions(),
            ["html"] = new HtmlFunctions(),
            ["math"] = new MathFunctions(),
            ["object"] = new ObjectFunctions(),
            ["string"] = new StringFunctions(),
        };
        foreach (var name in Missing)
            names[name] = new NotOffered(name);
        return names;
    }
}
