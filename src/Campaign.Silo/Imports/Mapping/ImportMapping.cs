using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports.Mapping;

/// <summary>How the columns of one file map to our fields.</summary>
public sealed class ImportMapping
{
    private readonly FieldSource?[] sources = new FieldSource?[Enum.GetValues<ImportField>().Length];

    internal ImportMapping(ImportKind kind, TimeZoneInfo zone) => (Kind, Zone) = (kind, zone);

    public ImportKind Kind { get; }

    /// <summary>The file's own values for tone.</summary>
    public ToneMap Tones { get; internal set; } = ToneMap.Usual;

    /// <summary>The time zone of times without one: <c>timeZone</c> in the mapping, else the installation's.</summary>
    public TimeZoneInfo Zone { get; internal set; }

    /// <summary>The field's source; null when it is not mapped.</summary>
    public FieldSource? this[ImportField field]
    {
        get => sources[(int)field];
        internal set => sources[(int)field] = value;
    }

    /// <summary>Parses a mapping and checks it against the columns of the file.</summary>
    /// <param name="kind">What is being imported.</param>
    /// <param name="json">The <c>mapping</c> of the request: field → column, <c>{"const": …}</c>, <c>toneMap</c>, <c>timeZone</c>. Guessed from the header when empty.</param>
    /// <param name="columns">The file's columns.</param>
    /// <param name="zone">The installation's time zone, for a mapping without one.</param>
    /// <param name="mapping">Valid for a file with exactly these columns.</param>
    /// <param name="refusal">What is wrong, naming the fields or columns and listing the file's columns.</param>
    public static bool TryParse(
        ImportKind kind,
        string? json,
        IReadOnlyList<string> columns,
        TimeZoneInfo zone,
        [NotNullWhen(true)] out ImportMapping? mapping,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            mapping = Guess(kind, columns, zone);
            refusal = mapping.CheckRequired(columns);
        }
        else
        {
            mapping = new ImportMapping(kind, zone);
            refusal = MappingJson.ReadInto(mapping, json, columns) ?? mapping.CheckRequired(columns) ?? MappingConstants.Check(mapping);
        }

        mapping = refusal is null ? mapping : null;
        return mapping is not null;
    }

    /// <summary>A mapping guessed from the header. Consent is never assumed: it needs a column.</summary>
    public static ImportMapping Guess(ImportKind kind, IReadOnlyList<string> columns, TimeZoneInfo zone)
    {
        var mapping = new ImportMapping(kind, zone);
        var free = new HashSet<int>(Enumerable.Range(0, columns.Count));
        foreach (var field in ImportFields.Of(kind))
        {
            if (HeaderNames.Find(kind, field, columns, free) is { } column)
            {
                free.Remove(column);
                mapping[field] = new(column, columns[column], null);
            }
        }

        return mapping;
    }

    /// <summary>The mapping as the JSON that a client would send (without tone map), so that a person can correct a guess.</summary>
    public string ToJson() => JsonSerializer.Serialize(ImportFields.Of(Kind)
        .Where(field => this[field] is not null)
        .ToDictionary(ImportFields.NameOf, field => this[field] is { Constant: { } constant } ? (object)new { @const = constant } : this[field]!.Value.Name));

    private Refusal? CheckRequired(IReadOnlyList<string> columns)
    {
        var missing = ImportFields.RequiredOf(Kind).Where(field => this[field] is null).ToList();
        return missing.Count == 0 ? null : MappingRefusals.MissingFields(missing, columns);
    }
}
