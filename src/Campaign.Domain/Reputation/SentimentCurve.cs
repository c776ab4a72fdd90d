using Campaign.Domain.Decisions;

namespace Campaign.Domain.Reputation;

/// <summary>One bucket of the curve.</summary>
/// <param name="Start">The bucket's beginning, in the campaign's time zone.</param>
/// <param name="All">Every mention.</param>
/// <param name="Organic">Without paid, incentivised, owned and staff mentions.</param>
public sealed record CurvePoint(DateTimeOffset Start, ToneCount All, ToneCount Organic)
{
    public DateOnly Day => DateOnly.FromDateTime(Start.DateTime);
}

/// <summary>Mentions over time, one point per bucket from the first to the last with mentions; a bucket without mentions is a gap, not a zero.</summary>
public sealed record SentimentCurve(ValueList<CurvePoint> Points)
{
    /// <summary>Tallies by calendar day in the campaign's time zone, including days of 23 or 25 hours.</summary>
    public static SentimentCurve ByDay(IEnumerable<Tally> tallies, ReputationQuestion question) =>
        Build(tallies, question, local => AtMidnight(local, question.Zone), start => AtMidnight(start.AddDays(1), question.Zone));

    /// <summary>Tallies by local hour. An hour that a clock change repeats counts as two.</summary>
    public static SentimentCurve ByHour(IEnumerable<Tally> tallies, ReputationQuestion question) =>
        Build(tallies, question, AtHour, start => AtHour(TimeZoneInfo.ConvertTime(start.AddHours(1), question.Zone)));

    private static SentimentCurve Build(
        IEnumerable<Tally> tallies, ReputationQuestion question, Func<DateTimeOffset, DateTimeOffset> begin, Func<DateTimeOffset, DateTimeOffset> next)
    {
        var buckets = new SortedDictionary<DateTimeOffset, (ToneCount All, ToneCount Organic)>();
        foreach (var tally in tallies.Where(tally => question.Channel is null || tally.Channel == question.Channel))
        {
            var start = begin(TimeZoneInfo.ConvertTime(tally.At, question.Zone));
            var (all, organic) = buckets.GetValueOrDefault(start);
            buckets[start] = (all + tally.Tones, tally.Origin == Origin.Organic ? organic + tally.Tones : organic);
        }

        return new([.. WithGaps(buckets, next)]);
    }

    private static IEnumerable<CurvePoint> WithGaps(
        SortedDictionary<DateTimeOffset, (ToneCount All, ToneCount Organic)> buckets, Func<DateTimeOffset, DateTimeOffset> next)
    {
        DateTimeOffset? expected = null;
        foreach (var (start, (all, organic)) in buckets.Where(bucket => bucket.Value.All.All > 0))
        {
            for (var gap = expected ?? start; gap < start; gap = next(gap))
            {
                yield return new(gap, default, default);
            }

            yield return new(start, all, organic);
            expected = next(start);
        }
    }

    /// <summary>A day begins at the offset of its own midnight, even when clocks change that day.</summary>
    private static DateTimeOffset AtMidnight(DateTimeOffset day, TimeZoneInfo zone) => new(day.Date, zone.GetUtcOffset(day.Date));

    private static DateTimeOffset AtHour(DateTimeOffset local) => new(local.Date.AddHours(local.Hour), local.Offset);
}
