namespace Campaign.Domain.Reputation;

/// <summary>The width of a point in the series.</summary>
public enum Bucket
{
    Day,
    Hour,
}

/// <summary>What to measure. Baseline, trough and recovery are always judged by day; <see cref="From"/> and <see cref="To"/> only limit the series.</summary>
/// <param name="Onset">When the crisis broke out.</param>
/// <param name="Zone">The campaign's time zone, which determines where a day begins.</param>
public sealed record ReputationQuestion(DateTimeOffset Onset, TimeZoneInfo Zone)
{
    /// <summary>The default time zone of campaigns.</summary>
    public const string DefaultZone = "Asia/Shanghai";

    /// <summary>First day of the series.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the series.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only this channel; all channels when null.</summary>
    public string? Channel { get; init; }

    public Bucket Bucket { get; init; }

    /// <summary>Length of the baseline window, which ends on the day before the onset.</summary>
    public int BaselineDays { get; init; } = 28;

    /// <summary>The fewest days with mentions for which the window yields a baseline.</summary>
    public int LeastBaselineDays { get; init; } = 7;

    /// <summary>Days in a row inside the baseline's band that count as recovered.</summary>
    public int RecoveredDays { get; init; } = 7;

    /// <summary>The calendar day of the onset.</summary>
    public DateOnly OnsetDay => DayOf(Onset);

    /// <summary>The calendar day of a time in the campaign's time zone.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
}
