using System.Globalization;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports.Rejects;

/// <summary>
/// Writes the rows that an import refused as a CSV that a person opens in a spreadsheet: line, code, reason, then the row as it was written.
/// The file repeats personal data of the imported file; it belongs to whoever imported it.
/// </summary>
/// <param name="text">UTF-8; a byte order mark makes spreadsheets read Chinese right. Stays open.</param>
/// <param name="language">Of the headings and reasons.</param>
public sealed class RejectsWriter(TextWriter text, Language language)
{
    /// <summary>Writes the heading: our three columns, then the file's own.</summary>
    public void WriteHeader(IEnumerable<string> columns) =>
        WriteRow((language == Language.Chinese ? ["行号", "代码", "原因"] : ["line", "code", "reason"]), columns);

    /// <summary>Writes one refused row.</summary>
    public void Write(RowProblem problem, IEnumerable<string> fields) =>
        WriteRow([problem.Line.ToString(CultureInfo.InvariantCulture), problem.Code, problem.Reason.In(language)], fields);

    private void WriteRow(string[] ours, IEnumerable<string> theirs)
    {
        var separator = "";
        foreach (var cell in ours.Concat(theirs))
        {
            text.Write(separator);
            WriteCell(cell);
            separator = ",";
        }

        text.Write("\r\n");
    }

    private void WriteCell(string cell)
    {
        // A spreadsheet would run such a cell as a formula.
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
