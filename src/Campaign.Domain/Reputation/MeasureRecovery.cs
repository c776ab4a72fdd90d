namespace Campaign.Domain.Reputation;

/// <summary>What can be said about the recovery.</summary>
public enum RecoveryVerdict
{
    /// <summary>No baseline, or too few days after the onset: nothing is proven.</summary>
    NotEnoughData,

    /// <summary>The organic curve never left its normal band, so there is nothing to recover from.</summary>
    NoDip,

    /// <summary>The organic curve has not been back in its normal band for long enough yet.</summary>
    NotRecovered,

    /// <summary>Back in the normal band for the required number of days in a row.</summary>
    Recovered,

    /// <summary>Had recovered, and has dropped out of the band again since.</summary>
    Relapsed,
}

/// <summary>How far one measure has recovered from its trough to its baseline. Higher values are better; shares of negative mentions are negated first.</summary>
/// <param name="Baseline">Normal before the crisis.</param>
/// <param name="Trough">Deepest point; absent with too few days.</param>
/// <param name="Now">Mean of the latest three days.</param>
public sealed record MeasureRecovery(Baseline Baseline, Trough? Trough, double? Now)
{
    /// <summary>Recovery index now, 0–100.</summary>
    public double? Index => IndexOf(Now);

    /// <summary>100 · clip((x − trough) / (baseline − trough), 0, 1); absent without data, or when the trough is not below the baseline.</summary>
    public double? IndexOf(double? value) =>
        value is { } x && Baseline.Mean is { } normal && Trough is { Value: var low } && low < normal
            ? 100 * Math.Clamp((x - low) / (normal - low), 0, 1)
            : null;

    internal static MeasureRecovery Of(IReadOnlyList<(DateOnly Day, double? Value)> days, ReputationQuestion question) => new(
        Baseline.Of(days, question),
        Trough.Of(days, question.OnsetDay),
        Trough.Latest(days, question.OnsetDay));

    /// <summary>
    /// Recovered: inside the band on N calendar days in a row after the trough. A day without mentions breaks the row, because nothing is known about it.
    /// Relapsed: after that, the three-day mean dropped below the band.
    /// </summary>
    internal (RecoveryVerdict Verdict, DateOnly? RecoveredOn, DateOnly? RelapsedOn) Judge(
        IReadOnlyList<(DateOnly Day, double? Value)> days, int inARow)
    {
        if (!Baseline.Enough || Trough is null)
        {
            return (RecoveryVerdict.NotEnoughData, null, null);
        }

        if (Baseline.Reached(Trough.Value))
        {
            return (RecoveryVerdict.NoDip, null, null);
        }

        if (FirstRow(days, Trough.Day, inARow) is not { } recoveredOn)
        {
            return (RecoveryVerdict.NotRecovered, null, null);
        }

        var worst = Trough.Of(days, recoveredOn.AddDays(inARow));
        return worst is null || Baseline.Reached(worst.Value)
            ? (RecoveryVerdict.Recovered, recoveredOn, null)
            : (RecoveryVerdict.Relapsed, recoveredOn, worst.Day);
    }

    private DateOnly? FirstRow(IReadOnlyList<(DateOnly Day, double? Value)> days, DateOnly after, int inARow)
    {
        var row = 0;
        foreach (var (day, value) in days.Where(day => day.Day > after))
        {
            row = value is { } x && Baseline.Reached(x) ? row + 1 : 0;
            if (row == inARow)
            {
                return day.AddDays(1 - inARow);
            }
        }

        return null;
    }
}
