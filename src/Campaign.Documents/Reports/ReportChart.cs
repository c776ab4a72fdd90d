using Campaign.Domain.Decisions;

namespace Campaign.Documents.Reports;

public enum ChartKind
{
    /// <summary>Lines over days, with band and marks; a missing value is a gap.</summary>
    Curve,

    /// <summary>Stacked columns over days.</summary>
    Columns,

    /// <summary>Horizontal bars side by side.</summary>
    Bars,

    /// <summary>Horizontal bars, stacked.</summary>
    StackedBars,
}

/// <summary>A picture of some columns of a table: it has no figures of its own, so it cannot differ from the table.</summary>
/// <param name="Alternative">Text alternative for people who cannot see the chart.</param>
/// <param name="Data">The table drawn.</param>
/// <param name="Category">Key of the column along the axis.</param>
/// <param name="Series">Keys of the columns drawn.</param>
public sealed record ReportChart(
    string Id, ChartKind Kind, string Title, string Alternative, ReportTable Data, string Category, ValueList<string> Series)
{
    public ChartBand? Band { get; init; }

    public ValueList<ChartMark> Marks { get; init; } = [];
}

/// <summary>The baseline and its band of ±1σ.</summary>
public sealed record ChartBand(string Title, decimal Low, decimal Mean, decimal High);

/// <summary>A marked day; its label is a number or one of our words, never text from a user.</summary>
/// <param name="Strong">Whether it stands out, like onset and trough.</param>
public sealed record ChartMark(string Label, DateOnly Day, bool Strong);

/// <summary>One chapter.</summary>
/// <param name="Paragraphs">The text, in whole sentences.</param>
public sealed record ReportSection(string Id, string Title, ValueList<string> Paragraphs, ValueList<ReportChart> Charts, ValueList<ReportTable> Tables)
{
    /// <summary>How to read the tables.</summary>
    public ValueList<string> Notes { get; init; } = [];

    /// <summary>Whether it starts on a new page in print.</summary>
    public bool NewPage { get; init; }
}

/// <summary>A figure that leadership looks at first.</summary>
/// <param name="Note">What it is compared with or counted from.</param>
public sealed record KeyFigure(string Id, string Label, Figure Figure, string Note);
