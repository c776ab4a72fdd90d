namespace Orleans.Embedded.Tests;

/// <summary>A scoped service that tells when it and its grain are disposed.</summary>
public sealed class Companion : IDisposable
{
    private readonly TaskCompletionSource disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource grainDisposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Disposed => disposed.Task;

    public Task GrainDisposed => grainDisposed.Task;

    public void Dispose() => disposed.TrySetResult();

    public void GrainWasDisposed() => grainDisposed.TrySetResult();
}

/// <summary>Hands out references, which only a runtime in one process can do.</summary>
public interface IScopedGrain : IGrainWithStringKey
{
    Task<Companion> Companion();

    Task<string?> SwapAmbient(string value);

    Task FailInAsyncVoid();
}

public sealed class ScopedGrain(Companion companion) : Grain, IScopedGrain, IDisposable
{
    public static readonly AsyncLocal<string?> Ambient = new();

    public Task<Companion> Companion() => Task.FromResult(companion);

    public Task<string?> SwapAmbient(string value)
    {
        var seen = Ambient.Value;
        Ambient.Value = value;
        return Task.FromResult(seen);
    }

    public Task FailInAsyncVoid()
    {
        static async void Fail()
        {
            await Task.Yield();
            throw new InvalidOperationException("nobody awaits this");
        }

        Fail();
        return Task.CompletedTask;
    }

    public void Dispose() => companion.GrainWasDisposed();
}

/// <summary>A grain that decides to leave while it wakes.</summary>
public interface IFleetingGrain : IGrainWithStringKey
{
    Task<string> Key();
}

public sealed class FleetingGrain : Grain, IFleetingGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());
}

/// <summary>A grain whose activation takes longer than any limit.</summary>
public interface ISleepyGrain : IGrainWithStringKey
{
    Task Wake();
}

public sealed class SleepyGrain : Grain, ISleepyGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var probe = Conformance.Probe.Of(this.GetPrimaryKeyString());
        probe.Reach($"waking {probe.Events.Count + 1}");
        return new TaskCompletionSource().Task;
    }

    public Task Wake() => Task.CompletedTask;
}

/// <summary>A grain that keeps itself busy: each call sends the next without waiting for it.</summary>
public interface IChasingGrain : IGrainWithStringKey
{
    Task Chase(int left, TaskCompletionSource<long> memory);
}

public sealed class ChasingGrain : Grain, IChasingGrain
{
    public Task Chase(int left, TaskCompletionSource<long> memory)
    {
        if (left == 0)
        {
            memory.SetResult(GC.GetTotalMemory(forceFullCollection: true));
        }
        else
        {
            _ = GrainFactory.GetGrain<IChasingGrain>(this.GetPrimaryKeyString()).Chase(left - 1, memory);
        }

        return Task.CompletedTask;
    }
}
