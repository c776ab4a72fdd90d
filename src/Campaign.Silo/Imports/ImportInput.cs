using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports;

/// <summary>What an import job needs to start, or to continue after a crash.</summary>
/// <param name="File">Name under which the uploaded file is stored.</param>
/// <param name="FileHash">Its SHA-256, in hex.</param>
/// <param name="Mapping">The mapping from the request; null to guess it from the header.</param>
/// <param name="Sheet">The workbook's sheet; the first one when null.</param>
/// <param name="FileName">The client's name for the file: for people to read, never used as a path.</param>
public sealed record ImportInput(string File, string FileHash, string? Mapping, string? Sheet, string? FileName = null)
{
    public static ImportInput Of(string json) => JsonSerializer.Deserialize<ImportInput>(json, DomainJson.Options)!;

    public string ToJson() => JsonSerializer.Serialize(this, DomainJson.Options);
}

/// <summary>The result of an import.</summary>
/// <param name="Columns">The file's columns, for the file of rejects.</param>
/// <param name="Description">How the file was read.</param>
/// <param name="Duplicates">Rows that already existed.</param>
/// <param name="Message">Why it ended early; null otherwise.</param>
public sealed record ImportResult(ValueList<string> Columns, string Description, long Duplicates, Wording? Message = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, DomainJson.Options);
}
