namespace Campaign.Domain.Reputation;

/// <summary>What was normal before the crisis. Mean and σ are absent when there is not enough data.</summary>
/// <param name="Mean">Mean of the daily values.</param>
/// <param name="Sigma">Their sample standard deviation (divided by n − 1).</param>
/// <param name="Days">Days with mentions inside the window.</param>
public sealed record Baseline(double? Mean, double? Sigma, int Days)
{
    private const double Rounding = 1e-9;

    public bool Enough => Mean is not null;

    /// <summary>The lower edge of normal: mean − 1σ. With σ = 0 the band is a line that must be reached.</summary>
    public double? Floor => Mean - Sigma;

    /// <summary>Whether a day's value counts as normal. Above the band counts too, since the index ends at 100.</summary>
    public bool Reached(double value) => value >= Floor - Rounding;

    internal static Baseline Of(IReadOnlyList<(DateOnly Day, double? Value)> days, ReputationQuestion question)
    {
        var first = question.OnsetDay.AddDays(-question.BaselineDays);
        var values = days.Where(day => day.Day >= first && day.Day < question.OnsetDay).Select(day => day.Value).OfType<double>().ToArray();
        if (values.Length < question.LeastBaselineDays)
        {
            return new(null, null, values.Length);
        }

        var mean = values.Average();
        return new(mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)), values.Length);
    }
}

/// <summary>The deepest point of the crisis: the lowest mean over three calendar days, at least two of them with mentions, from the day of the onset.</summary>
/// <param name="Value">The mean.</param>
/// <param name="Day">The last of the three days.</param>
public sealed record Trough(double Value, DateOnly Day)
{
    internal const int Days = 3;
    private const int LeastDays = 2;

    internal static Trough? Of(IReadOnlyList<(DateOnly Day, double? Value)> days, DateOnly onset) =>
        Means([.. days.Where(day => day.Day >= onset)]).MinBy(mean => mean.Value);

    /// <summary>The latest three-day mean: where the curve is now.</summary>
    internal static double? Latest(IReadOnlyList<(DateOnly Day, double? Value)> days, DateOnly onset) =>
        Means([.. days.Where(day => day.Day >= onset)]).LastOrDefault()?.Value;

    private static IEnumerable<Trough> Means((DateOnly Day, double? Value)[] days) =>
        from last in Enumerable.Range(Days - 1, Math.Max(0, days.Length - Days + 1))
        let values = days[(last - Days + 1)..(last + 1)].Select(day => day.Value).OfType<double>().ToArray()
        where values.Length >= LeastDays
        select new Trough(values.Average(), days[last].Day);
}
