namespace Campaign.Domain.Reputation;

/// <summary>What the numbers support saying about one intervention.</summary>
public enum EffectVerdict
{
    /// <summary>Too few days with mentions before or after it.</summary>
    NotEnoughData,

    /// <summary>The interval contains 0, or changes as large occur on dates when nothing happened.</summary>
    NotProven,

    /// <summary>The level rose. Coincidence in time, not proof of cause.</summary>
    Rose,

    /// <summary>The level fell.</summary>
    Fell,
}

/// <summary>An estimated change with its 95 % interval.</summary>
public sealed record Change(double Estimate, Interval Interval)
{
    public bool Proven => !Interval.Holds(0);
}

/// <summary>
/// Whether the organic curve changed at an intervention: segmented regression of an interrupted time series,
/// y = β0 + β1·t + β2·after + β3·t·after with t in days from the intervention; β2 is the change of level, β3 of slope per day.
/// A. K. Wagner et al., "Segmented regression analysis of interrupted time series studies", J. Clin. Pharm. Ther. 27 (2002).
/// </summary>
/// <param name="Level">Jump of net sentiment on the day.</param>
/// <param name="Slope">Change of the daily trend.</param>
/// <param name="Placebos">Quiet days in the baseline window for which the same estimate was made.</param>
/// <param name="PlaceboShare">Share of them with a jump at least as large.</param>
public sealed record InterventionEffect(EffectVerdict Verdict, Change? Level, Change? Slope, int Placebos, double? PlaceboShare)
{
    private const int WindowDays = 28;
    private const int LeastDaysEachSide = 7;
    private const double TolerablePlaceboShare = 0.1;

    private static readonly InterventionEffect NotEnough = new(EffectVerdict.NotEnoughData, null, null, 0, null);

    /// <summary>Measures an intervention on the organic curve: up to 28 days before it (not before the onset) and after it.</summary>
    public static InterventionEffect Of(SentimentCurve curve, DateOnly day, ReputationQuestion question)
    {
        var points = curve.Points.Where(point => point.Organic.Net is not null).Select(point => (point.Day, Net: point.Organic.Net!.Value)).ToArray();
        if (Estimate(points, day, question.OnsetDay, DateOnly.MaxValue) is not { } fit)
        {
            return NotEnough;
        }

        var first = question.OnsetDay.AddDays(-question.BaselineDays);
        var placebos = (from offset in Enumerable.Range(0, question.BaselineDays)
                        let placebo = Estimate(points, first.AddDays(offset), first, question.OnsetDay.AddDays(-1))
                        where placebo is not null
                        select Math.Abs(placebo.Coefficients[2])).ToArray();
        var level = new Change(fit.Coefficients[2], fit.IntervalOf(2));
        double? share = placebos.Length == 0 ? null : (double)placebos.Count(jump => jump >= Math.Abs(level.Estimate)) / placebos.Length;
        return new(Judge(level, share), level, new(fit.Coefficients[3], fit.IntervalOf(3)), placebos.Length, share);
    }

    private static EffectVerdict Judge(Change level, double? placeboShare) =>
        !level.Proven || placeboShare > TolerablePlaceboShare ? EffectVerdict.NotProven
        : level.Estimate > 0 ? EffectVerdict.Rose
        : EffectVerdict.Fell;

    private static Regression? Estimate((DateOnly Day, double Net)[] points, DateOnly at, DateOnly first, DateOnly last)
    {
        var window = points.Where(point => point.Day >= first && point.Day <= last && Math.Abs(point.Day.DayNumber - at.DayNumber) <= WindowDays).ToArray();
        if (window.Count(point => point.Day < at) < LeastDaysEachSide || window.Count(point => point.Day >= at) < LeastDaysEachSide)
        {
            return null;
        }

        var day = window.Select(point => point.Day.DayNumber - at.DayNumber).ToArray();
        return Regression.Fit([.. day.Select(t => t < 0 ? new[] { 1.0, t, 0, 0 } : [1, t, 1, t])], [.. window.Select(point => point.Net)], day);
    }
}
