using System.Text.Json.Nodes;
using Campaign.Documents.Reports;

namespace Campaign.Documents.Charts;

internal static class ChartSeriesOptions
{
    /// <param name="width">Width of the whole chart, in pixels.</param>
    public static IEnumerable<JsonNode> Of(ReportChart chart, int width)
    {
        var series = chart.Series.Select((key, index) => Of(chart, key, index)).ToList();
        if (chart.Kind == ChartKind.Curve)
        {
            series[0]["markLine"] = ChartMarks.Lines(chart, width);
        }

        return chart.Band is { } band ? [.. series, Normal(band)] : series;
    }

    private static JsonObject Of(ReportChart chart, string key, int index)
    {
        var column = chart.Data.IndexOf(key);
        var figures = chart.Data.Rows.Take(ChartOptions.Rows(chart)).Select(row => row[column]).ToArray();
        var series = chart.Kind == ChartKind.Curve ? Line(index) : Bar(chart, index);
        series["name"] = chart.Data.Columns[column].Title;
        series["data"] = new JsonArray([.. figures.Select(figure => Point(chart, figure))]);
        return series;
    }

    private static JsonObject Line(int index) => new()
    {
        ["type"] = "line",
        ["connectNulls"] = false,
        ["symbolSize"] = 3,
        ["showSymbol"] = index == 0,
        ["symbol"] = "circle",
        ["z"] = 5 - index,
        ["lineStyle"] = new JsonObject { ["width"] = index == 0 ? 2.2 : 1.4, ["type"] = index == 0 ? "solid" : "dashed" },
    };

    private static JsonObject Bar(ReportChart chart, int index)
    {
        var stacked = chart.Kind is ChartKind.Columns or ChartKind.StackedBars;
        var bar = new JsonObject { ["type"] = "bar", ["barMaxWidth"] = 16, ["barGap"] = "10%", ["barCategoryGap"] = chart.Kind == ChartKind.Columns ? "15%" : "35%" };
        if (stacked)
        {
            bar["stack"] = "all";
        }

        return bar;
    }

    /// <summary>The value, labelled at a bar's end with the same text as in the table.</summary>
    private static JsonObject? Point(ReportChart chart, Figure figure)
    {
        if (figure.Number is not { } number)
        {
            return new JsonObject { ["value"] = chart.Kind is ChartKind.Curve ? "-" : 0, ["label"] = Label(chart, figure) };
        }

        return new JsonObject { ["value"] = number, ["label"] = Label(chart, figure) };
    }

    private static JsonObject? Label(ReportChart chart, Figure figure) => chart.Kind != ChartKind.Bars ? null : new JsonObject
    {
        ["show"] = true,
        ["position"] = "right",
        // Figures contain only digits, signs and units; no braces, which ECharts would read as a placeholder.
        ["formatter"] = figure.Text,
        ["color"] = Palette.Ink,
        ["fontSize"] = 10,
    };

    /// <summary>The baseline's band: a series without points, so that the legend names it and no label covers the curve.</summary>
    private static JsonObject Normal(ChartBand band) => new()
    {
        ["type"] = "line",
        ["name"] = band.Title,
        ["data"] = new JsonArray(),
        ["symbol"] = "rect",
        ["color"] = Palette.Band,
        ["markArea"] = new JsonObject
        {
            ["silent"] = true,
            ["itemStyle"] = new JsonObject { ["color"] = Palette.Band },
            ["data"] = new JsonArray(new JsonArray(new JsonObject { ["yAxis"] = band.Low }, new JsonObject { ["yAxis"] = band.High })),
        },
        ["markLine"] = new JsonObject
        {
            ["silent"] = true,
            ["symbol"] = "none",
            ["label"] = new JsonObject { ["show"] = false },
            ["lineStyle"] = new JsonObject { ["color"] = "#0072b2", ["width"] = 1, ["type"] = "dashed", ["opacity"] = 0.6 },
            ["data"] = new JsonArray(new JsonObject { ["yAxis"] = band.Mean }),
        },
    };
}
