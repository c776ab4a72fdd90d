using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports;

/// <summary>Why one row of an imported file was rejected. The other rows are not affected.</summary>
/// <param name="Line">Where the row begins in the file, counted from 1; the header of a CSV is line 1. In a workbook, the sheet's row number.</param>
/// <param name="Code">Stable, kebab-case, for programs.</param>
/// <param name="Reason">What to correct; never repeats personal data of the row.</param>
public sealed record RowProblem(long Line, string Code, Wording Reason);
