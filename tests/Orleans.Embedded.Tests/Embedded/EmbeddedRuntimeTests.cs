using System.Diagnostics;
using System.Globalization;
using EmbeddedGrains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Embedded.Tests.Conformance;
using Xunit.Abstractions;

namespace Orleans.Embedded.Tests;

/// <summary>What only the embedded runtime promises: its messages, its limits, its cost.</summary>
public sealed class EmbeddedRuntimeTests(ITestOutputHelper output)
{
    private readonly string suffix = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_timeout_names_the_chain_of_calls_and_the_grain_that_waits_for_itself()
    {
        await using var cluster = await EmbeddedCluster.StartWith();
        var call = Grain(cluster, "a").Pass([Key("b"), Key("a")]);
        await Probe.Of(Key("b")).Reached("passed on");
        await cluster.LetCallsTimeOut();

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Equal(
            $"No answer within 30 s: ProbeGrain({Key("a")}).Pass → ProbeGrain({Key("b")}).Pass → ProbeGrain({Key("a")}).Pass. "
            + $"ProbeGrain({Key("a")}) takes one turn at a time and waits for itself through this chain: a deadlock.",
            failure.Message);
    }

    [Fact]
    public async Task A_slow_turn_times_out_for_its_caller_but_is_not_called_a_deadlock()
    {
        await using var cluster = await EmbeddedCluster.StartWith();
        var call = Grain(cluster, "slow").Hold("gate");
        var queued = Grain(cluster, "slow").Add(1);
        await Probe.Of(Key("slow")).Reached("holding gate");
        cluster.Clock.Advance(0.9 * EmbeddedCluster.ResponseTimeout);
        Assert.False(call.IsCompleted);
        cluster.Clock.Advance(0.3 * EmbeddedCluster.ResponseTimeout);

        Assert.Equal($"No answer within 30 s: ProbeGrain({Key("slow")}).Hold.", (await Assert.ThrowsAsync<TimeoutException>(() => call)).Message);
        await Assert.ThrowsAsync<TimeoutException>(() => queued);
        Probe.Of(Key("slow")).Open("gate");

        // What timed out in the queue has not run.
        Assert.Equal(0, await Grain(cluster, "slow").Total());
    }

    // A cluster may change the order while it looks for the grain's silo, so no grain may rely on it.
    [Fact]
    public async Task Calls_of_one_caller_arrive_in_order()
    {
        await using var cluster = await EmbeddedCluster.StartWith();
        var holds = Enumerable.Range(0, 50).Select(i => $"{i:00}").ToList();
        holds.ForEach(Probe.Of(Key("order")).Open);
        await Task.WhenAll(holds.ConvertAll(Grain(cluster, "order").Hold));
        Assert.Equal(holds, Probe.Of(Key("order")).Events.Where(e => e.StartsWith("holding", StringComparison.Ordinal)).Select(e => e[^2..]));
    }

    [Fact]
    public async Task A_grain_that_is_called_before_its_idle_age_stays()
    {
        await using var cluster = await EmbeddedCluster.StartWith();
        var instance = await Grain(cluster, "kept").Instance();
        for (var i = 0; i < 5; i++)
        {
            cluster.Clock.Advance(0.9 * EmbeddedCluster.IdleAge);
            Assert.Equal(instance, await Grain(cluster, "kept").Instance());
        }
    }

    [Fact]
    public async Task A_grain_that_asks_to_leave_while_it_wakes_still_answers()
    {
        await using var cluster = await EmbeddedCluster.StartWith();
        var grain = cluster.Grains.GetGrain<IFleetingGrain>(Key("fleeting"));
        var keys = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.Key())).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.All(keys, key => Assert.Equal(Key("fleeting"), key));
    }

    [Fact]
    public async Task An_activation_that_never_ends_times_out_and_the_next_call_tries_again()
    {
        await using var cluster = await EmbeddedCluster.StartWith();
        var grain = cluster.Grains.GetGrain<ISleepyGrain>(Key("sleepy"));
        var first = grain.Wake();
        await Probe.Of(Key("sleepy")).Reached("waking 1");
        await cluster.LetCallsTimeOut();
        await Assert.ThrowsAsync<TimeoutException>(() => first.WaitAsync(TimeSpan.FromSeconds(20)));

        // A call that still meets the failing activation fails with it; soon one starts the next.
        var second = Probe.Of(Key("sleepy")).Reached("waking 2");
        while (!second.IsCompleted)
        {
            await Task.WhenAny(second, grain.Wake());
        }

        await second;
        var stop = cluster.Stop();
        await cluster.LetCallsTimeOut();
        await stop;
    }

    [Fact]
    public async Task A_stopping_host_finishes_what_it_accepted_with_all_that_it_calls()
    {
        await using var cluster = await EmbeddedCluster.StartWith();
        var held = Grain(cluster, "last").HoldThenAdd("gate", Key("called-while-stopping"), 7);
        await Probe.Of(Key("last")).Reached("holding gate");
        Probe.Of(Key("last")).Open("second");
        var queued = Grain(cluster, "last").Hold("second");
        var stopped = cluster.Stop();
        Probe.Of(Key("last")).Open("gate");

        await Task.WhenAll(held, queued, stopped).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(
            ["activated", "holding gate", "released gate", "holding second", "released second", "leaving: ShuttingDown", "left"],
            Probe.Of(Key("last")).Events);
        Assert.Equal(["activated", "leaving: ShuttingDown", "left"], Probe.Of(Key("called-while-stopping")).Events);
    }

    [Fact]
    public async Task A_stop_that_meets_its_limit_fails_the_calls_that_are_left()
    {
        await using var cluster = await EmbeddedCluster.StartWith();
        var stuck = Grain(cluster, "stuck").Hold("never");
        var queued = Grain(cluster, "stuck").Add(1);
        await Probe.Of(Key("stuck")).Reached("holding never");
        var stop = cluster.Stop();
        await Assert.ThrowsAsync<GrainsStoppedException>(() => Grain(cluster, "stuck").Add(1));
        cluster.Clock.Advance(TimeSpan.FromSeconds(11));

        await stop.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(
            $"The grain host stopped before ProbeGrain({Key("stuck")}).Hold answered.",
            (await Assert.ThrowsAsync<GrainsStoppedException>(() => stuck)).Message);
        await Assert.ThrowsAsync<GrainsStoppedException>(() => queued);
    }

    [Fact]
    public async Task A_grain_lives_in_a_scope_of_its_own_that_ends_with_it()
    {
        await using var cluster = await EmbeddedCluster.StartWith(services => services.AddScoped<Companion>());
        var one = cluster.Grains.GetGrain<IScopedGrain>(Key("one"));
        var companion = await one.Companion();
        Assert.Same(companion, await one.Companion());
        Assert.NotSame(companion, await cluster.Grains.GetGrain<IScopedGrain>(Key("two")).Companion());

        await cluster.LetGrainsGoIdle();
        await companion.Disposed.WaitAsync(TimeSpan.FromSeconds(20));
        await companion.GrainDisposed.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_a_turn_leaves_in_the_ambient_context_is_not_seen_by_the_next()
    {
        await using var cluster = await EmbeddedCluster.StartWith(services => services.AddScoped<Companion>());
        var grain = cluster.Grains.GetGrain<IScopedGrain>(Key("ambient"));
        ScopedGrain.Ambient.Value = "caller";
        var seen = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => grain.SwapAmbient("turn")));
        Assert.All(seen, Assert.Null);
    }

    [Fact]
    public async Task Code_that_nobody_awaits_cannot_take_the_process_down()
    {
        await using var cluster = await EmbeddedCluster.StartWith(services => services.AddScoped<Companion>());
        var grain = cluster.Grains.GetGrain<IScopedGrain>(Key("void"));
        await grain.FailInAsyncVoid();
        Assert.NotNull(await grain.Companion());
    }

    [Fact]
    public void A_grain_that_the_runtime_did_not_make_says_so()
    {
        Assert.Contains("FirstNamedGrain", Assert.Throws<ArgumentException>(() => new FirstNamedGrain().GetPrimaryKeyString()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 30, 30)]
    [InlineData(900, -1, 30)]
    [InlineData(900, 30, 1e8)]
    public async Task Limits_without_sense_stop_the_start(double idle, double response, double shutdown) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => EmbeddedCluster.StartWith(services => services.Configure<EmbeddedGrainOptions>(o =>
            (o.IdleAge, o.ResponseTimeout, o.ShutdownLimit) =
                (TimeSpan.FromSeconds(idle), TimeSpan.FromSeconds(response), TimeSpan.FromSeconds(shutdown)))));

    [Fact]
    public async Task A_million_calls_leave_nothing_behind()
    {
        const int Callers = 64;
        const int CallsEach = 1_000_000 / Callers;
        await using var cluster = await EmbeddedCluster.StartWith();
        async Task Caller(int number)
        {
            for (var i = 0; i < CallsEach; i++)
            {
                await Grain(cluster, ((number * 7919 + i) % 1000).ToString(CultureInfo.InvariantCulture)).Add(1);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Grain(cluster, i.ToString(CultureInfo.InvariantCulture)).Total()));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(n => Task.Run(() => Caller(n))));
        clock.Stop();
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        output.WriteLine($"1,000,000 calls to 1,000 grains in {clock.Elapsed.TotalSeconds:0.00} s; memory grew by {grown / 1024.0:0} KB");
        var totals = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Grain(cluster, i.ToString(CultureInfo.InvariantCulture)).Total()));
        Assert.Equal(Callers * CallsEach, totals.Sum());
        Assert.InRange(grown, long.MinValue, 4_000_000);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_grain_that_keeps_calling_itself_does_not_keep_its_calls()
    {
        await using var cluster = await EmbeddedCluster.StartWith();
        var memory = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await cluster.Grains.GetGrain<IChasingGrain>(Key("chase")).Chase(200_000, memory);
        Assert.InRange(await memory.Task.WaitAsync(TimeSpan.FromSeconds(60)) - before, long.MinValue, 8_000_000);
    }

    [Fact]
    public async Task Grains_that_are_gone_leave_nothing_behind()
    {
        await using var cluster = await EmbeddedCluster.StartWith(services => services.AddScoped<Companion>());
        async Task<WeakReference[]> Meet() => await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(async i => new WeakReference(await cluster.Grains.GetGrain<IScopedGrain>(Key($"gone-{i}")).Companion())));
        var companions = await Meet();
        await cluster.LetGrainsGoIdle();
        await cluster.Stop();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(companions.Count(c => c.IsAlive), 0, 5);
    }

    private string Key(string name) => $"{name}/{suffix}";

    private IProbeGrain Grain(EmbeddedCluster cluster, string name) => cluster.Grains.GetGrain<IProbeGrain>(Key(name));
}
