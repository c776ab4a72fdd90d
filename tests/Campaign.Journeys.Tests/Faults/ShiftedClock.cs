namespace Campaign.Journeys.Tests.Faults;

/// <summary>This machine's clock, set wrong. Timers and elapsed time are right, as those of a machine whose clock is set anew are.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
