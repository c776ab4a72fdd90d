using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports;

/// <summary>Why one row of an imported file was not taken. The other rows are.</summary>
/// <param name="Line">Where the row begins in the file, 1-based; the header of a CSV is line 1. In a workbook, the sheet's row number.</param>
/// <param name="Code">Stable, kebab-case, for programs.</param>
/// <param name="Reason">What to correct; never repeats what the row says about a person.</param>
public sealed record RowProblem(long Line, string Code, Wording Reason);
