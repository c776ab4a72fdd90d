using System.Diagnostics.CodeAnalysis;
using Campaign.Domain.Decisions;
using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;

namespace Campaign.Silo.Mentions;

/// <summary>One mention, ready to be kept.</summary>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="ExternalId">
/// Its id where it was found; the same id is the same mention. Without a mapped id, a hash of what the row says, so that importing a file twice
/// changes nothing. Rows that carry neither text, author nor url cannot be told apart by what they say: their line is hashed too.
/// </param>
/// <param name="At">When it was uttered.</param>
/// <param name="Tone">How it speaks about the brand.</param>
/// <param name="Origin">Organic unless the file says otherwise.</param>
/// <param name="Channel">As the file calls it; "other" when it does not.</param>
/// <param name="Reach">People or views reached, when known.</param>
public sealed record MentionRow(
    long Line,
    string ExternalId,
    DateTimeOffset At,
    Tone Tone,
    Origin Origin,
    string Channel,
    string? Author,
    string? Text,
    string? Url,
    long? Reach,
    long? Likes,
    long? Comments,
    long? Shares);

/// <summary>Reads records of a file as mentions.</summary>
public static class MentionRows
{
    /// <summary>Reads the current record as a mention.</summary>
    public static bool TryParse(this RowParser parser, TableReader record, [NotNullWhen(true)] out MentionRow? row, [NotNullWhen(false)] out RowProblem? problem)
    {
        var cells = new RowCells(parser.Mapping, record);
        var at = RequiredTime(ref cells);
        var tone = ToneOf(parser, ref cells);
        var origin = OriginOf(ref cells);
        var mention = new MentionRow(
            record.Line,
            cells.SourceId(ImportField.ExternalId) ?? "",
            at,
            tone,
            origin,
            parser.Known(ref cells, ImportField.Channel) ?? "other",
            cells.Line(ImportField.Author),
            cells.Lines(ImportField.Text, FieldLimits.Text),
            cells.Link(ImportField.Url),
            cells.Count(ImportField.Reach),
            cells.Count(ImportField.Likes),
            cells.Count(ImportField.Comments),
            cells.Count(ImportField.Shares));
        problem = cells.Problem;
        row = problem is not null ? null : mention.ExternalId.Length > 0 ? mention : mention with { ExternalId = IdOf(mention, parser.File) };
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

    private static Tone ToneOf(RowParser parser, ref RowCells cells)
    {
        var mark = cells.Raw(ImportField.Tone);
        var tone = parser.Mapping.Tones.Find(mark);
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

    private static string IdOf(MentionRow mention, string file)
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
}
