using System.Globalization;
using System.Text.Json;
using Scriban.Runtime;

namespace Scriban.Embedded.Tests;

/// <summary>One line of the table in <c>snippets.json</c>: a template and what it renders to.</summary>
public sealed record Snippet(string Template, string Expected, string? Culture = null, bool AutoIndent = true, bool Strict = false)
{
    private static readonly JsonElement Table = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "snippets.json"))).RootElement;

    public static IReadOnlyList<Snippet> All { get; } = Table.GetProperty("snippets").Deserialize<List<Snippet>>(JsonSerializerOptions.Web)!;

    public static ScriptObject Data() => Members(Table.GetProperty("data"));

    private static ScriptObject Members(JsonElement json)
    {
        var members = new ScriptObject();
        foreach (var property in json.EnumerateObject())
            members[property.Name] = Value(property.Value);
        return members;
    }

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Members(json),
        JsonValueKind.Array => new ScriptArray(json.EnumerateArray().Select(Value)),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        JsonValueKind.Number => Number(json),
        _ when json.GetString()!.StartsWith("date:", StringComparison.Ordinal) => DateTime.Parse(json.GetString()![5..], CultureInfo.InvariantCulture),
        _ => json.GetString(),
    };

    private static object Number(JsonElement json) =>
        json.TryGetInt32(out var small) ? (object)small : json.TryGetInt64(out var large) ? (object)large : json.GetDecimal();
}
