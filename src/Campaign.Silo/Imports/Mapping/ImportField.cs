namespace Campaign.Silo.Imports.Mapping;

/// <summary>What a column of an imported file can mean. Its name in a mapping is the member's name in camel case.</summary>
public enum ImportField
{
    At,
    Tone,
    Text,
    Author,
    Channel,
    Origin,
    ExternalId,
    Url,
    Reach,
    Likes,
    Comments,
    Shares,
    Handle,
    Contact,
    Consent,
    Links,
    Name,
    Followers,
    Categories,
    Kind,
    Fee,
    Id,
}

/// <summary>The fields of each kind of import, and which are required.</summary>
public static class ImportFields
{
    private static readonly ImportField[] Mentions =
    [
        ImportField.At, ImportField.Tone, ImportField.Text, ImportField.Author, ImportField.Channel, ImportField.Origin, ImportField.ExternalId,
        ImportField.Url, ImportField.Reach, ImportField.Likes, ImportField.Comments, ImportField.Shares,
    ];

    private static readonly ImportField[] Submissions =
    [
        ImportField.Text, ImportField.Channel, ImportField.Consent, ImportField.Handle, ImportField.Contact, ImportField.Links,
        ImportField.ExternalId, ImportField.At,
    ];

    private static readonly ImportField[] Partners =
    [
        ImportField.Name, ImportField.Channel, ImportField.Handle, ImportField.Followers, ImportField.Categories, ImportField.Contact,
        ImportField.Kind, ImportField.Fee, ImportField.Id,
    ];

    private static readonly Dictionary<string, ImportField> ByName = Enum.GetValues<ImportField>().ToDictionary(NameOf);

    /// <summary>All fields of this kind, required ones first.</summary>
    public static IReadOnlyList<ImportField> Of(ImportKind kind) => kind switch
    {
        ImportKind.Mentions => Mentions,
        ImportKind.Submissions => Submissions,
        _ => Partners,
    };

    /// <summary>The fields without which nothing can be imported.</summary>
    public static IReadOnlyList<ImportField> RequiredOf(ImportKind kind) => [.. Of(kind).Take(kind == ImportKind.Mentions ? 2 : 3)];

    /// <summary>The field's name in the mapping, such as <c>externalId</c>.</summary>
    public static string NameOf(ImportField field) => char.ToLowerInvariant($"{field}"[0]) + $"{field}"[1..];

    /// <summary>The field with that name; a submission's handle is also called <c>author</c>, as in the API.</summary>
    public static ImportField? Find(ImportKind kind, string name)
    {
        if (kind == ImportKind.Submissions && name == "author")
        {
            return ImportField.Handle;
        }

        return ByName.TryGetValue(name, out var field) && Of(kind).Contains(field) ? field : null;
    }
}
