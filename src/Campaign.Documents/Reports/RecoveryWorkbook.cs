using Campaign.Documents.Workbooks;
using Campaign.Domain.Decisions;

namespace Campaign.Documents.Reports;

/// <summary>The report as a workbook: a summary with native charts, then one sheet for each table.</summary>
public static class RecoveryWorkbook
{
    private static readonly string[] Colours = ["0072B2", "D55E00", "6B7785", "009E73"];

    /// <summary>Writes the workbook to a stream, which stays open.</summary>
    public static async Task Write(RecoveryReport report, Stream stream, CancellationToken cancellation)
    {
        var properties = new WorkbookProperties($"{report.Title} · {report.Campaign}", report.Brand, report.Language.Tag(), report.AsOf);
        await using var workbook = await Workbook.Create(stream, properties, cancellation);
        ReportTable[] tables = [.. report.Sections.SelectMany(section => section.Tables)];
        await workbook.Add(Summary(report), cancellation);
        foreach (var table in tables)
        {
            await workbook.Add(ToSheet(table), cancellation);
        }
    }

    private static Sheet Summary(RecoveryReport report)
    {
        SheetCell[][] rows = [.. SummaryRows(report)];
        SheetChart[] charts = [.. Charts(report, rows.Length + 1)];
        return new(report.Language == Language.Chinese ? "摘要" : "Summary", [new("", 34), new("", 22), new("", 48), new("", 14), new("", 14), new("", 14)], rows)
        {
            IsList = false,
            Charts = charts,
        };
    }

    private static IEnumerable<SheetCell[]> SummaryRows(RecoveryReport report)
    {
        yield return [SheetCell.Text(report.Title, CellFormat.Title)];
        yield return [SheetCell.Text($"{report.Brand} · {report.Campaign}", CellFormat.Bold), SheetCell.Date(DateOnly.FromDateTime(report.AsOf.DateTime)), SheetCell.Text(report.AsOfText, CellFormat.Note)];
        yield return [];
        yield return [SheetCell.Text(report.Headline, CellFormat.Bold)];
        yield return [SheetCell.Text(report.Explanation)];
        yield return [];
        foreach (var figure in report.KeyFigures)
        {
            yield return [SheetCell.Text(figure.Label), Cell(figure.Figure), SheetCell.Text(figure.Note, CellFormat.Note)];
        }

        yield return [];
        yield return [SheetCell.Text(report.Language == Language.Chinese ? "未证实的部分" : "What is not proven", CellFormat.Bold)];
        foreach (var doubt in report.NotProven)
        {
            yield return [SheetCell.Text(doubt)];
        }
    }

    private static IEnumerable<SheetChart> Charts(RecoveryReport report, int top)
    {
        var drawn = from section in report.Sections
                    from chart in section.Charts
                    where chart.Id is "net" or "budget"
                    select chart;
        return drawn.Select((chart, index) => new SheetChart(
            chart.Kind == ChartKind.Curve ? SheetChartKind.Line : SheetChartKind.Bar,
            chart.Title,
            chart.Data.Title,
            chart.Data.IndexOf(chart.Category),
            chart.Kind == ChartKind.Curve,
            [.. chart.Series.Select((key, series) => new SheetChartSeries(chart.Data.Columns[chart.Data.IndexOf(key)].Title, chart.Data.IndexOf(key), Colours[series % Colours.Length]))],
            chart.Data.Rows.Count - (chart.Data.Total ? 1 : 0),
            top + index * 20)
        {
            Alternative = chart.Alternative,
        });
    }

    private static Sheet ToSheet(ReportTable table) => new(
        table.Title,
        [.. table.Columns.Select(column => new SheetColumn(column.Title, column.Wide ? 36 : column.Kind == FigureKind.Text ? 18 : 15))],
        table.Rows.Select(row => (IReadOnlyList<SheetCell>)[.. row.Zip(table.Columns, (figure, column) => Cell(figure, column.Wide))]));

    /// <summary>The figure's value with its format; a figure that is not known is an empty cell, so that formulas do not stumble, or its words.</summary>
    private static SheetCell Cell(Figure figure, bool wide = false) => figure switch
    {
        { Date: { } day } => SheetCell.Date(day),
        { Number: { } number } => SheetCell.Number(number, Format(figure.Kind, number)),
        { Text: "—" } => SheetCell.Empty,
        _ => SheetCell.Text(figure.Text, wide ? CellFormat.Wrapped : CellFormat.General),
    };

    private static CellFormat Format(FigureKind kind, decimal number) => kind switch
    {
        FigureKind.Count or FigureKind.Days => CellFormat.Whole,
        FigureKind.Money when number == decimal.Truncate(number) => CellFormat.Whole,
        FigureKind.Money or FigureKind.Rate => CellFormat.TwoDecimals,
        FigureKind.Share => CellFormat.Percent,
        FigureKind.Net => CellFormat.Signed,
        FigureKind.Index => CellFormat.OneDecimal,
        _ => CellFormat.General,
    };
}
