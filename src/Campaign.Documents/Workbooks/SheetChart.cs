namespace Campaign.Documents.Workbooks;

public enum SheetChartKind
{
    Line,
    Bar,
}

/// <summary>A native chart over cells of a list sheet (header in row 1).</summary>
/// <param name="Sheet">The list sheet's name.</param>
/// <param name="CategoryColumn">Zero-based.</param>
/// <param name="Rows">Number of rows below the header that are drawn.</param>
/// <param name="Top">Row of the upper left corner, zero-based.</param>
public sealed record SheetChart(
    SheetChartKind Kind, string Title, string Sheet, int CategoryColumn, bool CategoriesAreDates, IReadOnlyList<SheetChartSeries> Series, int Rows, int Top)
{
    /// <summary>Text alternative for people who cannot see the chart.</summary>
    public string Alternative { get; init; } = "";
}

/// <param name="Column">Zero-based.</param>
/// <param name="Colour">RGB in hex.</param>
public sealed record SheetChartSeries(string Title, int Column, string Colour);
