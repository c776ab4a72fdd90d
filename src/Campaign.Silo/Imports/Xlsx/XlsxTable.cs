using System.IO.Compression;
using System.Xml;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports.Xlsx;

/// <summary>Streams one sheet of a workbook. Anything wrong with the package becomes a refusal, even in the middle of the sheet.</summary>
internal sealed class XlsxTable : TableReader
{
    private readonly Stream stream;
    private ZipArchive? package;
    private PartReader? part;
    private SheetReader? sheet;
    private long length;

    private XlsxTable(Stream stream) => this.stream = stream;

    public override double Progress => part is null ? 0 : Math.Min(1, (double)part.Count / length);

    public override int Count => Math.Max(Columns.Count, sheet?.Row.Count ?? 0);

    public override ReadOnlySpan<char> this[int column] => sheet?.Row[column];

    public static Refusal? Open(Stream stream, string? sheetName, out TableReader? table)
    {
        var xlsx = new XlsxTable(stream);
        var refusal = ZipGuard.Check(stream) ?? Guard(() => xlsx.OpenSheet(sheetName));
        table = refusal is null ? xlsx : null;
        if (refusal is not null)
        {
            xlsx.Dispose();
        }

        return refusal;
    }

    public override RowProblem? CellProblem(int column) => sheet?.Row.ProblemIn(column);

    public override bool Read()
    {
        var hasRow = false;
        Broken ??= Guard(() =>
        {
            hasRow = sheet!.Read();
            return null;
        });
        if (!hasRow || Broken is not null)
        {
            return false;
        }

        Line = sheet!.Row.Line;
        Problem = sheet.Row.Width <= Columns.Count ? null : TableProblems.SurplusCells(Line, sheet.Row.Width, Columns.Count);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            part?.Dispose();
            package?.Dispose();
            stream.Dispose();
        }
    }

    private Refusal? OpenSheet(string? sheetName)
    {
        package = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var workbook = new Workbook(package);
        if (workbook.Find(sheetName) is { } refusal)
        {
            return refusal;
        }

        length = Math.Max(workbook.Sheet!.Length, 1);
        var (strings, styles) = (SharedStrings.Read(workbook.Strings), CellStyles.Read(workbook.Styles));
        part = new PartReader(workbook.Sheet);
        sheet = new SheetReader(part, strings, styles, workbook.From1904);
        Description = $"XLSX, {workbook.SheetName}";
        return ReadHeader(sheet);
    }

    private Refusal? ReadHeader(SheetReader rows)
    {
        if (!rows.Read())
        {
            return TableRefusals.NoHeader;
        }

        if (rows.Row.TooWide)
        {
            return TableRefusals.TooManyColumns;
        }

        Columns = ColumnNames.From(Fields());
        return null;
    }

    // The libraries report hostile or damaged files by exceptions; from here on they are values.
    private static Refusal? Guard(Func<Refusal?> read)
    {
        try
        {
            return read();
        }
        catch (WorkbookTooLargeException)
        {
            return TableRefusals.TooLarge;
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException or OverflowException)
        {
            return TableRefusals.BrokenWorkbook;
        }
    }
}
