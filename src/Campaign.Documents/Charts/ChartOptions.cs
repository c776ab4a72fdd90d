using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Campaign.Documents.Reports;

namespace Campaign.Documents.Charts;

/// <summary>
/// ECharts options as plain JSON. They contain data only: no formatter that runs or interprets text, so a user's text stays text. The default
/// escapes of System.Text.Json (&lt;, &gt;, &amp;, quotes) make the JSON safe inside HTML.
/// </summary>
internal static class ChartOptions
{
    /// <summary>Margins in pixels of a chart over days.</summary>
    public const int LeftOfDays = 44, RightOfDays = 16;

    /// <summary>A chart is drawn in one of two widths and scaled to its place, so that it is readable on a phone too.</summary>
    private const int Wide = 660, Narrow = 360;

    private static readonly JsonSerializerOptions Safe = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.CjkUnifiedIdeographs) };

    /// <summary>Height in pixels, for both widths.</summary>
    public static int Height(ReportChart chart) => chart.Kind switch
    {
        ChartKind.Curve => 270,
        ChartKind.Columns => 140,
        _ => 56 + Rows(chart) * (chart.Kind == ChartKind.Bars && chart.Series.Count > 1 ? 34 : 24),
    };

    public static string Json(ReportChart chart) => new JsonObject
    {
        ["baseOption"] = Options(chart),
        ["media"] = new JsonArray(new JsonObject { ["query"] = new JsonObject { ["maxWidth"] = Narrow }, ["option"] = WhenNarrow(chart) }),
    }.ToJsonString(Safe);

    internal static int Rows(ReportChart chart) => chart.Data.Rows.Count - (chart.Data.Total ? 1 : 0);

    internal static bool OverDays(ReportChart chart) => chart.Kind is ChartKind.Curve or ChartKind.Columns;

    private static JsonObject Options(ReportChart chart)
    {
        var days = OverDays(chart);
        return new()
        {
            ["animation"] = false,
            ["color"] = new JsonArray([.. Palette.For(chart).Select(colour => (JsonNode)colour)]),
            ["textStyle"] = new JsonObject { ["fontFamily"] = Palette.Fonts, ["fontSize"] = 11 },
            ["legend"] = Legend(chart),
            ["grid"] = new JsonObject { ["left"] = days ? LeftOfDays : 130, ["right"] = days ? RightOfDays : 56, ["top"] = chart.Kind == ChartKind.Curve ? 40 : 26, ["bottom"] = days ? 26 : 24 },
            [days ? "xAxis" : "yAxis"] = ChartAxes.Categories(chart, days),
            [days ? "yAxis" : "xAxis"] = ChartAxes.Values(chart),
            ["series"] = new JsonArray([.. ChartSeriesOptions.Of(chart, Wide)]),
        };
    }

    /// <summary>What differs in the narrow width.</summary>
    private static JsonObject WhenNarrow(ReportChart chart) => OverDays(chart)
        ? chart.Kind == ChartKind.Curve ? new() { ["series"] = new JsonArray(new JsonObject { ["markLine"] = ChartMarks.Lines(chart, Narrow) }) } : []
        : new()
        {
            ["grid"] = new JsonObject { ["left"] = 96, ["right"] = 60 },
            ["yAxis"] = new JsonObject { ["axisLabel"] = new JsonObject { ["width"] = 86 } },
        };

    private static JsonObject Legend(ReportChart chart) => new()
    {
        ["show"] = chart.Series.Count > 1,
        ["top"] = 0,
        ["left"] = 0,
        ["itemWidth"] = 18,
        ["itemHeight"] = 8,
        ["itemGap"] = 8,
        ["textStyle"] = new JsonObject { ["color"] = Palette.Ink, ["fontSize"] = 11 },
    };
}
