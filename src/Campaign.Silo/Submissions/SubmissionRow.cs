using System.Diagnostics.CodeAnalysis;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;

namespace Campaign.Silo.Submissions;

/// <summary>One user's content, ready to be submitted with their consent.</summary>
/// <param name="Handle">The author; in data without authors each row gets one of its own, derived from file and line.</param>
/// <param name="ExternalId">The row's id in its source, else a hash of author, channel, text and time.</param>
/// <param name="Contact">Personal data: to be kept encrypted.</param>
/// <param name="At">When it was written, when known.</param>
public sealed record SubmissionRow(
    long Line, string ExternalId, string Handle, string Channel, string Text, string? Contact, ValueList<string> Links, DateTimeOffset? At);

/// <summary>Reads records of a file as submissions.</summary>
public static class SubmissionRows
{
    /// <summary>Reads the current record as a submission.</summary>
    public static bool TryParse(this RowParser parser, TableReader record, [NotNullWhen(true)] out SubmissionRow? row, [NotNullWhen(false)] out RowProblem? problem)
    {
        var cells = new RowCells(parser.Mapping, record);
        if (cells.Problem is null && Vocabulary.ConsentOf(cells.Raw(ImportField.Consent)) is not true)
        {
            cells.Fail(RowProblems.Consent(record.Line));
        }

        var text = cells.Required(ImportField.Text, cells.Lines(ImportField.Text, FieldLimits.Text));
        var submission = new SubmissionRow(
            record.Line,
            cells.SourceId(ImportField.ExternalId) ?? "",
            cells.Line(ImportField.Handle) ?? $"{parser.File}-{record.Line}",
            cells.Required(ImportField.Channel, parser.Known(ref cells, ImportField.Channel)),
            text,
            cells.Line(ImportField.Contact),
            Links(ref cells),
            cells.Time(ImportField.At));
        problem = cells.Problem;
        row = problem is not null ? null : submission.ExternalId.Length > 0 ? submission : submission with { ExternalId = IdOf(submission) };
        return row is not null;
    }

    private static ValueList<string> Links(ref RowCells cells)
    {
        if (cells.Lines(ImportField.Links, FieldLimits.Links * FieldLimits.Url) is not { } text)
        {
            return [];
        }

        var links = LinkCell.Split(text);
        if (links.Length > FieldLimits.Links || !links.All(LinkCell.IsLink))
        {
            cells.Fail(RowProblems.Link(cells.LineNumber, cells.NameOf(ImportField.Links)));
        }

        return [.. links];
    }

    private static string IdOf(SubmissionRow submission) => Slug.From(
        "row", submission.Handle, submission.Channel, submission.Text, submission.At is { } at ? $"{at.UtcTicks}" : "");
}
