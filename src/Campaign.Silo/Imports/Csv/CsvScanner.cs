using System.Buffers;

namespace Campaign.Silo.Imports.Csv;

/// <summary>How the scan of one record ended.</summary>
internal enum ScanEnd
{
    Complete,
    NeedsMore,
    UnclosedQuote,
}

/// <summary>
/// Finds the fields of one record the way spreadsheets do (RFC 4180, any delimiter, any line break): a quote inside a field is text, and so is whatever
/// follows a closing quote. It is stricter in one case: after a quoted field with several lines, only a delimiter or a line break may follow. Anything
/// else shows that the quote was never closed and that its lines are separate rows.
/// </summary>
internal sealed class CsvScanner(char delimiter)
{
    private const char Quote = '"';

    private static readonly SearchValues<char> InQuotes = SearchValues.Create([Quote, '\r', '\n', TextSource.Undecodable]);

    private readonly SearchValues<char> plainStops = SearchValues.Create([delimiter, '\r', '\n', TextSource.Undecodable]);
    private readonly FieldSpan[] fields = new FieldSpan[TableReader.MaxColumns];

    /// <summary>All fields, including those beyond the ones that are kept.</summary>
    public int Count { get; private set; }

    /// <summary>Length of the record, line break included.</summary>
    public int Consumed { get; private set; }

    /// <summary>Line breaks inside the record and at its end.</summary>
    public int Lines { get; private set; }

    public bool Undecodable { get; private set; }

    public ref FieldSpan this[int index] => ref fields[index];

    /// <summary>Scans the record at the beginning of the text.</summary>
    /// <param name="text">Starts with the record.</param>
    /// <param name="last">Whether the file ends with this text.</param>
    public ScanEnd Scan(ReadOnlySpan<char> text, bool last)
    {
        (Count, Lines, Undecodable) = (0, 0, false);
        var position = 0;
        while (true)
        {
            var end = ScanField(text, last, ref position);
            if (end != ScanEnd.Complete)
            {
                return end;
            }

            if (position == text.Length)
            {
                Consumed = position;
                return ScanEnd.Complete;
            }

            if (text[position] != delimiter)
            {
                return EndLine(text, last, position);
            }

            position++;
        }
    }

    private ScanEnd ScanField(ReadOnlySpan<char> text, bool last, ref int position)
    {
        var (start, closed, doubled) = (position, -1, false);
        if (position < text.Length && text[position] == Quote)
        {
            var end = PassQuotes(text, last, ref position, out doubled);
            if (end != ScanEnd.Complete)
            {
                return end;
            }

            (start, closed) = (start + 1, position);
        }

        PassText(text, ref position);
        if (position == text.Length && !last)
        {
            return ScanEnd.NeedsMore;
        }

        Add(closed == position ? new(start, position - 1 - start, doubled) : new(start, position - start, closed >= 0));
        return ScanEnd.Complete;
    }

    /// <summary>Skips a quoted text including its quotes.</summary>
    private ScanEnd PassQuotes(ReadOnlySpan<char> text, bool last, ref int position, out bool doubled)
    {
        var lines = Lines;
        doubled = false;
        for (position++; ; position++)
        {
            var next = text[position..].IndexOfAny(InQuotes);
            if (next < 0)
            {
                return last ? ScanEnd.UnclosedQuote : ScanEnd.NeedsMore;
            }

            position += next;
            var isLastCharacter = position + 1 == text.Length;
            if (isLastCharacter && !last)
            {
                return ScanEnd.NeedsMore;
            }

            if (text[position] != Quote)
            {
                Undecodable |= text[position] == TextSource.Undecodable;
                Lines += text[position] == '\n' || (text[position] == '\r' && (isLastCharacter || text[position + 1] != '\n')) ? 1 : 0;
            }
            else if (isLastCharacter || text[position + 1] != Quote)
            {
                position++;
                return isLastCharacter || Lines == lines || EndsField(text[position]) ? ScanEnd.Complete : ScanEnd.UnclosedQuote;
            }
            else
            {
                doubled = true;
                position++;
            }
        }
    }

    private void PassText(ReadOnlySpan<char> text, ref int position)
    {
        while (position < text.Length && !EndsField(text[position]))
        {
            var next = text[position..].IndexOfAny(plainStops);
            position = next < 0 ? text.Length : position + next;
            if (next >= 0 && text[position] == TextSource.Undecodable)
            {
                Undecodable = true;
                position++;
            }
        }
    }

    private bool EndsField(char character) => character == delimiter || character is '\r' or '\n';

    private ScanEnd EndLine(ReadOnlySpan<char> text, bool last, int position)
    {
        var isReturn = text[position] == '\r';
        if (isReturn && position + 1 == text.Length && !last)
        {
            return ScanEnd.NeedsMore;
        }

        var isPair = isReturn && position + 1 < text.Length && text[position + 1] == '\n';
        Consumed = position + (isPair ? 2 : 1);
        Lines++;
        return ScanEnd.Complete;
    }

    private void Add(FieldSpan field)
    {
        if (Count < fields.Length)
        {
            fields[Count] = field;
        }

        Count++;
    }
}
