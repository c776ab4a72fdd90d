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

/// <summary>Mentions over time, one point for each bucket from the first to the last with mentions; a bucket without mentions is a gap, not a zero.</summary>
public sealed record SentimentCurve(ValueList<CurvePoint> Points)
{
    /// <summary>Tallies by calendar day in the campaign's time zone.</summary>
    public static SentimentCurve ByDay(IEnumerable<Tally> tallies, ReputationQuestion question) =>
        Build(tallies, question, local => local.Date, (start, zone) => AtMidnight(start.AddDays(1), zone));

    /// <summary>Tallies by hour.</summary>
    public static SentimentCurve ByHour(IEnumerable<Tally> tallies, ReputationQuestion question) =>
        Build(tallies, question, local => local.Date.AddHours(local.Hour), (start, zone) => TimeZoneInfo.ConvertTime(start.AddHours(1), zone));

    private static SentimentCurve Build(
        IEnumerable<Tally> tallies,
        ReputationQuestion question,
        Func<DateTime, DateTime> floor,
        Func<DateTimeOffset, TimeZoneInfo, DateTimeOffset> next)
    {
        var buckets = new SortedDictionary<DateTimeOffset, (ToneCount All, ToneCount Organic)>();
        foreach (var tally in tallies.Where(tally => question.Channel is null || tally.Channel == question.Channel))
        {
            var local = TimeZoneInfo.ConvertTime(tally.At, question.Zone);
            var start = new DateTimeOffset(floor(local.DateTime), local.Offset);
            start = start.TimeOfDay == TimeSpan.Zero ? AtMidnight(start, question.Zone) : start;
            var (all, organic) = buckets.GetValueOrDefault(start);
            buckets[start] = (all + tally.Tones, tally.Origin == Origin.Organic ? organic + tally.Tones : organic);
        }

        return new([.. WithGaps(buckets, question.Zone, next)]);
    }

    private static IEnumerable<CurvePoint> WithGaps(
        SortedDictionary<DateTimeOffset, (ToneCount All, ToneCount Organic)> buckets,
        TimeZoneInfo zone,
        Func<DateTimeOffset, TimeZoneInfo, DateTimeOffset> next)
    {
        DateTimeOffset? expected = null;
        foreach (var (start, (all, organic)) in buckets.Where(bucket => bucket.Value.All.All > 0))
        {
            for (var gap = expected ?? start; gap < start; gap = next(gap, zone))
            {
                yield return new(gap, default, default);
            }

            yield return new(start, all, organic);
            expected = next(start, zone);
        }
    }

    /// <summary>A day begins at the offset of its own midnight, also on the days when clocks change.</summary>
    private static DateTimeOffset AtMidnight(DateTimeOffset day, TimeZoneInfo zone) => new(day.Date, zone.GetUtcOffset(day.Date));
}
