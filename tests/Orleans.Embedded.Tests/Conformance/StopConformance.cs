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
    public async Task A_grain_ends_only_when_the_turns_that_interleave_have_ended()
    {
        var held = Grain("beside").HoldBeside("gate");
        await ProbeOf("beside").Reached("holding gate");
        var left = Grain("beside").LeaveAfter("leave");
        await ProbeOf("beside").Reached("holding leave");
        ProbeOf("beside").Open("leave");
        await Within20Seconds(left);
        var stopped = Cluster.Stop();
        Assert.DoesNotContain("left", ProbeOf("beside").Events);
        ProbeOf("beside").Open("gate");
        await Within20Seconds(Task.WhenAll(held, stopped));
        Assert.Equal("left", ProbeOf("beside").Events[^1]);
    }

    [Fact]
    public async Task A_call_that_interleaves_times_out_too()
    {
        var call = Grain("late").HoldBeside("gate");
        await ProbeOf("late").Reached("holding gate");
        await Cluster.LetCallsTimeOut();
        await Assert.ThrowsAsync<TimeoutException>(() => Within20Seconds(call));
        ProbeOf("late").Open("gate");
        await Within20Seconds(Grain("late").Add(1));
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
