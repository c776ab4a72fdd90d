namespace Campaign.Bench.Measures;

/// <summary>A figure and its target.</summary>
/// <param name="Must">The minimum; none when 0.</param>
internal sealed record Target(string What, double Measured, double Must, double Aim, bool LargerIsBetter, string Unit)
{
    public string Verdict => Reaches(Aim) ? "aim" : Reaches(Must) ? "must" : "MISSED";

    private bool Reaches(double goal) => LargerIsBetter ? Measured >= goal : Measured <= goal;
}

/// <summary>One measure: its rows of figures and its targets.</summary>
internal sealed record Result(string Name, string What, IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows, IReadOnlyList<Target> Targets);
