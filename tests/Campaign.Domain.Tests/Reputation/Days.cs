using Campaign.Domain.Reputation;

namespace Campaign.Domain.Tests.Reputation;

/// <summary>Days of organic mentions around an onset on 1 March 2026, ten mentions a day, so that net sentiment moves in steps of 0.2.</summary>
internal static class Days
{
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    public static readonly DateOnly Onset = new(2026, 3, 1);
    public static readonly ReputationQuestion Question = new(new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(8)), Shanghai);

    /// <summary>Ten quiet days: 0.4, 0.6, 0.4 … Mean 0.5; σ = √(10 · 0.1² / 9) = 0.105409.</summary>
    public static readonly double?[] Quiet = [.. Enumerable.Range(0, 10).Select(day => (double?)(day % 2 == 0 ? 0.4 : 0.6))];

    /// <summary>The crisis: three-day means −0.5333, −0.6, −0.4 …, so the trough is −0.6 on day 3.</summary>
    public static readonly double?[] Dip = [-0.2, -0.6, -0.8, -0.4, 0, 0.2];

    public static Tally Day(int fromOnset, double net, Origin origin = Origin.Organic, string channel = "weibo")
    {
        var positive = (long)Math.Round(5 * (1 + net));
        return new(At(fromOnset), channel, origin, positive, 0, 10 - positive);
    }

    public static DateTimeOffset At(int fromOnset) => new(Onset.AddDays(fromOnset).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));

    /// <summary>Consecutive days, the first of them that many days from the onset; null is a day without mentions.</summary>
    public static IEnumerable<Tally> From(int first, params IEnumerable<double?> nets) =>
        nets.Select((net, index) => (net, day: first + index)).Where(day => day.net is not null).Select(day => Day(day.day, day.net!.Value));

    public static ReputationReading Read(params IEnumerable<Tally> tallies) => ReputationReading.Of([.. tallies], Question);
}
