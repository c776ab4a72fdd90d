namespace Campaign.Silo.Imports.Csv;

/// <summary>Detects the character that separates the fields.</summary>
internal static class Delimiter
{
    private const int Records = 20;
    private const string Naming = "sep=";

    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <summary>The delimiter that the first line declares for spreadsheets ("sep=;"), or null: then the line is part of the table.</summary>
    public static char? NamedBy(ReadOnlySpan<char> text)
    {
        var isNamed = text.StartsWith(Naming, StringComparison.OrdinalIgnoreCase) && text[Naming.Length..] is [not ('"' or '\r' or '\n'), '\r' or '\n', ..];
        return isNamed ? text[Naming.Length] : null;
    }

    /// <summary>The candidate that splits the header and gives the same number of fields in the first rows; a comma when none does.</summary>
    public static char Guess(ReadOnlySpan<char> sample, bool whole)
    {
        sample = sample.TrimStart("\r\n ");
        var (best, bestScore) = (',', 0.0);
        foreach (var candidate in Candidates)
        {
            var score = Score(sample, whole, candidate);
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best;
    }

    // Agreement of the rows decides; the number of columns breaks ties (for commas inside the names of a semicolon-separated list).
    private static double Score(ReadOnlySpan<char> sample, bool whole, char candidate)
    {
        var scanner = new CsvScanner(candidate);
        int columns = 0, agreeing = 0, rows = 0;
        while (!sample.IsEmpty && rows < Records)
        {
            var end = scanner.Scan(sample, whole);
            if (end == ScanEnd.NeedsMore || (rows == 0 && (end != ScanEnd.Complete || scanner.Count < 2)))
            {
                break;
            }

            columns = rows == 0 ? scanner.Count : columns;
            agreeing += end == ScanEnd.Complete && scanner.Count == columns ? 1 : 0;
            rows++;
            sample = sample[(end == ScanEnd.Complete ? scanner.Consumed : FirstLine(sample))..];
        }

        return columns < 2 ? 0 : ((double)agreeing / rows) + (columns / 10_000.0);
    }

    private static int FirstLine(ReadOnlySpan<char> text) => text.IndexOfAny('\r', '\n') is var end && end < 0 ? text.Length : end + 1;
}
