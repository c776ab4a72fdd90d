namespace EmbeddedGrains;

/// <summary>
/// Runs pieces of code one at a time on the thread pool: the continuations that awaits post here and, when there are none, whatever step
/// the derived class has ready.
/// </summary>
internal abstract class SerialContext : SynchronizationContext, IThreadPoolWorkItem
{
    // After so many pieces the thread goes to somebody else, so that one hot grain does not starve the rest.
    private const int PiecesPerSlice = 32;
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _continuations = new();
    private bool _scheduled;

    /// <summary>Guards everything that decides what runs next.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Whether a continuation waits; ask under the gate.</summary>
    protected bool HasContinuations => _continuations.Count > 0;

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (Gate)
        {
            _continuations.Enqueue((d, state));
            Schedule();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("A grain's code cannot be waited for; use await.");

    public override SynchronizationContext CreateCopy() => this;

    public void Execute()
    {
        SetSynchronizationContext(this);
        var clean = ExecutionContext.Capture()!;
        for (var i = 0; i < PiecesPerSlice; i++)
        {
            if (!RunOne())
            {
                return;
            }

            // What one turn leaves in an AsyncLocal must not be seen by the next.
            ExecutionContext.Restore(clean);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Sees to it that the steps get a thread; call under the gate.</summary>
    protected void Schedule()
    {
        if (!_scheduled)
        {
            _scheduled = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    /// <summary>Chooses the next step under the gate; false when there is none.</summary>
    protected abstract bool TryTakeStep();

    /// <summary>Starts the step that was taken.</summary>
    protected abstract void RunStep();

    /// <summary>A continuation threw, which only code can do that nobody awaits (async void).</summary>
    protected abstract void Unawaited(Exception exception);

    private bool RunOne()
    {
        bool isContinuation;
        (SendOrPostCallback Callback, object? State) continuation;
        lock (Gate)
        {
            isContinuation = _continuations.TryDequeue(out continuation);
            if (!isContinuation && !TryTakeStep())
            {
                _scheduled = false;
                return false;
            }
        }

        if (isContinuation)
        {
            Continue(continuation.Callback, continuation.State);
        }
        else
        {
            RunStep();
        }

        return true;
    }

    private void Continue(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        catch (Exception exception)
        {
            // Let through, it would take the process down.
            Unawaited(exception);
        }
    }
}
