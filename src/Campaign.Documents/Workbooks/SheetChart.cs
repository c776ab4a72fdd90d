namespace Campaign.Documents.Workbooks;

public enum SheetChartKind
{
    Line,
    Bar,
}

/// <summary>A native chart over cells of a list sheet (header in row 1).</summary>
/// <param name="Sheet">The list sheet's name.</param>
/// <param name="CategoryColumn">Zero-based.</param>
/// <param name="Rows">How many rows below the header are drawn.</param>
/// <param name="Top">Zero-based row of the upper left corner.</param>
public sealed record SheetChart(
    SheetChartKind Kind, string Title, string Sheet, int CategoryColumn, bool CategoriesAreDates, IReadOnlyList<SheetChartSeries> Series, int Rows, int Top)
{
    /// <summary>What the chart says, for those who cannot see it.</summary>
    public string Alternative { get; init; } = "";
}

/// <param name="Column">Zero-based.</param>
/// <param name="Colour">RGB in hex.</param>
public sealed record SheetChartSeries(string Title, int Column, string Colour);
