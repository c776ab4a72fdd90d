using System.Text.Json.Nodes;
using Campaign.Documents.Reports;

namespace Campaign.Documents.Charts;

internal static class ChartSeriesOptions
{
    public static JsonObject Of(ReportChart chart, string key, int index)
    {
        var column = chart.Data.IndexOf(key);
        var figures = chart.Data.Rows.Take(ChartOptions.Rows(chart)).Select(row => row[column]).ToArray();
        var series = chart.Kind == ChartKind.Curve ? Line(index) : Bar(chart, index);
        series["name"] = chart.Data.Columns[column].Title;
        series["data"] = new JsonArray([.. figures.Select(figure => Point(chart, figure))]);
        if (chart.Kind == ChartKind.Curve && index == 0)
        {
            Mark(chart, series);
        }

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

    /// <summary>The value, and at a bar's end the same words as in the table.</summary>
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
        // Figures are ours: digits, signs and units; braces, which ECharts would read as a placeholder, cannot be in them.
        ["formatter"] = figure.Text,
        ["color"] = Palette.Ink,
        ["fontSize"] = 10,
    };

    private static void Mark(ReportChart chart, JsonObject series)
    {
        if (chart.Band is { } band)
        {
            series["markArea"] = new JsonObject
            {
                ["silent"] = true,
                ["itemStyle"] = new JsonObject { ["color"] = Palette.Band },
                ["label"] = new JsonObject { ["position"] = "insideBottomLeft", ["color"] = Palette.Muted, ["fontSize"] = 9.5 },
                ["data"] = new JsonArray(new JsonArray(new JsonObject { ["name"] = band.Title, ["yAxis"] = band.Low }, new JsonObject { ["yAxis"] = band.High })),
            };
        }

        var days = chart.Data.Rows.Select(row => row[chart.Data.IndexOf(chart.Category)].Date).ToHashSet();
        var lines = chart.Marks.Where(mark => days.Contains(mark.Day)).GroupBy(mark => (mark.Day, mark.Strong)).Select(marks => Vertical([.. marks]));
        series["markLine"] = new JsonObject
        {
            ["silent"] = true,
            ["symbol"] = "none",
            ["data"] = new JsonArray([.. lines, .. chart.Band is { } normal ? new[] { Mean(normal) } : []]),
        };
    }

    private static JsonObject Vertical(ChartMark[] marks) => new JsonObject
    {
        ["xAxis"] = marks[0].Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["name"] = string.Join(" ", marks.Select(mark => mark.Label)),
        ["label"] = new JsonObject { ["formatter"] = "{b}", ["position"] = marks[0].Strong ? "insideEndTop" : "end", ["color"] = marks[0].Strong ? Palette.Alarm : Palette.Ink, ["fontSize"] = 10 },
        ["lineStyle"] = new JsonObject { ["color"] = marks[0].Strong ? Palette.Alarm : Palette.Muted, ["width"] = 1, ["type"] = marks[0].Strong ? "solid" : "dotted" },
    };

    private static JsonObject Mean(ChartBand band) => new JsonObject
    {
        ["yAxis"] = band.Mean,
        ["label"] = new JsonObject { ["show"] = false },
        ["lineStyle"] = new JsonObject { ["color"] = "#0072b2", ["width"] = 1, ["type"] = "dashed", ["opacity"] = 0.6 },
    };
}
