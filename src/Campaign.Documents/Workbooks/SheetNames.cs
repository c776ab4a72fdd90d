using System.Globalization;

namespace Campaign.Documents.Workbooks;

/// <summary>The format's rules for names and addresses.</summary>
internal static class SheetNames
{
    private const int Longest = 31;

    /// <summary>A name that the format accepts and no other sheet has.</summary>
    public static string Fit(string wanted, ICollection<string> taken)
    {
        var clean = new string([.. wanted.Where(letter => !"[]:*?/\\".Contains(letter, StringComparison.Ordinal) && !char.IsControl(letter) && !char.IsSurrogate(letter))]).Trim('\'', ' ');
        clean = clean.Length == 0 || clean.Equals("History", StringComparison.OrdinalIgnoreCase) ? "Sheet" : clean;
        var name = clean.Length > Longest ? clean[..Longest] : clean;
        for (var number = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            name = clean[..Math.Min(clean.Length, Longest - suffix.Length)] + suffix;
        }

        return name;
    }

    /// <summary>A, B … Z, AA … for 0, 1 …</summary>
    public static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column(index / 26 - 1) + (char)('A' + index % 26);

    /// <summary>An absolute range on a sheet, rows counted from 1.</summary>
    public static string Range(string sheet, int column, int firstRow, int lastRow) => string.Create(
        CultureInfo.InvariantCulture, $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!${Column(column)}${firstRow}:${Column(column)}${lastRow}");
}
