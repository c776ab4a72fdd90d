using System.Globalization;
using System.Text.RegularExpressions;

namespace Campaign.Silo.Imports.Xlsx;

/// <summary>Converts a cell's stored value to text.</summary>
internal static partial class CellText
{
    private const double MaxSerial = 2_958_466;

    /// <summary>Workbooks write characters that XML cannot contain as _x000D_.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, match => ((char)ushort.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    /// <summary>A number as a person would write it: whole numbers without exponent as far as workbooks store them exactly (15 digits).</summary>
    public static string Number(string stored) =>
        stored.AsSpan().ContainsAny('E', 'e') && double.TryParse(stored, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) is < 1e15 and >= 1e-9
            ? ((decimal)value).ToString(CultureInfo.InvariantCulture)
            : stored;

    /// <summary>A workbook's date as ISO text without zone, or null when the number is not a date.</summary>
    /// <param name="stored">Days since the workbook's epoch, with the time as the fraction.</param>
    /// <param name="from1904">Whether the workbook counts from 1904 (old Macintosh files) instead of 1900.</param>
    public static string? Date(string stored, bool from1904)
    {
        if (!double.TryParse(stored, CultureInfo.InvariantCulture, out var serial) || serial is not (>= 0 and < MaxSerial - 1_462))
        {
            return null;
        }

        // Excel has a 29 February 1900, so its days before March of that year are off by one.
        var days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
        var milliseconds = Math.Round(days * 86_400_000.0);
        return new DateTime(1899, 12, 30).AddMilliseconds(milliseconds).ToString("yyyy-MM-dd HH:mm:ss.FFF", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
