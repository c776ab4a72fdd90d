using System.Globalization;

namespace Campaign.Documents.Workbooks;

/// <summary>How a cell's value is displayed.</summary>
public enum CellFormat
{
    General,

    /// <summary>Whole numbers with thousands separators.</summary>
    Whole,

    /// <summary>Two decimals with thousands separators.</summary>
    TwoDecimals,

    /// <summary>One decimal.</summary>
    OneDecimal,

    /// <summary>A sign and two decimals.</summary>
    Signed,

    Percent,
    Date,
    DateTime,

    /// <summary>Long text that wraps.</summary>
    Wrapped,
    Bold,
    Title,
    Note,
}

/// <summary>One typed cell. Text is always text, even if it looks like a formula.</summary>
public readonly record struct SheetCell
{
    private SheetCell(string? text, double number, bool isNumber, CellFormat format) =>
        (TextValue, NumberValue, IsNumber, Format) = (text, number, isNumber, format);

    public static SheetCell Empty { get; }

    internal string? TextValue { get; }

    internal double NumberValue { get; }

    internal bool IsNumber { get; }

    internal CellFormat Format { get; }

    public static SheetCell Text(string? text, CellFormat format = CellFormat.General) => new(text, 0, false, format);

    public static SheetCell Number(double value, CellFormat format = CellFormat.General) =>
        double.IsFinite(value) ? new(null, value, true, format) : Text(value.ToString(CultureInfo.InvariantCulture));

    public static SheetCell Number(long value, CellFormat format = CellFormat.Whole) => new(null, value, true, format);

    public static SheetCell Number(decimal value, CellFormat format = CellFormat.General) => new(null, (double)value, true, format);

    /// <summary>A date value. Days before March 1900, which the format counts wrongly, are stored as text.</summary>
    public static SheetCell Date(DateOnly day) => Moment(day.ToDateTime(TimeOnly.MinValue), CellFormat.Date, "yyyy-MM-dd");

    /// <summary>A date and time of day in the given local time: workbooks have no time zones.</summary>
    public static SheetCell Time(DateTime local) => Moment(local, CellFormat.DateTime, "yyyy-MM-dd HH:mm:ss");

    private static SheetCell Moment(DateTime moment, CellFormat format, string pattern) =>
        moment >= new DateTime(1900, 3, 1) ? new(null, moment.ToOADate(), true, format) : Text(moment.ToString(pattern, CultureInfo.InvariantCulture));
}

/// <param name="Width">In characters of the default font.</param>
public sealed record SheetColumn(string Title, double Width = 14);

/// <summary>One sheet: a list with a frozen header and a filter. Its rows are streamed and never kept.</summary>
/// <param name="Name">Adapted to the format's rules: no <c>[ ] : * ? / \</c>, at most 31 characters, unique.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IAsyncEnumerable<IReadOnlyList<SheetCell>> Rows)
{
    public Sheet(string name, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<SheetCell>> rows)
        : this(name, columns, rows.ToAsyncEnumerable())
    {
    }

    /// <summary>Whether the first row is a frozen header with a filter. False for a sheet that reads like a page.</summary>
    public bool IsList { get; init; } = true;

    public IReadOnlyList<SheetChart> Charts { get; init; } = [];
}
