using System.Globalization;

namespace Orleans.Embedded.Tests.Conformance;

/// <summary>Identity, answers and exceptions.</summary>
public abstract class CallConformance : GrainConformance
{
    [Fact]
    public async Task A_grain_knows_its_key()
    {
        Assert.Equal(KeyOf("活动 a/b"), await Grain("活动 a/b").Key());
        Assert.Equal(KeyOf("活动 a/b"), Grain("活动 a/b").GetPrimaryKeyString());
    }

    [Fact]
    public void References_to_one_grain_are_equal()
    {
        Assert.Equal(Grain("a"), Grain("a"));
        Assert.Equal(Grain("a").GetHashCode(), Grain("a").GetHashCode());
        Assert.NotEqual(Grain("a"), Grain("b"));
    }

    [Fact]
    public async Task Keys_that_differ_in_case_or_look_like_numbers_are_different_grains()
    {
        string[] names = ["abc", "ABC", "0abc", "1", "01"];
        foreach (var name in names)
        {
            await Grain(name).Add(name.Length * 10);
        }

        var totals = await Task.WhenAll(names.Select(name => Grain(name).Total()));
        Assert.Equal(names.Select(name => name.Length * 10), totals);
    }

    [Fact]
    public async Task Every_kind_of_task_carries_its_answer()
    {
        var grain = Grain("tasks");
        await grain.Add(1);
        await grain.AddLater(2);
        Assert.Equal(3, await grain.Total());
        Assert.Equal(3, await grain.TotalLater());
        Assert.Null(await grain.Echo(null, CancellationToken.None));
    }

    [Fact]
    public async Task One_key_has_one_instance_however_many_call_at_first()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Grain("crowd").Instance())));
        Assert.Single(seen.Distinct());
        Assert.Single(ProbeOf("crowd").Events, "activated");
    }

    [Fact]
    public async Task A_failure_reaches_the_caller_with_type_and_message()
    {
        var later = await Assert.ThrowsAsync<InvalidOperationException>(() => Grain("failing").Fail("预算不足"));
        Assert.Equal("预算不足", later.Message);
        var atOnce = await Assert.ThrowsAsync<ArgumentException>(() => Grain("failing").FailAtOnce("bad"));
        Assert.Equal("bad", atOnce.Message);
    }

    [Fact]
    public async Task A_failure_leaves_the_grain_alive()
    {
        await Grain("survivor").Add(5);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Grain("survivor").Fail("x"));
        Assert.Equal(5, await Grain("survivor").Total());
    }

    [Fact]
    public async Task Grains_call_grains()
    {
        string[] path = [.. Enumerable.Range(0, 200).Select(i => KeyOf(i.ToString(CultureInfo.InvariantCulture)))];
        Assert.Equal(200, await Within20Seconds(Grain("start").Pass(path)));
        Assert.Equal(1, await Grain("199").Total());
    }

    [Fact]
    public async Task A_class_is_chosen_by_the_prefix_of_its_name()
    {
        var first = Cluster.Grains.GetGrain<INamedGrain>(KeyOf("named"), typeof(FirstNamedGrain).FullName);
        var second = Cluster.Grains.GetGrain<INamedGrain>(KeyOf("named"), typeof(SecondNamedGrain).FullName);
        Assert.Equal(("first", "second"), (await first.Name(), await second.Name()));
        Assert.ThrowsAny<ArgumentException>(() => Cluster.Grains.GetGrain<INamedGrain>(KeyOf("named")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_key_is_refused(string key) => Assert.Throws<ArgumentException>(() => Cluster.Grains.GetGrain<IProbeGrain>(key));
}
