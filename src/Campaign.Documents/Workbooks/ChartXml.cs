namespace Campaign.Documents.Workbooks;

/// <summary>The XML of a native chart. Lines have an explicit outline, without which some programs draw none.</summary>
internal static class ChartXml
{
    public static string Of(SheetChart chart)
    {
        var series = string.Concat(chart.Series.Select((series, index) => Series(chart, series, index)));
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart>{Title(chart.Title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{(chart.Kind == SheetChartKind.Line ? Line(series, chart) : Bar(series))}</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>
            """;
    }

    private static string Line(string series, SheetChart chart) =>
        $"<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{series}<c:marker val=\"1\"/><c:axId val=\"11\"/><c:axId val=\"12\"/></c:lineChart>"
        + (chart.CategoriesAreDates
            ? $"<c:dateAx><c:axId val=\"11\"/>{Axis("b", "yyyy\\-mm\\-dd")}<c:tickLblPos val=\"low\"/><c:crossAx val=\"12\"/><c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblOffset val=\"100\"/><c:baseTimeUnit val=\"days\"/></c:dateAx>"
            : $"<c:catAx><c:axId val=\"11\"/>{Axis("b", "General")}<c:tickLblPos val=\"low\"/><c:crossAx val=\"12\"/><c:crosses val=\"autoZero\"/></c:catAx>")
        + Values("l", "0.0");

    private static string Bar(string series) =>
        $"<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{series}<c:gapWidth val=\"60\"/><c:axId val=\"11\"/><c:axId val=\"12\"/></c:barChart>"
        + $"<c:catAx><c:axId val=\"11\"/>{Axis("l", "General", "maxMin")}<c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"12\"/><c:crosses val=\"autoZero\"/></c:catAx>"
        + Values("b", "#,##0", "max");

    private static string Values(string position, string format, string crosses = "autoZero") =>
        $"<c:valAx><c:axId val=\"12\"/>{Axis(position, format, grid: true)}<c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"11\"/><c:crosses val=\"{crosses}\"/></c:valAx>";

    private static string Axis(string position, string format, string direction = "minMax", bool grid = false) =>
        $"<c:scaling><c:orientation val=\"{direction}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{position}\"/>"
        + (grid ? $"<c:majorGridlines>{Outline("D9DEE4", 6350)}</c:majorGridlines>" : "")
        + $"<c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>";

    private static string Series(SheetChart chart, SheetChartSeries series, int index)
    {
        var (first, last) = (2, Math.Max(2, chart.Rows + 1));
        var categories = Reference(chart, chart.CategoryColumn, first, last);
        var kind = chart.CategoriesAreDates ? "numRef" : "strRef";
        var shape = chart.Kind == SheetChartKind.Line ? Outline(series.Colour, 22225) : $"<c:spPr><a:solidFill><a:srgbClr val=\"{series.Colour}\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>";
        return FormattableString.Invariant($"<c:ser><c:idx val=\"{index}\"/><c:order val=\"{index}\"/><c:tx><c:strRef><c:f>{Reference(chart, series.Column, 1, 1)}</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{Workbook.Escape(series.Title)}</c:v></c:pt></c:strCache></c:strRef></c:tx>")
            + shape
            + (chart.Kind == SheetChartKind.Line ? "<c:marker><c:symbol val=\"none\"/></c:marker>" : "")
            + $"<c:cat><c:{kind}><c:f>{categories}</c:f></c:{kind}></c:cat><c:val><c:numRef><c:f>{Reference(chart, series.Column, first, last)}</c:f></c:numRef></c:val>"
            + (chart.Kind == SheetChartKind.Line ? "<c:smooth val=\"0\"/>" : "") + "</c:ser>";
    }

    private static string Reference(SheetChart chart, int column, int first, int last) => Workbook.Escape(SheetNames.Range(chart.Sheet, column, first, last));

    private static string Outline(string colour, int width) => FormattableString.Invariant($"<c:spPr><a:ln w=\"{width}\"><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></a:ln></c:spPr>");

    private static string Title(string title) =>
        $"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1200\" b=\"1\"/></a:pPr><a:r><a:rPr sz=\"1200\" b=\"1\"/><a:t>{Workbook.Escape(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>";
}
