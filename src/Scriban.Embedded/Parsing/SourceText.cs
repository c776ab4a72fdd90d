namespace Scriban.Parsing;

/// <summary>A template's text that knows where its lines begin.</summary>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    public SourceText(string text, string? path)
    {
        Text = text;
        Path = path ?? "<input>";
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _lineStarts.Add(i + 1);
    }

    public string Text { get; }

    public string Path { get; }

    public TextPosition At(int offset)
    {
        var line = _lineStarts.BinarySearch(offset);
        if (line < 0)
            line = ~line - 1;
        return new TextPosition(offset, line, offset - _lineStarts[line]);
    }

    /// <summary>The span from <paramref name="start"/> to <paramref name="end"/>, the latter excluded.</summary>
    public SourceSpan Span(int start, int end) => new(Path, At(start), At(Math.Max(start, end - 1)));
}
