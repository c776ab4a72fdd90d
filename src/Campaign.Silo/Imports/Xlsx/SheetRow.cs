using System.Globalization;

namespace Campaign.Silo.Imports.Xlsx;

/// <summary>The cells of one row of a sheet, by column.</summary>
internal sealed class SheetRow
{
    private const int MaxCellLength = 32_767;

    private readonly string?[] values = new string?[TableReader.MaxColumns];
    private readonly Dictionary<int, RowProblem> problems = [];

    public long Line { get; private set; }

    /// <summary>One more than the index of the last column with a value.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is a value beyond the columns that can be read.</summary>
    public bool TooWide { get; private set; }

    /// <summary>One more than the index of the last column that is not blank, readable or not.</summary>
    public int Width => TooWide ? TableReader.MaxColumns + 1 : problems.Count == 0 ? Count : Math.Max(Count, problems.Keys.Max() + 1);

    public string? this[int column] => column < Count ? values[column] : null;

    public RowProblem? ProblemIn(int column) => problems.GetValueOrDefault(column);

    public void Begin(string? number)
    {
        Line = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > Line ? line : Line + 1;
        Array.Clear(values, 0, Count);
        problems.Clear();
        (Count, TooWide) = (0, false);
    }

    public void Put(int column, string? value, Func<long, RowProblem>? problem)
    {
        var isEmpty = string.IsNullOrWhiteSpace(value) && problem is null;
        if (isEmpty || column >= TableReader.MaxColumns)
        {
            TooWide |= !isEmpty;
            return;
        }

        problem = value?.Length > MaxCellLength ? TableProblems.CellUnreadable : problem;
        if (problem is not null)
        {
            problems[column] = problem(Line);
            return;
        }

        values[column] = value;
        Count = Math.Max(Count, column + 1);
    }

    /// <summary>The column of a reference such as "BC12" (54), or null.</summary>
    public static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetter(letter) || column > TableReader.MaxColumns)
            {
                break;
            }

            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
