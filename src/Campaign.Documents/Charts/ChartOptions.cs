using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Campaign.Documents.Reports;

namespace Campaign.Documents.Charts;

/// <summary>
/// ECharts options as plain JSON. They hold data only: no formatter that runs or interprets text, so a user's words stay words. The default
/// escapes of System.Text.Json (&lt;, &gt;, &amp;, quotes) make the JSON safe inside HTML.
/// </summary>
internal static class ChartOptions
{
    private static readonly JsonSerializerOptions Safe = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.CjkUnifiedIdeographs) };

    /// <summary>Height in pixels at the fixed width of 660.</summary>
    public static int Height(ReportChart chart) => chart.Kind switch
    {
        ChartKind.Curve => 270,
        ChartKind.Columns => 140,
        _ => 56 + Rows(chart) * (chart.Kind == ChartKind.Bars && chart.Series.Count > 1 ? 34 : 24),
    };

    public static string Json(ReportChart chart) => Options(chart).ToJsonString(Safe);

    internal static int Rows(ReportChart chart) => chart.Data.Rows.Count - (chart.Data.Total ? 1 : 0);

    private static JsonObject Options(ReportChart chart)
    {
        var days = chart.Kind is ChartKind.Curve or ChartKind.Columns;
        var options = new JsonObject
        {
            ["animation"] = false,
            ["color"] = new JsonArray([.. Palette.For(chart).Select(colour => (JsonNode)colour)]),
            ["textStyle"] = new JsonObject { ["fontFamily"] = Palette.Fonts, ["fontSize"] = 11 },
            ["legend"] = Legend(chart),
            ["grid"] = new JsonObject { ["left"] = days ? 44 : 130, ["right"] = days ? 16 : 56, ["top"] = chart.Kind == ChartKind.Curve ? 40 : 26, ["bottom"] = days ? 26 : 24 },
            [days ? "xAxis" : "yAxis"] = ChartAxes.Categories(chart, days),
            [days ? "yAxis" : "xAxis"] = ChartAxes.Values(chart),
            ["series"] = new JsonArray([.. chart.Series.Select((key, index) => (JsonNode)ChartSeriesOptions.Of(chart, key, index))]),
        };
        return options;
    }

    private static JsonObject Legend(ReportChart chart) => new()
    {
        ["show"] = chart.Series.Count > 1,
        ["top"] = 0,
        ["left"] = 0,
        ["itemWidth"] = 18,
        ["itemHeight"] = 8,
        ["textStyle"] = new JsonObject { ["color"] = Palette.Ink, ["fontSize"] = 11 },
    };
}
