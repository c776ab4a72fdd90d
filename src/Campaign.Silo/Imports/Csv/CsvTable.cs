using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports.Csv;

/// <summary>
/// Reads CSV of any common dialect. A broken record costs its first line only: reading goes on with the line after it, so that one stray quote
/// cannot swallow the good rows behind it.
/// </summary>
internal sealed class CsvTable : TableReader
{
    private const int RoomToRead = 32 * 1024;
    private const int MaxExcerpt = 2_000;

    private readonly TextSource source;
    private CsvScanner scanner = new(',');
    private char[] buffer = new char[4 * RoomToRead];
    private int start;
    private int end;
    private bool last;
    private long nextLine = 1;
    private int recordStart;
    private string? excerpt;

    private CsvTable(TextSource source) => this.source = source;

    public override double Progress => source.Progress;

    public override int Count => excerpt is null ? Math.Min(scanner.Count, MaxColumns) : 1;

    public override ReadOnlySpan<char> this[int column] => excerpt is not null
        ? column == 0 ? excerpt : []
        : column < Count ? buffer.AsSpan(recordStart + scanner[column].Start, scanner[column].Length) : [];

    public static Refusal? Open(Stream stream, out TableReader? table)
    {
        var csv = new CsvTable(new TextSource(stream));
        var refusal = csv.ReadHeader();
        table = refusal is null ? csv : null;
        return refusal;
    }

    public override bool Read()
    {
        while (ReadRecord())
        {
            var isBlankLine = Problem is null && scanner is { Count: 1, Consumed: <= 2 } && scanner[0].Length == 0;
            if (isBlankLine)
            {
                continue;
            }

            if (Problem is null && scanner.Count != Columns.Count)
            {
                Problem = TableProblems.FieldCount(Line, scanner.Count, Columns.Count);
            }

            return true;
        }

        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }
    }

    private Refusal? ReadHeader()
    {
        while (end < RoomToRead && Fill())
        {
        }

        var delimiter = DelimiterGuess.From(buffer.AsSpan(0, end), last);
        scanner = new(delimiter);
        do
        {
            if (!ReadRecord())
            {
                return TableRefusals.NoHeader;
            }
        }
        while (Problem is null && Enumerable.Range(0, Count).All(column => this[column].IsWhiteSpace()));

        if (Problem is not null)
        {
            return TableRefusals.HeaderUnreadable(Problem);
        }

        if (scanner.Count > MaxColumns)
        {
            return TableRefusals.TooManyColumns;
        }

        Columns = ColumnNames.From(Fields());
        Description = $"CSV, {source.EncodingName}, {(delimiter == '\t' ? "TAB" : $"'{delimiter}'")}";
        return null;
    }

    private bool ReadRecord()
    {
        (Problem, excerpt, Line) = (null, null, nextLine);
        while (true)
        {
            if (start == end && !Fill())
            {
                return false;
            }

            var scanned = scanner.Scan(buffer.AsSpan(start, end - start), last);
            if (scanned == ScanEnd.Complete)
            {
                Accept();
                return true;
            }

            if (scanned != ScanEnd.NeedsMore || end - start >= MaxRecordLength)
            {
                Reject(scanned);
                return true;
            }

            Fill();
        }
    }

    private void Accept()
    {
        recordStart = start;
        start += scanner.Consumed;
        nextLine += scanner.Lines;
        for (var column = 0; column < Count; column++)
        {
            Undouble(ref scanner[column]);
        }

        Problem = scanner.Undecodable ? TableProblems.Undecodable(Line) : null;
    }

    private void Undouble(ref FieldSpan field)
    {
        if (!field.Doubled)
        {
            return;
        }

        var text = buffer.AsSpan(recordStart + field.Start, field.Length);
        var kept = 0;
        for (var index = 0; index < text.Length; index++)
        {
            text[kept++] = text[index];
            index += text[index] == '"' ? 1 : 0;
        }

        field = new(field.Start, kept, false);
    }

    private void Reject(ScanEnd scanned)
    {
        Problem = scanned switch
        {
            ScanEnd.StrayQuote => TableProblems.StrayQuote(Line),
            ScanEnd.UnclosedQuote => TableProblems.UnclosedQuote(Line),
            ScanEnd.NeedsMore when scanner.Lines > 0 => TableProblems.UnclosedQuote(Line),
            _ => TableProblems.TooLong(Line),
        };
        SkipLine();
        nextLine++;
    }

    // Drops the rest of the line without holding it: it may be as long as the file.
    private void SkipLine()
    {
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOfAny('\r', '\n');
            excerpt ??= new string(buffer, start, Math.Min(found < 0 ? end - start : found, MaxExcerpt));
            var isCutPair = found >= 0 && !last && buffer[start + found] == '\r' && start + found + 1 == end;
            if (found >= 0 && !isCutPair)
            {
                var isPair = buffer[start + found] == '\r' && start + found + 1 < end && buffer[start + found + 1] == '\n';
                start += found + (isPair ? 2 : 1);
                return;
            }

            start = isCutPair ? start + found : end;
            if (!Fill())
            {
                start = isCutPair ? end : start;
                return;
            }
        }
    }

    /// <summary>Makes room, then reads; false when the file has ended and nothing was added.</summary>
    private bool Fill()
    {
        if (last)
        {
            return false;
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (buffer.Length - end < RoomToRead)
        {
            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxRecordLength + (2 * RoomToRead)));
        }

        var read = source.Read(buffer.AsSpan(end));
        end += read;
        last = read == 0;
        return !last;
    }
}
