namespace Campaign.Silo.Imports.Csv;

/// <summary>The position of a field in the scanned text.</summary>
/// <param name="Start">First character, after any opening quote.</param>
/// <param name="Length">Without the surrounding quotes.</param>
/// <param name="HasQuotes">Whether it began with a quote and contains others, doubled or closing, that still have to be resolved.</param>
internal readonly record struct FieldSpan(int Start, int Length, bool HasQuotes)
{
    /// <summary>Unescapes the field in place: doubled quotes become one, the closing quote is removed, and whatever follows it stays as it is.</summary>
    public FieldSpan ResolveQuotes(Span<char> record)
    {
        if (!HasQuotes)
        {
            return this;
        }

        var text = record.Slice(Start, Length);
        var (kept, isClosed) = (0, false);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '"' && !isClosed)
            {
                index++;
                isClosed = index == text.Length || text[index] != '"';
            }

            if (index < text.Length)
            {
                text[kept++] = text[index];
            }
        }

        return new(Start, kept, false);
    }
}
