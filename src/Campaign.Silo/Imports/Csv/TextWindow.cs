namespace Campaign.Silo.Imports.Csv;

/// <summary>The part of a decoded file in memory: from the current record on, never much longer than one record may be.</summary>
internal sealed class TextWindow(TextSource source) : IDisposable
{
    private const int RoomToRead = 32 * 1024;
    private const int MaxExcerpt = 2_000;

    private char[] buffer = new char[4 * RoomToRead];
    private int start;
    private int end;

    /// <summary>Whether the file ends with <see cref="Text"/>.</summary>
    public bool IsLast { get; private set; }

    /// <summary>What was read and not skipped yet.</summary>
    public ReadOnlySpan<char> Text => buffer.AsSpan(start, end - start);

    public string EncodingName => source.EncodingName;

    public double Progress => source.Progress;

    /// <summary>Text in memory, including what was skipped since the last <see cref="Fill"/>; may be modified.</summary>
    /// <param name="from">A position returned by <see cref="Pass"/>, or a later one.</param>
    public Span<char> At(int from, int length) => buffer.AsSpan(from, length);

    /// <summary>Skips the next characters.</summary>
    /// <returns>Their position.</returns>
    public int Pass(int length)
    {
        var place = start;
        start += length;
        return place;
    }

    /// <summary>Fills the window for a first look at the file.</summary>
    public void Begin()
    {
        while (end < RoomToRead && Fill())
        {
        }
    }

    /// <summary>Makes room and reads; false when the file has ended and nothing was added.</summary>
    public bool Fill()
    {
        if (IsLast)
        {
            return false;
        }

        Text.CopyTo(buffer);
        (start, end) = (0, end - start);
        if (buffer.Length - end < RoomToRead)
        {
            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, TableReader.MaxRecordLength + (2 * RoomToRead)));
        }

        var read = source.Read(buffer.AsSpan(end));
        end += read;
        IsLast = read == 0;
        return !IsLast;
    }

    /// <summary>Skips the rest of the line without keeping it in memory: it may be as long as the file.</summary>
    /// <returns>The beginning of the line.</returns>
    public string PassLine()
    {
        string? excerpt = null;
        while (true)
        {
            var found = Text.IndexOfAny('\r', '\n');
            excerpt ??= Text[..Math.Min(found < 0 ? Text.Length : found, MaxExcerpt)].ToString();
            var isCutPair = found >= 0 && !IsLast && Text[found] == '\r' && found + 1 == Text.Length;
            if (found >= 0 && !isCutPair)
            {
                Pass(found + (Text[found..].StartsWith("\r\n") ? 2 : 1));
                return excerpt;
            }

            Pass(isCutPair ? found : Text.Length);
            if (!Fill())
            {
                Pass(Text.Length);
                return excerpt;
            }
        }
    }

    public void Dispose() => source.Dispose();
}
