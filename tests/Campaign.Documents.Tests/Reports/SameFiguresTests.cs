using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Campaign.Documents.Reports;
using Campaign.Documents.Reports.Html;
using Campaign.Domain.Decisions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Campaign.Documents.Tests.Reports;

/// <summary>JSON, HTML and workbook are read back and compared with the model, figure by figure (the PDF is printed from this HTML and has its own test).</summary>
public sealed class SameFiguresTests
{
    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void Html_shows_the_models_figures(Language language)
    {
        var report = RecoveryReport.From(DemoSources.Full(), language, DemoSources.AsOf);
        var html = ReportHtml.Write(report);
        foreach (var table in report.Sections.SelectMany(section => section.Tables))
        {
            var body = Regex.Match(html, $"<table id=\"table-{table.Id}\".*?<tbody>(.*?)</tbody>", RegexOptions.Singleline).Groups[1].Value;
            var cells = Regex.Matches(body, "<td[^>]*>(.*?)</td>", RegexOptions.Singleline).Select(cell => System.Net.WebUtility.HtmlDecode(cell.Groups[1].Value));
            Assert.Equal(table.Rows.SelectMany(row => row).Select(figure => figure.Text), cells);
        }
    }

    [Fact]
    public void Json_contains_the_models_figures()
    {
        var report = RecoveryReport.From(DemoSources.Full(), Language.English, DemoSources.AsOf);
        using var json = JsonDocument.Parse(ReportJson.Write(report));
        var read = from section in json.RootElement.GetProperty("sections").EnumerateArray()
                   from table in section.GetProperty("tables").EnumerateArray()
                   from row in table.GetProperty("rows").EnumerateArray()
                   from figure in row.EnumerateArray()
                   select (figure.GetProperty("text").GetString(), figure.GetProperty("number") is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : (decimal?)null);
        Assert.Equal(Figures(report).Select(figure => ((string?)figure.Text, figure.Number)), read);
        Assert.Equal("2026-03-31", json.RootElement.GetProperty("reputation").GetProperty("recoveredOn").GetString());
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public async Task The_workbook_contains_the_models_figures(Language language)
    {
        var report = RecoveryReport.From(DemoSources.Full(), language, DemoSources.AsOf);
        using var file = await Written(report);
        using var document = SpreadsheetDocument.Open(file, false);
        var parts = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Skip(1).Select(sheet => (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!));
        foreach (var (table, part) in report.Sections.SelectMany(section => section.Tables).Zip(parts))
        {
            var rows = part.Worksheet.Descendants<Row>().Skip(1).Select(row => row.Elements<Cell>().ToArray()).ToArray();
            Assert.Equal(table.Rows.Count, rows.Length);
            Assert.All(table.Rows.Zip(rows), row => Assert.All(row.First.Zip(row.Second), pair => Same(pair.First, pair.Second)));
        }
    }

    [Fact]
    public async Task The_workbook_is_valid_and_has_native_charts()
    {
        using var file = await Written(RecoveryReport.From(DemoSources.Full(), Language.Chinese, DemoSources.AsOf));
        using var document = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        var charts = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.DrawingsPart?.ChartParts ?? []).Select(part => part.ChartSpace.InnerXml).ToArray();
        Assert.Equal(2, charts.Length);
        Assert.Contains(charts, chart => chart.Contains("lineChart", StringComparison.Ordinal) && chart.Contains("<a:ln ", StringComparison.Ordinal));
        Assert.Contains(charts, chart => chart.Contains("barChart", StringComparison.Ordinal));
        var names = document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!).ToArray();
        Assert.All(charts, chart => Assert.Contains(names, name => chart.Contains($"'{name}'!", StringComparison.Ordinal)));
    }

    private static void Same(Figure figure, Cell cell)
    {
        if (figure.Number is { } number)
        {
            Assert.Equal((double)number, double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture), 9);
        }
        else if (figure.Date is { } day)
        {
            Assert.Equal(day.ToDateTime(TimeOnly.MinValue).ToOADate(), double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture));
        }
        else
        {
            Assert.Equal(figure.Text == "—" ? "" : figure.Text, cell.InnerText);
        }
    }

    private static async Task<MemoryStream> Written(RecoveryReport report)
    {
        var file = new MemoryStream();
        await RecoveryWorkbook.Write(report, file, CancellationToken.None);
        file.Position = 0;
        return file;
    }

    private static IEnumerable<Figure> Figures(RecoveryReport report) =>
        from section in report.Sections from table in section.Tables from row in table.Rows from figure in row select figure;
}
