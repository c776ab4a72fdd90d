using System.Diagnostics.CodeAnalysis;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;

namespace Campaign.Silo.Partners;

/// <summary>One partner's account.</summary>
/// <param name="Id">A slug of the importing person's choice.</param>
/// <param name="Kind">What the fee is for: article, video, livestream or post.</param>
/// <param name="Fee">In the campaign's currency.</param>
public sealed record PartnerRow(
    long Line,
    string? Id,
    string Name,
    string Channel,
    string Handle,
    long? Followers,
    ValueList<string> Categories,
    string? Contact,
    string? Kind,
    decimal? Fee);

/// <summary>Reads records of a file as partners.</summary>
public static class PartnerRows
{
    /// <summary>Reads the current record as a partner.</summary>
    public static bool TryParse(this RowParser parser, TableReader record, [NotNullWhen(true)] out PartnerRow? row, [NotNullWhen(false)] out RowProblem? problem)
    {
        var cells = new RowCells(parser.Mapping, record);
        var partner = new PartnerRow(
            record.Line,
            SlugOf(ref cells),
            cells.RequiredLine(ImportField.Name),
            cells.Required(ImportField.Channel, parser.Known(ref cells, ImportField.Channel)),
            cells.RequiredLine(ImportField.Handle),
            cells.Count(ImportField.Followers),
            Categories(ref cells),
            cells.Line(ImportField.Contact),
            Kind(ref cells),
            cells.Amount(ImportField.Fee));
        problem = cells.Problem;
        row = problem is null ? partner : null;
        return row is not null;
    }

    private static ValueList<string> Categories(ref RowCells cells) =>
        cells.Line(ImportField.Categories, FieldLimits.Text)?
            .Split([',', '，', '、', ';', '；', '|', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(category => category.Length <= FieldLimits.Line)
            .Take(FieldLimits.Categories) is { } categories ? [.. categories] : [];

    private static string? SlugOf(ref RowCells cells)
    {
        var id = cells.Line(ImportField.Id);
        if (id is not null && !Slug.IsValid(id))
        {
            cells.Fail(RowProblems.Id(cells.LineNumber, cells.NameOf(ImportField.Id)));
        }

        return id;
    }

    private static string? Kind(ref RowCells cells)
    {
        var word = cells.Raw(ImportField.Kind);
        if (word.IsEmpty)
        {
            return null;
        }

        var kind = Vocabulary.ContentKindOf(word);
        if (kind is null)
        {
            cells.Fail(RowProblems.Kind(cells.LineNumber, cells.NameOf(ImportField.Kind)));
        }

        return kind;
    }
}
