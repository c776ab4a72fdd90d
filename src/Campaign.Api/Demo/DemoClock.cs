namespace Campaign.Api.Demo;

/// <summary>
/// The clock of a server that fills itself: it goes through the demo's history while that is written, and shows the real time afterwards.
/// Timers keep the machine's pace throughout.
/// </summary>
public sealed class DemoClock : TimeProvider
{
    private long _behind;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(-Interlocked.Read(ref _behind));

    /// <summary>Shows this time from now on, but never goes back, so that history stays in its order.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        if (Interlocked.Read(ref _behind) == 0 || time > GetUtcNow())
        {
            Interlocked.Exchange(ref _behind, (base.GetUtcNow() - time).Ticks);
        }
    }

    public void BackToReality() => Interlocked.Exchange(ref _behind, 0);
}
