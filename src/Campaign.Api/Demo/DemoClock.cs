namespace Campaign.Api.Demo;

/// <summary>
/// The clock of a server that is filling its demo: it follows the demo's history while that is written, and shows real time afterwards.
/// Timers always run in real time.
/// </summary>
public sealed class DemoClock : TimeProvider
{
    private long _behind;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(-Interlocked.Read(ref _behind));

    /// <summary>Shows this time from now on; never goes back, so history stays in order.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        if (Interlocked.Read(ref _behind) == 0 || time > GetUtcNow())
        {
            Interlocked.Exchange(ref _behind, (base.GetUtcNow() - time).Ticks);
        }
    }

    public void BackToReality() => Interlocked.Exchange(ref _behind, 0);
}
