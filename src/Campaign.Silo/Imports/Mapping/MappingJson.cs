using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports.Mapping;

/// <summary>Parses the JSON of a mapping.</summary>
internal static class MappingJson
{
    private const int MaxLength = 64 * 1024;
    private const int MaxDepth = 8;

    public static Refusal? ReadInto(ImportMapping mapping, string json, IReadOnlyList<string> columns)
    {
        if (json.Length > MaxLength)
        {
            return MappingRefusals.Malformed;
        }

        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ReadObject(mapping, document.RootElement, columns)
                : MappingRefusals.Malformed;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // The second is an unpaired surrogate in a string, which JsonDocument notices only when the string is read.
            return MappingRefusals.Malformed;
        }
    }

    private static Refusal? ReadObject(ImportMapping mapping, JsonElement json, IReadOnlyList<string> columns)
    {
        List<string> unknown = [], missing = [];
        foreach (var property in json.EnumerateObject())
        {
            var refusal = property.Name switch
            {
                "toneMap" => ReadToneMap(mapping, property.Value),
                "timeZone" => ReadZone(mapping, property.Value),
                _ => ReadField(mapping, property, columns, unknown, missing),
            };
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return unknown.Count > 0 ? MappingRefusals.UnknownFields(mapping.Kind, unknown)
            : missing.Count > 0 ? MappingRefusals.MissingColumns(missing, columns)
            : null;
    }

    private static Refusal? ReadField(
        ImportMapping mapping, JsonProperty property, IReadOnlyList<string> columns, List<string> unknown, List<string> missing)
    {
        if (ImportFields.Find(mapping.Kind, property.Name) is not { } field)
        {
            unknown.Add(property.Name);
            return null;
        }

        if (property.Value.ValueKind == JsonValueKind.Object)
        {
            return ReadConstant(mapping, field, property.Value);
        }

        if (property.Value.ValueKind is not JsonValueKind.String)
        {
            return property.Value.ValueKind == JsonValueKind.Null ? null : MappingRefusals.Malformed;
        }

        var name = property.Value.GetString()!.Trim();
        var column = HeaderNames.IndexOf(columns, name);
        if (column < 0)
        {
            missing.Add(name);
            return null;
        }

        mapping[field] = new(column, columns[column], null);
        return null;
    }

    private static Refusal? ReadConstant(ImportMapping mapping, ImportField field, JsonElement json)
    {
        var isConstant = json.TryGetProperty("const", out var value)
            && json.GetPropertyCount() == 1
            && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
        if (!isConstant)
        {
            return MappingRefusals.Malformed;
        }

        mapping[field] = FieldSource.Of(value.ToString());
        return null;
    }

    private static Refusal? ReadToneMap(ImportMapping mapping, JsonElement json)
    {
        if (ToneMap.Read(json) is not { } tones)
        {
            return MappingRefusals.ToneMap;
        }

        mapping.Tones = tones;
        return null;
    }

    private static Refusal? ReadZone(ImportMapping mapping, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String || !TimeZoneInfo.TryFindSystemTimeZoneById(json.GetString()!, out var zone) || !zone.HasIanaId)
        {
            return MappingRefusals.TimeZone;
        }

        mapping.Zone = zone;
        return null;
    }
}
