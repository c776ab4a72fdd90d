namespace Orleans.Embedded.Tests;

/// <summary>Time that moves only when a test moves it; timers fire inside <see cref="Advance"/>.</summary>
internal sealed class FakeClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time on, timer by timer.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetTimestamp() + by.Ticks;
        while (NextDue(until) is { } timer)
        {
            Interlocked.Exchange(ref now, Math.Max(timer.Due, GetTimestamp()));
            timer.Fire();
        }

        Interlocked.Exchange(ref now, until);
    }

    private FakeTimer? NextDue(long until)
    {
        lock (gate)
        {
            return timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
        }
    }

    private sealed class FakeTimer(FakeClock clock, Action fire) : ITimer
    {
        private long period;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                this.period = period.Ticks;
                Due = clock.GetTimestamp() + dueTime.Ticks;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    clock.timers.Add(this);
                }

                return true;
            }
        }

        public void Fire()
        {
            lock (clock.gate)
            {
                Due += period;
                if (period <= 0)
                {
                    clock.timers.Remove(this);
                }
            }

            fire();
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
