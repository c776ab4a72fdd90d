using System.Globalization;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports.Csv;

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
        CsvRow.Write(text, (language == Language.Chinese ? ["行号", "代码", "原因"] : (string[])["line", "code", "reason"]).Concat(columns));

    /// <summary>Writes one refused row.</summary>
    public void Write(RowProblem problem, IEnumerable<string> fields) =>
        CsvRow.Write(text, [problem.Line.ToString(CultureInfo.InvariantCulture), problem.Code, problem.Reason.In(language), .. fields]);
}
