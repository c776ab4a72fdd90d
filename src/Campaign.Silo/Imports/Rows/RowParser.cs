using Campaign.Silo.Imports.Mapping;

namespace Campaign.Silo.Imports.Rows;

/// <summary>What one file's records have in common while they are read as rows of a noun, whose folder says how. Not safe for use by several threads.</summary>
/// <param name="mapping">Made for this file's columns.</param>
/// <param name="file">A short stable name of the file (such as the beginning of its hash), for authors and ids that the file itself does not give.</param>
public sealed class RowParser(ImportMapping mapping, string file)
{
    private const int MaxKnownWords = 1_000;

    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    internal ImportMapping Mapping => mapping;

    internal string File => file;

    /// <summary>A cell of few different words. A file names few channels in many rows: one string each is enough.</summary>
    internal string? Known(ref RowCells cells, ImportField field)
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
}
