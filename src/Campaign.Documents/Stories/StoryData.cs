using System.Globalization;
using System.Text.Json;
using Scriban.Runtime;
using static System.FormattableString;

namespace Campaign.Documents.Stories;

/// <summary>A story's data as the template sees it, and what is wrong with it.</summary>
internal sealed class StoryData
{
    // Names reserved by the template language.
    private static readonly HashSet<string> Reserved =
    [
        "array", "blank", "date", "empty", "html", "include", "include_join", "math", "object", "regex", "string", "timespan", "for", "while", "tablerow", "this",
        "if", "else", "end", "case", "when", "break", "continue", "ret", "func", "capture", "with", "wrap", "do", "import", "readonly", "in", "true", "false", "null",
    ];

    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    public StoryData(string title, JsonElement data, IReadOnlyList<StoryVariable> variables)
    {
        Values["title"] = title;
        if (data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            data = JsonElement.Parse("{}");
        if (data.ValueKind != JsonValueKind.Object || data.GetRawText().Length > StoryLimits.DataBytes)
            Problems.Add(StoryMistakes.DataUnusable);
        else
            Read(data, variables);
    }

    public ScriptObject Values { get; } = new StoryObject();

    public List<StoryProblem> Problems { get; } = [];

    private void Read(JsonElement data, IReadOnlyList<StoryVariable> variables)
    {
        foreach (var property in data.EnumerateObject())
        {
            if (Reserved.Contains(property.Name))
                Problems.Add(StoryMistakes.NameReserved(property.Name));
            else if (property.Name != "title")
                Values[property.Name] = Plain(property.Value, 0);
        }

        foreach (var variable in variables)
            Values[variable.Name] = Declared(data, variable, variable.Name);
    }

    private object? Declared(JsonElement owner, StoryVariable variable, string place)
    {
        if (!owner.TryGetProperty(variable.Name, out var value) || IsEmpty(value))
        {
            if (variable.Required)
                Problems.Add(StoryMistakes.Missing(place, variable.Label));
            return null;
        }

        var typed = variable.Type switch
        {
            VariableType.Text => value.ValueKind == JsonValueKind.String ? value.GetString() : null,
            VariableType.Number => value.ValueKind == JsonValueKind.Number ? Number(value) : null,
            VariableType.Date => value.ValueKind == JsonValueKind.String ? Date(value.GetString()!) : null,
            _ => List(value, variable, place),
        };
        if (typed is null)
            Problems.Add(StoryMistakes.WrongType(place, variable));
        return typed;
    }

    private ScriptArray? List(JsonElement value, StoryVariable variable, string place)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var list = new ScriptArray();
        foreach (var (i, item) in value.EnumerateArray().Index())
            list.Add(Entry(item, variable, Invariant($"{place}[{i + 1}]")));
        return list;
    }

    private object? Entry(JsonElement item, StoryVariable variable, string place)
    {
        if (variable.Fields.Count == 0 && item.ValueKind == JsonValueKind.String)
            return item.GetString();
        if (variable.Fields.Count == 0 || item.ValueKind != JsonValueKind.Object)
        {
            Problems.Add(StoryMistakes.WrongEntry(place, variable));
            return null;
        }

        var entry = new StoryObject();
        foreach (var field in variable.Fields)
            entry[field.Name] = Declared(item, field, place + "." + field.Name);
        return entry;
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    // A text that looks like a date stays a text: only a declared date is a date.
    private object? Plain(JsonElement value, int depth)
    {
        if (depth > StoryLimits.DataDepth)
        {
            if (!Problems.Contains(StoryMistakes.DataUnusable))
                Problems.Add(StoryMistakes.DataUnusable);
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => Members(value, depth + 1),
            JsonValueKind.Array => new ScriptArray(value.EnumerateArray().Select(item => Plain(item, depth + 1))),
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => Number(value) ?? value.GetRawText(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }

    private StoryObject Members(JsonElement value, int depth)
    {
        var members = new StoryObject();
        foreach (var property in value.EnumerateObject())
            members[property.Name] = Plain(property.Value, depth);
        return members;
    }

    private static object? Number(JsonElement value)
    {
        if (value.TryGetInt32(out var small))
            return small;
        if (value.TryGetInt64(out var large))
            return large;
        return value.TryGetDecimal(out var exact) ? exact : null;
    }

    // Times are shown as written; offsets are not converted.
    private static DateTime? Date(string text) =>
        DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment.DateTime
        : null;
}
