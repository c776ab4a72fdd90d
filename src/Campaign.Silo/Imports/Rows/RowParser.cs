using Campaign.Domain.Mentions;
using System.Diagnostics.CodeAnalysis;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;
using Campaign.Silo.Imports.Mapping;

namespace Campaign.Silo.Imports.Rows;

/// <summary>Turns the records of one file into rows of its kind, or says what is wrong with each. Not safe for use by several threads.</summary>
/// <param name="mapping">Made for this file's columns.</param>
/// <param name="file">A short stable name of the file (such as the beginning of its hash), for authors and ids that the file itself does not give.</param>
public sealed class RowParser(ImportMapping mapping, string file)
{
    private const int MaxKnownWords = 1_000;

    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Reads the current record as a mention.</summary>
    public bool TryParse(TableReader record, [NotNullWhen(true)] out MentionRow? row, [NotNullWhen(false)] out RowProblem? problem)
    {
        var cells = new RowCells(mapping, record);
        var at = RequiredTime(ref cells);
        var tone = ToneOf(ref cells);
        var origin = OriginOf(ref cells);
        var mention = new MentionRow(
            record.Line,
            cells.SourceId(ImportField.ExternalId) ?? "",
            at,
            tone,
            origin,
            Known(ref cells, ImportField.Channel) ?? "other",
            cells.Line(ImportField.Author),
            cells.Lines(ImportField.Text, FieldLimits.Text),
            cells.Link(ImportField.Url),
            cells.Count(ImportField.Reach),
            cells.Count(ImportField.Likes),
            cells.Count(ImportField.Comments),
            cells.Count(ImportField.Shares));
        problem = cells.Problem;
        row = problem is not null ? null : mention.ExternalId.Length > 0 ? mention : mention with { ExternalId = IdOf(mention) };
        return row is not null;
    }

    /// <summary>Reads the current record as a submission.</summary>
    public bool TryParse(TableReader record, [NotNullWhen(true)] out SubmissionRow? row, [NotNullWhen(false)] out RowProblem? problem)
    {
        var cells = new RowCells(mapping, record);
        if (cells.Problem is null && Vocabulary.ConsentOf(cells.Raw(ImportField.Consent)) is not true)
        {
            cells.Fail(RowProblems.Consent(record.Line));
        }

        var text = cells.Required(ImportField.Text, cells.Lines(ImportField.Text, FieldLimits.Text));
        var submission = new SubmissionRow(
            record.Line,
            cells.SourceId(ImportField.ExternalId) ?? "",
            cells.Line(ImportField.Handle) ?? $"{file}-{record.Line}",
            cells.Required(ImportField.Channel, Known(ref cells, ImportField.Channel)),
            text,
            cells.Line(ImportField.Contact),
            Links(ref cells),
            cells.Time(ImportField.At));
        problem = cells.Problem;
        row = problem is not null ? null : submission.ExternalId.Length > 0 ? submission : submission with { ExternalId = IdOf(submission) };
        return row is not null;
    }

    /// <summary>Reads the current record as a partner.</summary>
    public bool TryParse(TableReader record, [NotNullWhen(true)] out PartnerRow? row, [NotNullWhen(false)] out RowProblem? problem)
    {
        var cells = new RowCells(mapping, record);
        var partner = new PartnerRow(
            record.Line,
            SlugOf(ref cells),
            cells.RequiredLine(ImportField.Name),
            cells.Required(ImportField.Channel, Known(ref cells, ImportField.Channel)),
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

    private static DateTimeOffset RequiredTime(ref RowCells cells)
    {
        var time = cells.Time(ImportField.At);
        if (time is null)
        {
            cells.Fail(RowProblems.Missing(cells.LineNumber, cells.NameOf(ImportField.At)));
        }

        return time.GetValueOrDefault();
    }

    private Tone ToneOf(ref RowCells cells)
    {
        var mark = cells.Raw(ImportField.Tone);
        var tone = mapping.Tones.Find(mark);
        if (tone is null)
        {
            var name = cells.NameOf(ImportField.Tone);
            cells.Fail(mark.IsEmpty ? RowProblems.Missing(cells.LineNumber, name) : RowProblems.Tone(cells.LineNumber, name));
        }

        return tone.GetValueOrDefault();
    }

    private static Origin OriginOf(ref RowCells cells)
    {
        var word = cells.Raw(ImportField.Origin);
        if (word.IsEmpty)
        {
            return Origin.Organic;
        }

        var origin = Vocabulary.OriginOf(word);
        if (origin is null)
        {
            cells.Fail(RowProblems.Origin(cells.LineNumber, cells.NameOf(ImportField.Origin)));
        }

        return origin.GetValueOrDefault();
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

    // A file names few channels in many rows: one string each is enough.
    private string? Known(ref RowCells cells, ImportField field)
    {
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(cells.Raw(field), out var same))
        {
            return same;
        }

        var word = cells.Line(field);
        if (word is not null && cells.Problem is null && known.Count < MaxKnownWords)
        {
            known.TryAdd(word, word);
        }

        return word;
    }

    private string IdOf(MentionRow mention)
    {
        var hasContent = mention.Text is not null || mention.Author is not null || mention.Url is not null;
        return Slug.From(
            "row",
            $"{mention.At.UtcTicks}",
            $"{mention.Tone}",
            mention.Channel,
            mention.Author ?? "",
            mention.Text ?? "",
            mention.Url ?? "",
            hasContent ? "" : $"{file}-{mention.Line}");
    }

    private static string IdOf(SubmissionRow submission) => Slug.From(
        "row", submission.Handle, submission.Channel, submission.Text, submission.At is { } at ? $"{at.UtcTicks}" : "");
}
