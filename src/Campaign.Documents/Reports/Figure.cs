using Campaign.Domain.Decisions;

namespace Campaign.Documents.Reports;

/// <summary>How a figure is formatted and aligned.</summary>
public enum FigureKind
{
    Text,
    Count,
    Days,

    /// <summary>Net sentiment, −1 to 1, with its sign.</summary>
    Net,

    /// <summary>A share, 0–1, written as a percentage.</summary>
    Share,

    /// <summary>0–100.</summary>
    Index,

    Money,

    /// <summary>Money per unit, always with two decimals.</summary>
    Rate,

    Date,
}

/// <summary>One figure of the report, computed once: its value for programs and workbooks, its text for people.</summary>
/// <param name="Text">As printed in the report's language; a dash or "not proven" when there is no value.</param>
/// <param name="Number">Rounded to its meaningful digits; shares 0–1.</param>
public sealed record Figure(FigureKind Kind, string Text, decimal? Number = null, DateOnly? Date = null);

/// <param name="Key">Stable name for programs.</param>
/// <param name="Wide">Long text that may wrap.</param>
public sealed record ReportColumn(string Key, string Title, FigureKind Kind, bool Wide = false);

/// <summary>A table shared by HTML, PDF, workbook and JSON.</summary>
/// <param name="Empty">Shown when there are no rows.</param>
/// <param name="Total">Whether the last row is a sum.</param>
public sealed record ReportTable(
    string Id, string Title, ValueList<ReportColumn> Columns, ValueList<ValueList<Figure>> Rows, string Empty, bool Total = false)
{
    public int IndexOf(string key) => Columns.Select((column, index) => (column.Key, index)).First(column => column.Key == key).index;
}

/// <summary>A column and how to compute a row's figure for it.</summary>
internal sealed record ColumnOf<T>(string Key, string Title, FigureKind Kind, Func<T, Figure> Figure, bool Wide = false);

internal static class Tables
{
    public static ReportTable Of<T>(string id, string title, string empty, IEnumerable<T> items, params ColumnOf<T>[] columns) => new(
        id,
        title,
        [.. columns.Select(column => new ReportColumn(column.Key, column.Title, column.Kind, column.Wide))],
        [.. items.Select(item => (ValueList<Figure>)[.. columns.Select(column => column.Figure(item))])],
        empty);
}
