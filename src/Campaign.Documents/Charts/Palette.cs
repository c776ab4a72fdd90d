using Campaign.Documents.Reports;

namespace Campaign.Documents.Charts;

/// <summary>Colours that are distinguishable with any colour vision (after Okabe and Ito), supported by line style and order.</summary>
internal static class Palette
{
    public const string Ink = "#1f2933";
    public const string Muted = "#6b7785";
    public const string Rule = "#d9dee4";
    public const string Fonts = "Arial, 'Liberation Sans', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif";
    public const string Band = "rgba(0,114,178,0.12)";
    public const string Alarm = "#d55e00";

    public static string[] For(ReportChart chart) => chart.Kind switch
    {
        ChartKind.Curve => ["#0072b2", "#6b7785"],
        ChartKind.Columns => ["#d55e00", "#c9d0d8", "#0072b2"],
        ChartKind.StackedBars => ["#0b4f7d", "#0072b2", "#e69f00", "#d9dee4"],
        _ => chart.Series.Count > 1 ? ["#b9c4cf", "#0072b2"] : ["#0072b2"],
    };
}
