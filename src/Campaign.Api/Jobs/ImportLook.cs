using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;
using Campaign.Silo.Mentions;
using Campaign.Silo.Partners;
using Campaign.Silo.Submissions;

namespace Campaign.Api.Jobs;

/// <summary>What a file holds and what an import of it would do, so that a person can correct the mapping first. Nothing is written.</summary>
/// <param name="Description">How the file was understood: "CSV, UTF-8, ','".</param>
/// <param name="Fields">What columns can mean, the required ones first.</param>
/// <param name="Mapping">As it was sent, or what the names of the columns suggest.</param>
/// <param name="Sample">The first rows as they stand in the file.</param>
/// <param name="Read">How many rows were tried: the first ones.</param>
/// <param name="Good">How many of them would be taken.</param>
/// <param name="Problems">Why others would not, the first ones.</param>
/// <param name="Wrong">Why nothing could be imported with this mapping.</param>
internal sealed record ImportLook(
    string Description, IReadOnlyList<string> Columns, IReadOnlyList<ImportFieldResource> Fields, JsonElement Mapping, IReadOnlyList<string[]> Sample, int Read,
    int Good, IReadOnlyList<RowProblem> Problems, Wording? Wrong)
{
    private const int MostRead = 2_000;
    private const int MostSample = 5;
    private const int MostProblems = 20;

    /// <summary>Reads the beginning of a file.</summary>
    /// <param name="kind">What would be imported.</param>
    /// <param name="json">The mapping; guessed when empty.</param>
    /// <param name="zone">The installation's, for times that name none.</param>
    public static bool TryRead(
        ImportKind kind, string path, string? sheet, string? json, TimeZoneInfo zone, [NotNullWhen(true)] out ImportLook? look, [NotNullWhen(false)] out Refusal? refusal)
    {
        look = null;
        if (!TableReader.TryOpen(path, sheet, out var table, out refusal))
        {
            return false;
        }

        using (table)
        {
            var fits = ImportMapping.TryParse(kind, json, table.Columns, zone, out var mapping, out var wrong);
            var shown = string.IsNullOrWhiteSpace(json) || wrong?.Code == "mapping-malformed" ? ImportMapping.Guess(kind, table.Columns, zone).ToJson() : json;
            var (sample, read, good, problems) = Try(table, kind, fits ? new RowParser(mapping!, "look") : null);
            look = new(
                table.Description, table.Columns, ImportFieldResource.Of(kind), JsonSerializer.Deserialize<JsonElement>(shown), sample, read, good, problems, wrong?.Message);
            return true;
        }
    }

    private static (List<string[]> Sample, int Read, int Good, List<RowProblem> Problems) Try(TableReader table, ImportKind kind, RowParser? parser)
    {
        var (sample, problems, read, good) = (new List<string[]>(), new List<RowProblem>(), 0, 0);
        for (; read < (parser is null ? MostSample : MostRead) && table.Read(); read++)
        {
            if (sample.Count < MostSample)
            {
                sample.Add(table.Fields());
            }

            var problem = table.Problem;
            if (problem is null && parser is not null && Fits(parser, kind, table, out problem))
            {
                good++;
            }
            else if (problem is not null && problems.Count < MostProblems)
            {
                problems.Add(problem);
            }
        }

        return (sample, read, good, problems);
    }

    private static bool Fits(RowParser parser, ImportKind kind, TableReader table, [NotNullWhen(false)] out RowProblem? problem) => kind switch
    {
        ImportKind.Mentions => parser.TryParse(table, out MentionRow? _, out problem),
        ImportKind.Submissions => parser.TryParse(table, out SubmissionRow? _, out problem),
        _ => parser.TryParse(table, out PartnerRow? _, out problem),
    };
}

/// <summary>A field that a column can be mapped to.</summary>
internal sealed record ImportFieldResource(string Name, bool Required)
{
    public static IReadOnlyList<ImportFieldResource> Of(ImportKind kind) =>
    [
        .. from field in ImportFields.Of(kind)
           select new ImportFieldResource(ImportFields.NameOf(field), ImportFields.RequiredOf(kind).Contains(field)),
    ];
}
