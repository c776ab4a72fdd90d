using System.Text.RegularExpressions;
using Campaign.Domain.Decisions;
using static System.FormattableString;

namespace Campaign.Documents.Stories;

/// <summary>
/// Parses a template file: a header between two lines of <c>---</c> with <c>name: value</c> lines, the variables as
/// <c>- name | type | required | 中文 | English | example</c>, then the text.
/// </summary>
internal static partial class TemplateHeader
{
    private const string Fence = "---";

    /// <exception cref="FormatException">The file does not have this format; the message names the file and the line.</exception>
    public static StoryTemplate Read(string file, string content)
    {
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, Fence, 1);
        if (lines[0] != Fence || end < 0)
            throw new FormatException($"{file}: the header must stand between two lines of {Fence}");
        var fields = new Dictionary<string, string>();
        var variables = new List<StoryVariable>();
        for (var i = 1; i < end; i++)
            ReadLine(Invariant($"{file}, line {i + 1}"), lines[i], fields, variables);
        string Field(string name) => fields.TryGetValue(name, out var value) ? value : throw new FormatException($"{file}: the header has no {name}");
        return new StoryTemplate(
            Field("id"),
            Field("language"),
            new Wording(Field("title-zh"), Field("title-en")),
            new Wording(Field("description-zh"), Field("description-en")),
            Field("category"),
            [.. variables],
            string.Join('\n', lines[(end + 1)..]),
            end + 1);
    }

    private static void ReadLine(string place, string line, Dictionary<string, string> fields, List<StoryVariable> variables)
    {
        if (line.Trim() is "" or "variables:")
            return;
        if (line.StartsWith("- ", StringComparison.Ordinal))
            variables.Add(ReadVariable(place, line[2..]));
        else if (line.IndexOf(": ", StringComparison.Ordinal) is var colon && colon > 0)
            fields[line[..colon]] = line[(colon + 2)..].Trim();
        else
            throw new FormatException($"{place}: expected “name: value” or a variable");
    }

    private static StoryVariable ReadVariable(string place, string line)
    {
        var parts = line.Split('|', 6, StringSplitOptions.TrimEntries);
        if (parts.Length < 6 || parts[2] is not ("required" or "optional") || !Name().IsMatch(parts[0]))
            throw new FormatException($"{place}: a variable is “- name | type | required or optional | 中文 | English | example”");
        var list = ListType().Match(parts[1]);
        ValueList<StoryVariable> fields = list.Success && list.Groups[1].Length > 0
            ? [.. list.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries).Select(field => ReadField(place, field))]
            : [];
        var type = list.Success ? VariableType.List : ReadType(place, parts[1]);
        return new StoryVariable(parts[0], type, parts[2] == "required", new Wording(parts[3], parts[4]), parts[5], fields);
    }

    private static StoryVariable ReadField(string place, string field)
    {
        var parts = field.Split(' ', 2);
        var optional = parts[^1].EndsWith('?');
        return new StoryVariable(parts[0], ReadType(place, parts[^1].TrimEnd('?')), !optional, new Wording(parts[0], parts[0]), "", []);
    }

    private static VariableType ReadType(string place, string type) => type switch
    {
        "text" => VariableType.Text,
        "date" => VariableType.Date,
        "number" => VariableType.Number,
        _ => throw new FormatException($"{place}: the type “{type}” is not one of text, date, number, list"),
    };

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^list(?:\(([^)]*)\))?$")]
    private static partial Regex ListType();
}
