using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports.Csv;

/// <summary>
/// Reads CSV of any common dialect the way spreadsheets do: missing cells at the end of a row are empty, blank cells beyond the header are ignored. A broken
/// record costs only its first line: reading continues with the next line, so that an unclosed quote cannot swallow the good rows after it.
/// </summary>
internal sealed class CsvTable : TableReader
{
    private readonly TextWindow window;
    private readonly char delimiter;
    private readonly CsvScanner scanner;
    private long nextLine = 1;
    private int record;
    private string? excerpt;

    private CsvTable(TextSource source)
    {
        window = new(source);
        window.Begin();
        if (Delimiter.NamedBy(window.Text) is { } named)
        {
            delimiter = named;
            window.PassLine();
            nextLine++;
        }
        else
        {
            delimiter = Delimiter.Guess(window.Text, window.IsLast);
        }

        scanner = new(delimiter);
    }

    public override double Progress => window.Progress;

    public override int Count => excerpt is null ? Math.Min(scanner.Count, MaxColumns) : 1;

    public override ReadOnlySpan<char> this[int column] => excerpt is not null
        ? column == 0 ? excerpt : []
        : column < Count ? window.At(record + scanner[column].Start, scanner[column].Length) : [];

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
            var cells = Problem is null ? FilledCells() : 0;
            if (cells > Columns.Count)
            {
                Problem = TableProblems.SurplusCells(Line, cells, Columns.Count, delimiter);
            }

            // Spreadsheets leave rows of delimiters below a table; an explicit "" is a cell.
            if (Problem is not null || cells > 0 || window.At(record, scanner.Consumed).Contains('"'))
            {
                return true;
            }
        }

        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            window.Dispose();
        }
    }

    /// <summary>The number of cells up to the last one that is not blank.</summary>
    private int FilledCells()
    {
        var cells = scanner.Count;
        while (cells > 0 && cells <= MaxColumns && this[cells - 1].IsWhiteSpace())
        {
            cells--;
        }

        return cells;
    }

    private Refusal? ReadHeader()
    {
        do
        {
            if (!ReadRecord())
            {
                return TableRefusals.NoHeader;
            }
        }
        while (Problem is null && FilledCells() == 0);

        if (Problem is not null)
        {
            return TableRefusals.HeaderUnreadable(Problem);
        }

        if (scanner.Count > MaxColumns)
        {
            return TableRefusals.TooManyColumns;
        }

        Columns = ColumnNames.From(Fields());
        Description = $"CSV, {window.EncodingName}, {(delimiter == '\t' ? "TAB" : $"'{delimiter}'")}";
        return null;
    }

    private bool ReadRecord()
    {
        (Problem, excerpt, Line) = (null, null, nextLine);
        while (true)
        {
            if (window.Text.IsEmpty && !window.Fill())
            {
                return false;
            }

            var scanned = scanner.Scan(window.Text, window.IsLast);
            if (scanned == ScanEnd.Complete)
            {
                Accept();
                return true;
            }

            if (scanned != ScanEnd.NeedsMore || window.Text.Length >= MaxRecordLength)
            {
                Reject(scanned);
                return true;
            }

            window.Fill();
        }
    }

    private void Accept()
    {
        record = window.Pass(scanner.Consumed);
        nextLine += scanner.Lines;
        var text = window.At(record, scanner.Consumed);
        for (var column = 0; column < Count; column++)
        {
            scanner[column] = scanner[column].ResolveQuotes(text);
        }

        Problem = scanner.Undecodable ? TableProblems.Undecodable(Line) : null;
    }

    private void Reject(ScanEnd scanned)
    {
        Problem = scanned == ScanEnd.UnclosedQuote || scanner.Lines > 0 ? TableProblems.UnclosedQuote(Line) : TableProblems.TooLong(Line);
        excerpt = window.PassLine();
        nextLine++;
    }
}
