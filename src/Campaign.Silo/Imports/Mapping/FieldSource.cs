namespace Campaign.Silo.Imports.Mapping;

/// <summary>The source of a field's value: a column of the file, or the same constant for every row.</summary>
/// <param name="Column">Index of the column; -1 for a constant.</param>
/// <param name="Name">The column's name; empty for a constant.</param>
/// <param name="Constant">The constant, if there is no column.</param>
public readonly record struct FieldSource(int Column, string Name, string? Constant)
{
    public static FieldSource Of(string constant) => new(-1, "", constant);
}
