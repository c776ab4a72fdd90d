using System.Globalization;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Reputation;

/// <summary>One point of the series. Measures of a bucket without mentions are absent.</summary>
/// <param name="T">The day (<c>yyyy-MM-dd</c>) or the hour (ISO 8601 with offset), in the campaign's time zone.</param>
/// <param name="Net">Net sentiment of all mentions, −1 to 1.</param>
/// <param name="OrganicNet">The same for organic mentions only.</param>
/// <param name="Index">Recovery index of the organic net sentiment, 0–100, from the day of the onset.</param>
/// <param name="NegativeShare">Negative mentions as a share of all, 0–1.</param>
/// <param name="NegativeInterval">Its Wilson interval.</param>
public sealed record SeriesPoint(
    string T,
    long Positive,
    long Neutral,
    long Negative,
    double? Net,
    double? OrganicNet,
    double? Index,
    double? NegativeShare,
    Interval? NegativeInterval);

/// <summary>One measure's part in the weighted index.</summary>
/// <param name="Measure"><c>net-sentiment</c> or <c>negative-share</c>, of organic mentions.</param>
public sealed record WeightedMeasure(string Measure, double Weight, double? Baseline, double? Trough, double? Now, double? Index);

/// <summary>
/// Whether, and how far, the brand's reputation has recovered, measured on organic mentions. Absent values could not be measured; none is guessed.
/// </summary>
/// <param name="Baseline">Normal before the crisis.</param>
/// <param name="Trough">Lowest three-day mean from the day of the onset.</param>
/// <param name="TroughOn">Last of its three days.</param>
/// <param name="RecoveryIndex">Of the organic net sentiment over the latest three days, 0–100.</param>
/// <param name="RecoveredOn">First day of the first long enough row of normal days after the trough.</param>
/// <param name="TimeToRecoverDays">Calendar days from the onset to that day.</param>
/// <param name="RelapsedOn">The lowest day after that, when the three-day mean dropped below the band again.</param>
/// <param name="Measures">The index of each measure with its weight.</param>
/// <param name="WeightedIndex">Their weighted mean; absent while any of them is.</param>
public sealed record ReputationReading(
    Baseline Baseline,
    double? Trough,
    DateOnly? TroughOn,
    double? RecoveryIndex,
    RecoveryVerdict Verdict,
    DateOnly? RecoveredOn,
    int? TimeToRecoverDays,
    DateOnly? RelapsedOn,
    ValueList<WeightedMeasure> Measures,
    double? WeightedIndex,
    ValueList<SeriesPoint> Series)
{
    /// <summary>Measures the tallies. Never fails: what the data cannot support is absent from the answer.</summary>
    public static ReputationReading Of(IReadOnlyCollection<Tally> tallies, ReputationQuestion question)
    {
        var curve = SentimentCurve.ByDay(tallies, question);
        var net = curve.Points.Select(point => (point.Day, point.Organic.Net)).ToArray();
        var recovery = MeasureRecovery.Of(net, question);
        var negative = MeasureRecovery.Of([.. curve.Points.Select(point => (point.Day, -point.Organic.NegativeShare))], question);
        var (verdict, recoveredOn, relapsedOn) = recovery.Judge(net, question.RecoveredDays);
        var measures = (ValueList<WeightedMeasure>)[Weigh("net-sentiment", recovery, 1), Weigh("negative-share", negative, -1)];
        var shown = question.Bucket == Bucket.Day ? curve : SentimentCurve.ByHour(tallies, question);
        return new(
            recovery.Baseline,
            recovery.Trough?.Value,
            recovery.Trough?.Day,
            recovery.Index,
            verdict,
            recoveredOn,
            recoveredOn?.DayNumber - question.OnsetDay.DayNumber,
            relapsedOn,
            measures,
            measures.Aggregate((double?)0, (sum, measure) => sum + measure.Weight * measure.Index),
            [.. from point in shown.Points where Asked(point.Day, question) select Point(point, recovery, question)]);
    }

    private static WeightedMeasure Weigh(string name, MeasureRecovery recovery, int sign) =>
        new(name, 0.5, sign * recovery.Baseline.Mean, sign * recovery.Trough?.Value, sign * recovery.Now, recovery.Index);

    private static bool Asked(DateOnly day, ReputationQuestion question) =>
        !(day < question.From) && !(day > question.To);

    private static SeriesPoint Point(CurvePoint point, MeasureRecovery recovery, ReputationQuestion question) => new(
        question.Bucket == Bucket.Day
            ? point.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : point.Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        point.All.Positive,
        point.All.Neutral,
        point.All.Negative,
        point.All.Net,
        point.Organic.Net,
        point.Day >= question.OnsetDay ? recovery.IndexOf(point.Organic.Net) : null,
        point.All.NegativeShare,
        Interval.Wilson(point.All.Negative, point.All.All));
}
