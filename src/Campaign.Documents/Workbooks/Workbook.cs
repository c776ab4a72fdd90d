using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Campaign.Documents.Workbooks;

/// <param name="Language">Language of the texts, such as <c>zh-CN</c>.</param>
public sealed record WorkbookProperties(string Title, string Author, string Language, DateTimeOffset Created);

/// <summary>
/// Writes an XLSX workbook (ECMA-376, part 1) directly to a stream, sheet by sheet and row by row, so that memory does not grow with
/// the rows. The stream may be a response: it is never read or sought. Dispose to finish; without that, the workbook is incomplete.
/// </summary>
public sealed class Workbook : IAsyncDisposable
{
    private const int RowsAtMost = 1_048_576;
    private readonly ZipArchive zip;
    private readonly WorkbookProperties properties;
    private readonly List<WrittenSheet> sheets = [];
    private int charts;

    private Workbook(ZipArchive zip, WorkbookProperties properties) => (this.zip, this.properties) = (zip, properties);

    public static async Task<Workbook> Create(Stream stream, WorkbookProperties properties, CancellationToken cancellation) =>
        new(await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, null, cancellation), properties);

    /// <summary>Writes one sheet with all its rows.</summary>
    /// <exception cref="InvalidOperationException">More rows than the format allows (1,048,576 including the header).</exception>
    public async Task Add(Sheet sheet, CancellationToken cancellation)
    {
        var name = SheetNames.Fit(sheet.Name, [.. sheets.Select(other => other.Name)]);
        var rows = await WriteRows(sheet, sheets.Count + 1, cancellation);
        sheets.Add(new(sheets.Count + 1, name, sheet.Columns.Count, rows, sheet.IsList, sheet.Charts.Count > 0));
        if (sheet.Charts.Count > 0)
        {
            await WriteCharts(sheet.Charts, sheets.Count, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Part("xl/styles.xml", SheetStyles.Xml(), default);
        await Part("xl/workbook.xml", WorkbookXml.Main(sheets), default);
        await Part("xl/_rels/workbook.xml.rels", WorkbookXml.Relations(sheets.Count), default);
        await Part("docProps/core.xml", WorkbookXml.Core(properties), default);
        await Part("_rels/.rels", WorkbookXml.Root, default);
        await Part("[Content_Types].xml", WorkbookXml.ContentTypes(sheets, charts), default);
        await zip.DisposeAsync();
    }

    private async Task<int> WriteRows(Sheet sheet, int number, CancellationToken cancellation)
    {
        await using var stream = await Open($"xl/worksheets/sheet{number}.xml", cancellation);
        using var buffer = new SheetBuffer();
        buffer.Raw(SheetXml.Begin(sheet, first: number == 1));
        var row = 0;
        if (sheet.IsList)
        {
            SheetXml.Header(buffer, sheet.Columns, ++row);
        }

        await foreach (var cells in sheet.Rows.WithCancellation(cancellation))
        {
            if (++row > RowsAtMost)
            {
                throw new InvalidOperationException($"A sheet holds at most {RowsAtMost} rows.");
            }

            SheetXml.Row(buffer, cells, row);
            if (buffer.Full)
            {
                await buffer.Flush(stream, cancellation);
            }
        }

        buffer.Raw(SheetXml.End(sheet, row));
        await buffer.Flush(stream, cancellation);
        return row;
    }

    private async Task WriteCharts(IReadOnlyList<SheetChart> drawn, int sheet, CancellationToken cancellation)
    {
        var first = charts + 1;
        foreach (var chart in drawn)
        {
            await Part(string.Create(CultureInfo.InvariantCulture, $"xl/charts/chart{++charts}.xml"), ChartXml.Of(chart), cancellation);
        }

        await Part($"xl/drawings/drawing{sheet}.xml", DrawingXml.Of(drawn), cancellation);
        await Part($"xl/drawings/_rels/drawing{sheet}.xml.rels", DrawingXml.Relations(first, drawn.Count), cancellation);
        await Part($"xl/worksheets/_rels/sheet{sheet}.xml.rels", DrawingXml.SheetRelation(sheet), cancellation);
    }

    private async Task Part(string path, string xml, CancellationToken cancellation)
    {
        await using var stream = await Open(path, cancellation);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(xml), cancellation);
    }

    private Task<Stream> Open(string path, CancellationToken cancellation) => zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellation);

    internal static string Escape(string text) => SecurityElement.Escape(new string([.. text.Where(letter => letter is '\t' or '\n' || (!char.IsControl(letter) && letter is not ('\ufffe' or '\uffff')))]));
}
