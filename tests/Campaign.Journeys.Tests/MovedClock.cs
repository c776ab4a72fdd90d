namespace Campaign.Journeys.Tests;

/// <summary>A clock that moves only when told; timers keep the machine's pace.</summary>
public sealed class MovedClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
