namespace Orleans.Embedded.Tests.Conformance;

/// <summary>One turn at a time per key, across awaits; keys beside each other.</summary>
public abstract class TurnConformance : GrainConformance
{
    [Fact]
    public async Task A_turn_ends_before_the_next_begins()
    {
        var held = Grain("turns").Hold("gate");
        await ProbeOf("turns").Reached("holding gate");
        var next = Grain("turns").Hold("open");
        var read = Grain("turns").Total();
        ProbeOf("turns").Open("open");

        // Another grain answers meanwhile; this one still holds.
        await Grain("other").Add(1);
        Assert.DoesNotContain("holding open", ProbeOf("turns").Events);

        ProbeOf("turns").Open("gate");
        await Within20Seconds(Task.WhenAll(held, next, read));
        Assert.Equal(["activated", "holding gate", "released gate", "holding open", "released open"], ProbeOf("turns").Events);
    }

    [Fact]
    public async Task Nothing_is_lost_by_reading_and_writing_across_awaits()
    {
        await Within20Seconds(Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => Grain("counter").CountSlowly(i % 4)))));
        Assert.Equal(500, await Grain("counter").Total());
        Assert.Equal(1, ProbeOf("counter").MostAtOnce);
    }

    [Fact]
    public async Task Branches_inside_a_turn_never_run_at_the_same_instant() =>
        Assert.Equal(3200, await Within20Seconds(Grain("branches").CountInBranches(32)));

    [Fact]
    public async Task Different_keys_do_not_wait_for_each_other()
    {
        // More than any pool of threads at its start: turns that wait must not hold a thread either.
        var held = Enumerable.Range(0, 100).Select(i => $"parallel-{i}").ToList();
        var turns = held.ConvertAll(name => Grain(name).Hold("gate"));
        await Task.WhenAll(held.Select(name => ProbeOf(name).Reached("holding gate")));
        held.ForEach(name => ProbeOf(name).Open("gate"));
        await Within20Seconds(Task.WhenAll(turns));
    }

    [Fact]
    public async Task Two_keys_burn_processors_at_the_same_time()
    {
        using var both = new Barrier(2);
        Meeting.Of(KeyOf("meet")).Barrier = both;
        var met = await Within20Seconds(Task.WhenAll(
            Cluster.Grains.GetGrain<IMeetingGrain>(KeyOf("left")).Meet(KeyOf("meet")),
            Cluster.Grains.GetGrain<IMeetingGrain>(KeyOf("right")).Meet(KeyOf("meet"))));
        Assert.All(met, Assert.True);
    }

    [Fact]
    public async Task Calls_that_interleave_wait_for_no_turn_and_no_turn_waits_for_them()
    {
        var first = Grain("shared").HoldBeside("first");
        await ProbeOf("shared").Reached("holding first");
        var turn = Grain("shared").Hold("turn");
        await ProbeOf("shared").Reached("holding turn");
        var waiting = Grain("shared").Hold("next");
        var second = Grain("shared").HoldBeside("second");
        await ProbeOf("shared").Reached("holding second");
        Assert.DoesNotContain("holding next", ProbeOf("shared").Events);
        foreach (var gate in new[] { "first", "second", "turn", "next" })
        {
            ProbeOf("shared").Open(gate);
        }

        await Within20Seconds(Task.WhenAll(first, second, turn, waiting));
        Assert.Equal(3, ProbeOf("shared").MostAtOnce);
    }

    [Fact]
    public async Task Turns_that_interleave_never_run_at_the_same_instant()
    {
        await Within20Seconds(Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Grain("beside").CountBeside(100))));
        Assert.Equal(3200, await Grain("beside").Total());
    }
}
