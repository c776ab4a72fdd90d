namespace Orleans.Embedded.Tests.Conformance;

/// <summary>How a grain comes and goes.</summary>
public abstract class LifeConformance : GrainConformance
{
    [Fact]
    public async Task The_first_call_waits_for_activation()
    {
        await Grain("new").Hold(Opened("new"));
        Assert.Equal(["activated", "holding open", "released open"], ProbeOf("new").Events);
    }

    [Fact]
    public async Task A_failed_activation_reaches_the_caller_and_the_next_call_tries_again()
    {
        ProbeOf("fragile").ActivationsToFail = 1;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Within20Seconds(Grain("fragile").Add(1)));
        Assert.Equal("The grain cannot be loaded.", failure.Message);

        await Within20Seconds(Grain("fragile").Add(2));
        Assert.Equal(2, await Grain("fragile").Total());
        Assert.Equal(["activated"], ProbeOf("fragile").Events);
    }

    [Fact]
    public async Task An_idle_grain_is_ended_and_comes_back_with_the_next_call()
    {
        var before = await Grain("idle").Instance();
        await Cluster.LetGrainsGoIdle();
        await ProbeOf("idle").Reached("left");
        Assert.Equal(["activated", "leaving: ActivationIdle", "left"], ProbeOf("idle").Events);
        Assert.NotEqual(before, await Within20Seconds(Grain("idle").Instance()));
    }

    [Fact]
    public async Task A_grain_in_a_turn_is_not_idle()
    {
        var held = Grain("busy").Hold("gate");
        await ProbeOf("busy").Reached("holding gate");
        await Grain("idle").Add(1);
        await Cluster.LetGrainsGoIdle();
        await ProbeOf("idle").Reached("left");
        ProbeOf("busy").Open("gate");

        // Its caller may have given up meanwhile; the turn itself has not been cut.
        await Task.WhenAny(held);
        await ProbeOf("busy").Reached("released gate");
        Assert.Equal(["activated", "holding gate", "released gate"], ProbeOf("busy").Events);
    }

    [Fact]
    public async Task A_grain_that_asks_to_leave_does_so_after_its_turn()
    {
        var before = await Grain("leaver").Instance();
        await Within20Seconds(Grain("leaver").LeaveAfter(Opened("leaver")));
        await ProbeOf("leaver").Reached("left");
        Assert.Equal(["activated", "holding open", "released open", "leaving: ApplicationRequested", "left"], ProbeOf("leaver").Events);
        Assert.NotEqual(before, await Within20Seconds(Grain("leaver").Instance()));
    }

    [Fact]
    public async Task Calls_that_wait_while_a_grain_leaves_go_to_the_next_activation()
    {
        var leaving = Grain("slow-to-leave").LeaveAfter("turn");
        await ProbeOf("slow-to-leave").Reached("holding turn");
        var queued = Grain("slow-to-leave").Add(1);
        ProbeOf("slow-to-leave").Open("turn");
        await ProbeOf("slow-to-leave").Reached("leaving: ApplicationRequested");
        var during = Enumerable.Range(0, 20).Select(_ => Grain("slow-to-leave").Add(1)).ToList();

        // Time enough for a runtime that would wake the next activation too early.
        await Within20Seconds(Grain("elsewhere").Pass([.. Enumerable.Range(0, 50).Select(i => KeyOf($"hop-{i}"))]));
        ProbeOf("slow-to-leave").Open("leave");
        await Within20Seconds(Task.WhenAll([leaving, queued, .. during]));
        Assert.Equal(21, await Grain("slow-to-leave").Total());
        Assert.Equal(
            ["activated", "holding turn", "released turn", "leaving: ApplicationRequested", "left", "activated"],
            ProbeOf("slow-to-leave").Events);
    }

    [Fact]
    public async Task No_call_is_lost_while_a_grain_comes_and_goes()
    {
        var name = "restless";
        var gate = Opened(name);
        var calls = Enumerable.Range(0, 400).Select(i => Task.Run(() => i % 5 == 0 ? Grain(name).LeaveAfter(gate) : Grain(name).Hold(gate)));
        await Within20Seconds(Task.WhenAll(calls));
        Assert.Equal(400, ProbeOf(name).Events.Count(e => e == "released open"));

        // At no moment were two activations of the key alive.
        var lives = ProbeOf(name).Events.Where(e => e is "activated" or "left").ToList();
        Assert.All(lives.Index(), life => Assert.Equal(life.Index % 2 == 0 ? "activated" : "left", life.Item));
    }

    private string Opened(string name)
    {
        ProbeOf(name).Open("open");
        return "open";
    }
}
