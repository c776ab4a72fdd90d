namespace Campaign.Silo.Imports.Csv;

/// <summary>Writes rows of a CSV file that a person opens in a spreadsheet.</summary>
public static class CsvRow
{
    public static void Write(TextWriter text, IEnumerable<string> cells)
    {
        var separator = "";
        foreach (var cell in cells)
        {
            text.Write(separator);
            WriteCell(text, cell);
            separator = ",";
        }

        text.Write("\r\n");
    }

    private static void WriteCell(TextWriter text, string cell)
    {
        // A spreadsheet would evaluate such a cell as a formula.
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠' ? "'" + cell : cell;
        if (safe.AsSpan().ContainsAny("\",\r\n"))
        {
            text.Write('"');
            text.Write(safe.Replace("\"", "\"\"", StringComparison.Ordinal));
            text.Write('"');
        }
        else
        {
            text.Write(safe);
        }
    }
}
