using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;

namespace EmbeddedGrains;

/// <summary>
/// One grain instance with its queue. Being the synchronization context of its grain, it runs every piece of the grain's code, one at a
/// time; and it starts the next call only when the task of the one before is complete.
/// </summary>
internal sealed class Activation(GrainHost host, GrainClass grainClass, string key, params Call[] inherited)
    : SynchronizationContext, IThreadPoolWorkItem
{
    // After so many steps the thread goes to somebody else, so that one hot grain does not starve the rest.
    private const int StepsPerSlice = 32;

    private readonly Lock gate = new();
    private readonly Queue<Call> waiting = new(inherited);
    private readonly Queue<(SendOrPostCallback Callback, object? State)> continuations = new();
    private bool scheduled;
    private bool busy;
    private bool ended;
    private bool stopping;
    private DeactivationReason? leaving;
    private TaskCompletionSource? end;
    private Grain? grain;
    private AsyncServiceScope scope;
    private long lastUsed;

    private enum Step
    {
        Rest,
        Continue,
        Activate,
        Deactivate,
        Turn,
    }

    /// <summary>The activation whose code is running on this thread, if any.</summary>
    public static new Activation? Current => SynchronizationContext.Current as Activation;

    public GrainHost Host => host;

    public string Key => key;

    /// <summary>The call whose turn it is.</summary>
    public Call? Running { get; private set; }

    /// <summary>Takes a call into the queue; false when this activation has ended.</summary>
    public bool Accept(Call call)
    {
        lock (gate)
        {
            if (ended)
            {
                return false;
            }

            waiting.Enqueue(call);
            Schedule();
            return true;
        }
    }

    /// <summary>Ends the activation after the current turn; the first reason given stands.</summary>
    public void Leave(DeactivationReason reason)
    {
        lock (gate)
        {
            leaving ??= reason;
            Schedule();
        }
    }

    /// <summary>Ends the activation after the calls that wait, and says when that is done.</summary>
    public Task Stop()
    {
        lock (gate)
        {
            stopping = true;
            end ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (ended)
            {
                end.TrySetResult();
            }

            Schedule();
            return end.Task;
        }
    }

    public void EndTurn(Call call)
    {
        call.Unlink();
        Running = null;
        BeReady();
    }

    /// <summary>Takes out the calls that waited too long; ends the activation if it was idle too long.</summary>
    public void Review(long now, List<Call> late)
    {
        bool IsLate(Call call) => host.Clock.GetElapsedTime(call.SentAt, now) >= host.Options.ResponseTimeout;
        lock (gate)
        {
            if (Running is { IsAnswered: false } running && IsLate(running))
            {
                late.Add(running);
            }

            while (waiting.TryPeek(out var oldest) && IsLate(oldest))
            {
                late.Add(waiting.Dequeue());
            }

            var isIdle = !busy && waiting.Count == 0 && continuations.Count == 0 && grain != null;
            if (isIdle && host.Clock.GetElapsedTime(lastUsed, now) >= host.Options.IdleAge)
            {
                leaving ??= new(DeactivationReasonCode.ActivationIdle, $"Nobody called for {host.Options.IdleAge}.");
                Schedule();
            }
        }
    }

    public List<Call> Unanswered()
    {
        lock (gate)
        {
            return Running is { IsAnswered: false } running ? [running, .. waiting] : [.. waiting];
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            continuations.Enqueue((d, state));
            Schedule();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("A grain's code cannot be waited for; use await.");

    public override SynchronizationContext CreateCopy() => this;

    public void Execute()
    {
        SetSynchronizationContext(this);
        var clean = ExecutionContext.Capture()!;
        for (var i = 0; i < StepsPerSlice; i++)
        {
            if (!Advance())
            {
                return;
            }

            // What one turn leaves in an AsyncLocal must not be seen by the next.
            ExecutionContext.Restore(clean);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    // The caller holds the gate.
    private void Schedule()
    {
        if (!scheduled)
        {
            scheduled = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    private bool Advance()
    {
        Step step;
        (SendOrPostCallback Callback, object? State) continuation;
        lock (gate)
        {
            step = Next(out continuation);
            scheduled = step != Step.Rest;
        }

        switch (step)
        {
            case Step.Continue:
                Continue(continuation.Callback, continuation.State);
                break;
            case Step.Activate:
                _ = Activate();
                break;
            case Step.Deactivate:
                _ = Deactivate();
                break;
            case Step.Turn:
                Running!.Run(grain!, this);
                break;
        }

        return step != Step.Rest;
    }

    // The caller holds the gate.
    private Step Next(out (SendOrPostCallback Callback, object? State) continuation)
    {
        if (continuations.TryDequeue(out continuation))
        {
            return Step.Continue;
        }

        if (busy || ended)
        {
            return Step.Rest;
        }

        if (leaving != null || (stopping && waiting.Count == 0))
        {
            busy = true;
            return Step.Deactivate;
        }

        if (waiting.Count == 0)
        {
            return Step.Rest;
        }

        busy = true;
        if (grain is null)
        {
            return Step.Activate;
        }

        Running = waiting.Dequeue();
        return Step.Turn;
    }

    private void Continue(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        catch (Exception exception)
        {
            // Only code that nobody awaits (async void) can throw here; it must not take the process down.
            host.Logger.LogError(exception, "Code that nobody awaits failed in {Grain}", grainClass.Type.Name);
        }
    }

    private async Task Activate()
    {
        Grain? made = null;
        try
        {
            scope = host.Services.CreateAsyncScope();
            made = grainClass.Create(scope.ServiceProvider);
            await WithinLimit(made.OnActivateAsync, nameof(Grain.OnActivateAsync));
            grain = made;
            BeReady();
        }
        catch (Exception exception)
        {
            await Release(made);
            foreach (var call in End(handOver: false))
            {
                call.Fail(exception);
            }
        }
    }

    private async Task Deactivate()
    {
        if (grain != null)
        {
            try
            {
                var reason = leaving ?? new(DeactivationReasonCode.ShuttingDown, "The grain host is stopping.");
                await WithinLimit(limit => grain.OnDeactivateAsync(reason, limit), nameof(Grain.OnDeactivateAsync));
            }
            catch (Exception exception)
            {
                host.Logger.LogWarning(exception, "{Hook} of {Grain} failed", nameof(Grain.OnDeactivateAsync), grainClass.Type.Name);
            }

            await Release(grain);
        }

        End(handOver: true);
    }

    private async Task WithinLimit(Func<CancellationToken, Task> hook, string name)
    {
        using var limit = new CancellationTokenSource(host.Options.ResponseTimeout, host.Clock);
        try
        {
            await hook(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"{grainClass.Type.Name}({key}).{name} took longer than {host.Options.ResponseTimeout.TotalSeconds:0.###} s.");
        }
    }

    private async Task Release(Grain? made)
    {
        try
        {
            switch (made)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            host.Logger.LogWarning(exception, "Disposing {Grain} failed", grainClass.Type.Name);
        }
    }

    /// <summary>Leaves the table in one step with giving the queue away, so that no call is lost and no two activations of a key are alive.</summary>
    private Call[] End(bool handOver)
    {
        lock (gate)
        {
            ended = true;
            Call[] left = [.. waiting];
            waiting.Clear();
            if (handOver && left.Length > 0)
            {
                // In the table before it may run: were it to end first, the table would keep a dead activation.
                var next = new Activation(host, grainClass, key, left);
                grainClass.Activations[key] = next;
                next.Wake();
            }
            else
            {
                grainClass.Activations.TryRemove(new(key, this));
            }

            end?.TrySetResult();
            return left;
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            Schedule();
        }
    }

    private void BeReady()
    {
        lock (gate)
        {
            busy = false;
            lastUsed = host.Clock.GetTimestamp();
            Schedule();
        }
    }
}
