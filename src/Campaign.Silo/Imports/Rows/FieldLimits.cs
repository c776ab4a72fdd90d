namespace Campaign.Silo.Imports.Rows;

/// <summary>Maximum lengths of imported fields, in characters.</summary>
internal static class FieldLimits
{
    public const int Text = 10_000;
    public const int Line = 200;
    public const int Url = 2_000;
    public const int Links = 20;
    public const int Categories = 30;
}
