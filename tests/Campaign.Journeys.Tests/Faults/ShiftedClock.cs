namespace Campaign.Journeys.Tests.Faults;

/// <summary>The system clock, set wrong. Timers and elapsed time stay right, as on a machine whose clock is adjusted.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
