using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports;

/// <summary>What an import job needs to begin, or to go on after a crash.</summary>
/// <param name="File">Name under which the uploaded file is kept.</param>
/// <param name="FileHash">Its SHA-256, in hex.</param>
/// <param name="Mapping">The request's mapping; guessed from the header when null.</param>
/// <param name="Sheet">The workbook's sheet, the first one when null.</param>
/// <param name="FileName">What the client called the file: to be read by people, never a path.</param>
public sealed record ImportInput(string File, string FileHash, string? Mapping, string? Sheet, string? FileName = null)
{
    public static ImportInput Of(string json) => JsonSerializer.Deserialize<ImportInput>(json, DomainJson.Options)!;

    public string ToJson() => JsonSerializer.Serialize(this, DomainJson.Options);
}

/// <summary>What an import says when it is over.</summary>
/// <param name="Columns">The file's columns, for the file of rejects.</param>
/// <param name="Description">How the file was understood.</param>
/// <param name="Duplicates">Rows that were there already.</param>
/// <param name="Message">Why it ended early, if it did.</param>
public sealed record ImportResult(ValueList<string> Columns, string Description, long Duplicates, Wording? Message = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, DomainJson.Options);
}
