namespace Orleans.Embedded.Tests.Conformance;

/// <summary>Calls that can never be answered, and hosts that stop.</summary>
public abstract class StopConformance : GrainConformance
{
    [Fact]
    public async Task A_grain_that_waits_for_itself_times_out()
    {
        var call = Grain("self").Pass([KeyOf("self")]);
        await ProbeOf("self").Reached("passed on");
        await Cluster.LetCallsTimeOut();
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => Within20Seconds(call));
        Assert.Contains(KeyOf("self"), failure.Message, StringComparison.Ordinal);
        await Within20Seconds(Grain("self").Add(1));
    }

    [Fact]
    public async Task A_ring_of_calls_times_out_and_the_grains_go_on()
    {
        var call = Grain("ring-a").Pass([KeyOf("ring-b"), KeyOf("ring-a")]);
        await ProbeOf("ring-b").Reached("passed on");
        await Cluster.LetCallsTimeOut();
        await Assert.ThrowsAsync<TimeoutException>(() => Within20Seconds(call));
        await Within20Seconds(Grain("ring-a").Add(1));
        await Within20Seconds(Grain("ring-b").Add(1));
    }

    [Fact]
    public async Task A_stopping_host_lets_turns_finish_and_runs_the_hooks()
    {
        var held = Grain("last").Hold("gate");
        await ProbeOf("last").Reached("holding gate");
        await Grain("idle").Add(1);

        var stopped = Cluster.Stop();
        await ProbeOf("idle").Reached("left");
        Assert.False(stopped.IsCompleted);
        ProbeOf("last").Open("gate");
        await Within20Seconds(Task.WhenAll(held, stopped));
        Assert.Equal(["activated", "holding gate", "released gate", "leaving: ShuttingDown", "left"], ProbeOf("last").Events);
        Assert.Equal(["activated", "leaving: ShuttingDown", "left"], ProbeOf("idle").Events);
    }

    [Fact]
    public async Task A_stopped_host_refuses_calls()
    {
        await Grain("refused").Add(1);
        await Within20Seconds(Cluster.Stop());
        await Assert.ThrowsAnyAsync<Exception>(() => Within20Seconds(Grain("refused").Add(1)));
        Assert.Single(ProbeOf("refused").Events, "activated");
    }
}
