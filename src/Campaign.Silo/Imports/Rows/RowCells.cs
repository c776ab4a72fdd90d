using System.Text.RegularExpressions;
using Campaign.Silo.Imports.Mapping;

namespace Campaign.Silo.Imports.Rows;

/// <summary>Reads the mapped fields of one record and remembers the first problem.</summary>
internal ref partial struct RowCells(ImportMapping mapping, TableReader record)
{
    public RowProblem? Problem { get; private set; } = record.Problem;

    public readonly long LineNumber => record.Line;

    /// <summary>The field's name as the person who imports knows it: their column, else ours.</summary>
    public readonly string NameOf(ImportField field) => mapping[field] is { Column: >= 0, Name: var name } ? name : ImportFields.NameOf(field);

    public void Fail(RowProblem problem) => Problem ??= problem;

    /// <summary>The field as written, trimmed; empty when it is not mapped.</summary>
    public ReadOnlySpan<char> Raw(ImportField field)
    {
        if (Problem is not null || mapping[field] is not { } source)
        {
            return [];
        }

        if (source.Constant is not null)
        {
            return source.Constant.AsSpan().Trim();
        }

        if (record.CellProblem(source.Column) is { } problem)
        {
            Fail(RowProblems.Cell(problem, source.Name));
            return [];
        }

        return record[source.Column].Trim();
    }

    public string? Line(ImportField field, int limit = FieldLimits.Line) => Limited(field, CleanText.Line(Raw(field)), limit);

    public string? Lines(ImportField field, int limit) => Limited(field, CleanText.Lines(Raw(field)), limit);

    public string RequiredLine(ImportField field) => Required(field, Line(field));

    public string Required(ImportField field, string? value)
    {
        if (value is null)
        {
            Fail(RowProblems.Missing(LineNumber, NameOf(field)));
        }

        return value ?? "";
    }

    public DateTimeOffset? Time(ImportField field)
    {
        var raw = Raw(field);
        if (raw.IsEmpty)
        {
            return null;
        }

        if (TimeCell.TryParse(raw, mapping.Zone, out var time))
        {
            return time;
        }

        Fail(RowProblems.Time(LineNumber, NameOf(field)));
        return null;
    }

    public decimal? Amount(ImportField field)
    {
        var raw = Raw(field);
        if (raw.IsEmpty || raw is "-" or "--" or "—")
        {
            return null;
        }

        if (NumberCell.TryParse(raw, out var value))
        {
            return value;
        }

        Fail(RowProblems.Number(LineNumber, NameOf(field)));
        return null;
    }

    public long? Count(ImportField field) => Amount(field) is { } amount ? (long)Math.Round(amount) : null;

    public string? Link(ImportField field)
    {
        var link = Line(field, FieldLimits.Url);
        if (link is null || LinkCell.IsLink(link))
        {
            return link;
        }

        Fail(RowProblems.Link(LineNumber, NameOf(field)));
        return null;
    }

    /// <summary>An id from the file's source; an id that a spreadsheet has rounded is refused, because it is worse than none.</summary>
    public string? SourceId(ImportField field)
    {
        var id = Line(field);
        if (id is not null && RoundedNumber().IsMatch(id))
        {
            Fail(RowProblems.RoundedId(LineNumber, NameOf(field)));
        }

        return id;
    }

    private string? Limited(ImportField field, string value, int limit)
    {
        if (value.Length > limit)
        {
            Fail(RowProblems.TooLong(LineNumber, NameOf(field), limit));
        }

        return value.Length == 0 ? null : value;
    }

    [GeneratedRegex(@"^\d(\.\d+)?[Ee]\+\d+$")]
    private static partial Regex RoundedNumber();
}
