namespace Campaign.Silo.Imports.Csv;

/// <summary>Where a field stands in the scanned text.</summary>
/// <param name="Start">First character, after an opening quote.</param>
/// <param name="Length">Without the quotes around it.</param>
/// <param name="HasQuotes">Whether it began with a quote and holds others, doubled or closing, that have yet to be resolved.</param>
internal readonly record struct FieldSpan(int Start, int Length, bool HasQuotes)
{
    /// <summary>Rewrites the field in its place: one of two quotes that stand together is left, the closing one is not, and what follows it is text as it stands.</summary>
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
