using System.Text.Json.Nodes;
using Campaign.Documents.Reports;

namespace Campaign.Documents.Charts;

internal static class ChartAxes
{
    public static JsonObject Categories(ReportChart chart, bool days)
    {
        var column = chart.Data.IndexOf(chart.Category);
        var names = chart.Data.Rows.Take(ChartOptions.Rows(chart)).Select(row => (JsonNode)row[column].Text);
        var axis = new JsonObject
        {
            ["type"] = "category",
            ["data"] = new JsonArray([.. names]),
            ["inverse"] = !days,
            ["axisTick"] = new JsonObject { ["show"] = false },
            ["axisLine"] = new JsonObject { ["onZero"] = false, ["lineStyle"] = new JsonObject { ["color"] = Palette.Muted } },
            ["axisLabel"] = new JsonObject { ["color"] = Palette.Ink, ["fontSize"] = 10, ["hideOverlap"] = true },
        };
        if (!days)
        {
            axis["axisLabel"] = new JsonObject { ["color"] = Palette.Ink, ["fontSize"] = 10.5, ["width"] = 118, ["overflow"] = "truncate", ["interval"] = 0 };
        }

        return axis;
    }

    public static JsonObject Values(ReportChart chart)
    {
        var axis = new JsonObject
        {
            ["type"] = "value",
            ["splitLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = Palette.Rule } },
            ["axisLabel"] = new JsonObject { ["color"] = Palette.Muted, ["fontSize"] = 10, ["show"] = chart.Kind is ChartKind.Curve or ChartKind.Columns },
            ["splitNumber"] = chart.Kind == ChartKind.Columns ? 3 : 5,
        };
        if (chart.Kind is ChartKind.Bars or ChartKind.StackedBars)
        {
            axis["splitLine"] = new JsonObject { ["show"] = false };
        }

        if (chart.Kind == ChartKind.Curve)
        {
            (axis["min"], axis["max"]) = (-1, 1);
        }

        return axis;
    }
}
