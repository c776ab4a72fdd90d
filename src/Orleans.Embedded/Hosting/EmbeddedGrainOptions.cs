namespace EmbeddedGrains;

/// <summary>How long the embedded grain runtime waits. Each must be more than zero.</summary>
public sealed class EmbeddedGrainOptions
{
    /// <summary>An activation that nobody called for so long is ended. 15 minutes unless set.</summary>
    public TimeSpan IdleAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// A call without an answer for so long fails with a <see cref="TimeoutException"/> that names the chain of calls; the same limit
    /// holds for the activation and deactivation hooks. 30 seconds unless set; kept to within a tenth.
    /// </summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A stopping host waits so long for turns and hooks to finish, then fails the calls that are left. 30 seconds unless set.</summary>
    public TimeSpan ShutdownLimit { get; set; } = TimeSpan.FromSeconds(30);

    internal TimeSpan SweepPeriod => (IdleAge < ResponseTimeout ? IdleAge : ResponseTimeout) / 10;

    internal bool AreUsable => Usable(IdleAge) && Usable(ResponseTimeout) && Usable(ShutdownLimit);

    // Timers take neither less than a millisecond nor more than about 49 days.
    private static bool Usable(TimeSpan span) => span >= TimeSpan.FromMilliseconds(10) && span <= TimeSpan.FromDays(40);
}
