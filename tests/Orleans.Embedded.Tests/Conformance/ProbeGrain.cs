using Orleans.Concurrency;

namespace Orleans.Embedded.Tests.Conformance;

/// <summary>A grain that does what the suite asks of it. Only simple types cross its boundary, so that any runtime can carry them.</summary>
public interface IProbeGrain : IGrainWithStringKey
{
    Task<string> Key();

    Task Add(int amount);

    ValueTask AddLater(int amount);

    [ReadOnly]
    Task<int> Total();

    ValueTask<int> TotalLater();

    /// <summary>Opens a turn that ends when the test opens the gate.</summary>
    Task Hold(string gate);

    /// <summary>The same in a turn that others may share.</summary>
    [AlwaysInterleave]
    Task HoldBeside(string gate);

    /// <summary>Yields many times and takes one piece of code for two when it is interrupted between reading and writing.</summary>
    [AlwaysInterleave]
    Task CountBeside(int times);

    /// <summary>Reads, yields, writes: loses counts when two turns overlap.</summary>
    Task CountSlowly(int yields);

    /// <summary>Starts several branches inside one turn that touch the same state.</summary>
    Task<int> CountInBranches(int branches);

    Task Fail(string message);

    Task<int> FailAtOnce(string message);

    Task<int> Instance();

    Task LeaveAfter(string gate);

    /// <summary>Calls the next key with the rest; the last one adds one. Gives the sum of hops.</summary>
    Task<int> Pass(string[] keys);

    /// <summary>Holds at a gate and then calls another grain.</summary>
    Task HoldThenAdd(string gate, string key, int amount);

    Task<string?> Echo(string? text, CancellationToken cancellationToken);
}

/// <summary>Only has another name, for the choice between classes.</summary>
public interface INamedGrain : IGrainWithStringKey
{
    Task<string> Name();
}

public sealed class FirstNamedGrain : Grain, INamedGrain
{
    public Task<string> Name() => Task.FromResult("first");
}

public sealed class SecondNamedGrain : Grain, INamedGrain
{
    public Task<string> Name() => Task.FromResult("second");
}

public sealed class ProbeGrain : Grain, IProbeGrain
{
    private static int instances;
    private readonly int instance = Interlocked.Increment(ref instances);
    private readonly Probe probe;
    private int total;
    private int turns;

    // The key is known from the constructor on.
    public ProbeGrain() => probe = Probe.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (probe.ActivationsToFail > 0)
        {
            probe.ActivationsToFail--;
            throw new InvalidOperationException("The grain cannot be loaded.");
        }

        probe.Reach("activated");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Reach($"leaving: {reason.ReasonCode}");
        if (this.GetPrimaryKeyString().StartsWith("slow-to-leave/", StringComparison.Ordinal))
        {
            await probe.Gate("leave");
        }

        probe.Reach("left");
    }

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public Task Add(int amount)
    {
        total += amount;
        return Task.CompletedTask;
    }

    public async ValueTask AddLater(int amount)
    {
        await Task.Yield();
        total += amount;
    }

    public Task<int> Total() => Task.FromResult(total);

    public async ValueTask<int> TotalLater()
    {
        await Task.Yield();
        return total;
    }

    public async Task Hold(string gate)
    {
        Enter();
        probe.Reach($"holding {gate}");
        await probe.Gate(gate);
        probe.Reach($"released {gate}");
        turns--;
    }

    public Task HoldBeside(string gate) => Hold(gate);

    public async Task CountBeside(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Task.Yield();
            var seen = total;
            Thread.SpinWait(20);
            total = seen + 1;
        }
    }

    public async Task CountSlowly(int yields)
    {
        Enter();
        var seen = total;
        for (var i = 0; i < yields; i++)
        {
            await Task.Yield();
        }

        total = seen + 1;
        turns--;
    }

    public async Task<int> CountInBranches(int branches)
    {
        var count = 0;
        async Task Branch()
        {
            for (var i = 0; i < 100; i++)
            {
                await Task.Yield();
                var seen = count;
                Thread.SpinWait(20);
                count = seen + 1;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, branches).Select(_ => Branch()));
        return count;
    }

    public async Task Fail(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task<int> FailAtOnce(string message) => throw new ArgumentException(message);

    public Task<int> Instance() => Task.FromResult(instance);

    public async Task LeaveAfter(string gate)
    {
        DeactivateOnIdle();
        await Hold(gate);
    }

    public async Task<int> Pass(string[] keys)
    {
        if (keys.Length == 0)
        {
            total++;
            return 0;
        }

        var next = GrainFactory.GetGrain<IProbeGrain>(keys[0]).Pass(keys[1..]);
        probe.Reach("passed on");
        return 1 + await next;
    }

    public async Task HoldThenAdd(string gate, string key, int amount)
    {
        await Hold(gate);
        await GrainFactory.GetGrain<IProbeGrain>(key).Add(amount);
    }

    public Task<string?> Echo(string? text, CancellationToken cancellationToken) => Task.FromResult(text);

    private void Enter() => probe.MostAtOnce = Math.Max(probe.MostAtOnce, ++turns);
}
