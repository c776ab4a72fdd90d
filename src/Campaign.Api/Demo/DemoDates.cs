namespace Campaign.Api.Demo;

/// <summary>The demo's calendar: day 0 is the day the crisis broke out, day <see cref="Today"/> the day on which the demo is filled.</summary>
/// <param name="DayZero">In the campaign's time zone, whose offset is the same all year.</param>
internal sealed record DemoDates(DateOnly DayZero)
{
    /// <summary>Days from the outbreak to today.</summary>
    public const int Today = 33;

    /// <summary>The first day with mentions.</summary>
    public const int First = -29;

    /// <summary>The evening on which the crisis broke out.</summary>
    public static readonly TimeSpan OnsetHour = new(19, 40, 0);

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public DateTimeOffset Onset => new(DayZero.ToDateTime(TimeOnly.FromTimeSpan(OnsetHour)), China);

    /// <summary>The calendar of a demo whose filling starts, or started, at this time.</summary>
    public static DemoDates Of(DateTimeOffset now) => new(DateOnly.FromDateTime(now.ToOffset(China).DateTime).AddDays(-Today));

    public static DemoDates OfOnset(DateTimeOffset onset) => new(DateOnly.FromDateTime(onset.ToOffset(China).DateTime));

    public DateOnly Day(int day) => DayZero.AddDays(day);

    public DateTimeOffset At(int day, int hour, int minute = 0) => new(Day(day).ToDateTime(new TimeOnly(hour, minute)), China);
}
