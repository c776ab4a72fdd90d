using System.Diagnostics;
using Campaign.Documents.Workbooks;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using CellFormat = Campaign.Documents.Workbooks.CellFormat;
using Sheet = Campaign.Documents.Workbooks.Sheet;
using Workbook = Campaign.Documents.Workbooks.Workbook;
using WorkbookProperties = Campaign.Documents.Workbooks.WorkbookProperties;
using SheetNames = Campaign.Documents.Workbooks.SheetNames;

namespace Campaign.Documents.Tests.Workbooks;

public sealed class WorkbookTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly WorkbookProperties Properties = new("Title", "Author", "en", new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Is_valid_for_an_independent_reader()
    {
        using var file = await Written([SheetCell.Text("a & <b>"), SheetCell.Number(1.5, CellFormat.TwoDecimals), SheetCell.Date(new(2026, 3, 1))]);
        using var document = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public async Task Numbers_and_dates_are_stored_as_numbers()
    {
        var cells = await ReadBack([SheetCell.Number(1234.5, CellFormat.TwoDecimals), SheetCell.Date(new(2026, 3, 1)), SheetCell.Time(new(2026, 3, 1, 18, 0, 0))]);
        Assert.All(cells, cell => Assert.Null(cell.DataType));
        Assert.Equal("1234.5", cells[0].CellValue!.Text);
        // 1 March 2026 is day 46,082 counted from 30 December 1899.
        Assert.Equal("46082", cells[1].CellValue!.Text);
        Assert.Equal("46082.75", cells[2].CellValue!.Text);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+1+1")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task What_looks_like_a_formula_stays_text(string text)
    {
        using var file = await Written([SheetCell.Text(text)]);
        using var document = SpreadsheetDocument.Open(file, false);
        var cell = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Last();
        Assert.Null(cell.CellFormula);
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.Equal(text, cell.InnerText);
        var style = (DocumentFormat.OpenXml.Spreadsheet.CellFormat)document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.ElementAt((int)cell.StyleIndex!.Value);
        Assert.True(style.QuotePrefix!.Value);
    }

    [Theory]
    [InlineData("a\u0000b\u0008c\u001fd", "abcd")]
    [InlineData("表情😀", "表情😀")]
    [InlineData("_x000D_", "_x005F_x000D_")]
    [InlineData("line\nbreak", "line\nbreak")]
    public async Task Characters_that_the_format_cannot_hold_are_left_out(string text, string expected) =>
        Assert.Equal(expected, (await ReadBack([SheetCell.Text(text)]))[0].InnerText);

    [Fact]
    public async Task Unpaired_surrogates_are_left_out() => Assert.Equal("x", (await ReadBack([SheetCell.Text("\ud800x\udc00")]))[0].InnerText);

    [Fact]
    public async Task Text_is_cut_at_the_formats_limit() =>
        Assert.Equal(32_767, (await ReadBack([SheetCell.Text(new string('字', 40_000))]))[0].InnerText.Length);

    [Fact]
    public async Task A_list_has_a_frozen_header_and_a_filter()
    {
        using var file = await Written([SheetCell.Text("a"), SheetCell.Text("b"), SheetCell.Text("c")]);
        using var document = SpreadsheetDocument.Open(file, false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        Assert.Equal("A1:C2", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
    }

    [Theory]
    [InlineData("a/b:c?*[d]\\e", "abcde")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("", "Sheet")]
    [InlineData("a name that is far longer than the format allows", "a name that is far longer than ")]
    public void Sheet_names_are_made_valid(string wanted, string expected) => Assert.Equal(expected, SheetNames.Fit(wanted, []));

    [Fact]
    public void Sheet_names_are_unique_ignoring_case() => Assert.Equal("PARTNERS (2)", SheetNames.Fit("PARTNERS", ["Partners"]));

    [Fact]
    public void Columns_are_lettered_as_in_the_format() =>
        Assert.Equal(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"], new[] { 0, 25, 26, 51, 52, 701, 702 }.Select(SheetNames.Column));

    [Fact]
    public async Task A_hundred_thousand_rows_are_streamed_in_bounded_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        long peak = 0;
        await using (var workbook = await Workbook.Create(Stream.Null, Properties, CancellationToken.None))
        {
            await workbook.Add(new("Rows", [.. Enumerable.Range(0, 20).Select(column => new SheetColumn($"c{column}"))], Large(() => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true)))), CancellationToken.None);
        }

        output.WriteLine($"{watch.ElapsedMilliseconds} ms, {(peak - before) / 1_000_000} MB");
        Assert.True(peak - before < 120_000_000, $"{peak - before} bytes more");
    }

    internal static IEnumerable<IReadOnlyList<SheetCell>> Large(Action every)
    {
        for (var row = 0; row < 100_000; row++)
        {
            // Measures live objects, not garbage waiting to be collected: other tests run beside this one.
            if (row % 10_000 == 0)
            {
                every();
            }

            yield return [.. Enumerable.Range(0, 20).Select(column => (column % 4) switch
            {
                0 => SheetCell.Text($"投稿 {row} text & more"),
                1 => SheetCell.Number(row * 1.25m + column, CellFormat.TwoDecimals),
                2 => SheetCell.Number(row, CellFormat.Whole),
                _ => SheetCell.Date(new DateOnly(2026, 1, 1).AddDays(row % 365)),
            })];
        }
    }

    private static async Task<MemoryStream> Written(params SheetCell[] row)
    {
        var file = new MemoryStream();
        await using (var workbook = await Workbook.Create(file, Properties, CancellationToken.None))
        {
            await workbook.Add(new Sheet("List", [.. row.Select((_, index) => new SheetColumn($"Column {index}"))], [row]), CancellationToken.None);
        }

        file.Position = 0;
        return file;
    }

    private static async Task<Cell[]> ReadBack(params SheetCell[] row)
    {
        using var file = await Written(row);
        using var document = SpreadsheetDocument.Open(file, false);
        return [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Last().Elements<Cell>()];
    }
}
