using System.Buffers;

namespace Campaign.Silo.Imports.Csv;

/// <summary>How the scan of one record ended.</summary>
internal enum ScanEnd
{
    Complete,
    NeedsMore,
    StrayQuote,
    UnclosedQuote,
}

/// <summary>Where a field stands in the scanned text.</summary>
/// <param name="Start">First character, after an opening quote.</param>
/// <param name="Length">Without quotes.</param>
/// <param name="Doubled">Whether it holds doubled quotes that stand for one.</param>
internal record struct FieldSpan(int Start, int Length, bool Doubled);

/// <summary>
/// Finds the fields of one record (RFC 4180, any delimiter, any line break). It is strict about quotes, so that each one is certain to open,
/// close or be doubled: this is what lets the reader recover after a broken record without reading anything twice over.
/// </summary>
internal sealed class CsvScanner(char delimiter)
{
    private const char Quote = '"';

    private static readonly SearchValues<char> InQuotes = SearchValues.Create([Quote, '\r', '\n', TextSource.Undecodable]);

    private readonly SearchValues<char> plainStops = SearchValues.Create([delimiter, Quote, '\r', '\n', TextSource.Undecodable]);
    private readonly FieldSpan[] fields = new FieldSpan[TableReader.MaxColumns];

    /// <summary>All fields, including those beyond what is kept.</summary>
    public int Count { get; private set; }

    /// <summary>Length of the record with its line break.</summary>
    public int Consumed { get; private set; }

    /// <summary>Line breaks inside the record and at its end.</summary>
    public int Lines { get; private set; }

    public bool Undecodable { get; private set; }

    public ref FieldSpan this[int index] => ref fields[index];

    /// <summary>Scans the record at the beginning of the text.</summary>
    /// <param name="text">Begins with the record.</param>
    /// <param name="last">Whether the file ends with this text.</param>
    public ScanEnd Scan(ReadOnlySpan<char> text, bool last)
    {
        (Count, Lines, Undecodable) = (0, 0, false);
        var position = 0;
        while (true)
        {
            var end = position < text.Length && text[position] == Quote
                ? ScanQuoted(text, last, ref position)
                : ScanPlain(text, last, ref position);
            if (end != ScanEnd.Complete)
            {
                return end;
            }

            if (position == text.Length)
            {
                Consumed = position;
                return last ? ScanEnd.Complete : ScanEnd.NeedsMore;
            }

            if (text[position] != delimiter)
            {
                return EndLine(text, last, position);
            }

            position++;
        }
    }

    private ScanEnd ScanPlain(ReadOnlySpan<char> text, bool last, ref int position)
    {
        var start = position;
        while (true)
        {
            var next = text[position..].IndexOfAny(plainStops);
            if (next < 0)
            {
                position = text.Length;
                break;
            }

            position += next;
            if (text[position] == Quote)
            {
                return ScanEnd.StrayQuote;
            }

            if (text[position] != TextSource.Undecodable)
            {
                break;
            }

            Undecodable = true;
            position++;
        }

        if (position == text.Length && !last)
        {
            return ScanEnd.NeedsMore;
        }

        Add(new(start, position - start, false));
        return ScanEnd.Complete;
    }

    private ScanEnd ScanQuoted(ReadOnlySpan<char> text, bool last, ref int position)
    {
        var start = ++position;
        var doubled = false;
        while (true)
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

            if (text[position] == Quote)
            {
                if (isLastCharacter || text[position + 1] != Quote)
                {
                    break;
                }

                doubled = true;
                position++;
            }
            else
            {
                Undecodable |= text[position] == TextSource.Undecodable;
                Lines += text[position] == '\n' || (text[position] == '\r' && (isLastCharacter || text[position + 1] != '\n')) ? 1 : 0;
            }

            position++;
        }

        Add(new(start, position - start, doubled));
        position++;
        return position == text.Length || text[position] == delimiter || text[position] is '\r' or '\n' ? ScanEnd.Complete : ScanEnd.StrayQuote;
    }

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
