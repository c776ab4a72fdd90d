using System.Globalization;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports.Csv;

namespace Campaign.Silo.Imports.Rejects;

/// <summary>
/// Writes the rows that an import rejected as a CSV file for a spreadsheet: line, code, reason, then the row as it was.
/// The file repeats personal data of the imported file; it belongs to whoever imported it.
/// </summary>
/// <param name="text">UTF-8; a byte order mark makes spreadsheets read Chinese correctly. Left open.</param>
/// <param name="language">The language of headings and reasons.</param>
public sealed class RejectsWriter(TextWriter text, Language language)
{
    /// <summary>Writes the heading: our three columns, then the file's own.</summary>
    public void WriteHeader(IEnumerable<string> columns) =>
        CsvRow.Write(text, (language == Language.Chinese ? ["行号", "代码", "原因"] : (string[])["line", "code", "reason"]).Concat(columns));

    /// <summary>Writes one rejected row.</summary>
    public void Write(RowProblem problem, IEnumerable<string> fields) =>
        CsvRow.Write(text, [problem.Line.ToString(CultureInfo.InvariantCulture), problem.Code, problem.Reason.In(language), .. fields]);
}
