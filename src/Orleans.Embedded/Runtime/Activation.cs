using Microsoft.Extensions.Logging;
using Orleans;

namespace EmbeddedGrains;

/// <summary>
/// One grain instance with its queue of calls. Being the synchronization context of its grain, it runs every piece of the grain's code,
/// one at a time; and it starts the next call only when the task of the one before is complete. Calls that interleave wait for no other.
/// </summary>
internal sealed class Activation(GrainHost host, GrainClass grainClass, string key, params Call[] inherited) : SerialContext
{
    private readonly Queue<Call> _waiting = new(inherited.Where(call => !call.Interleaves));
    private readonly Queue<Call> _interleaving = new(inherited.Where(call => call.Interleaves));
    private readonly List<Call> _open = [];
    private GrainLife? _life;
    private Step _step;
    private Call? _starting;
    private Step? _under;
    private bool _hasServed;
    private bool _ended;
    private bool _stopping;
    private DeactivationReason? _leaving;
    private TaskCompletionSource? _end;
    private long _lastUsed;

    private enum Step
    {
        Activate,
        Turn,
        InterleavedTurn,
        Deactivate,
    }

    /// <summary>The activation whose code is running on this thread, if any.</summary>
    public static new Activation? Current => SynchronizationContext.Current as Activation;

    public GrainHost Host => host;

    public string Key => key;

    /// <summary>How many calls wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (Gate)
            {
                return _waiting.Count + _interleaving.Count;
            }
        }
    }

    /// <summary>The call whose turn it is; those that interleave are not told apart.</summary>
    public Call? Running { get; private set; }

    /// <summary>Takes a call into the queue; false when this activation has ended.</summary>
    public bool Accept(Call call)
    {
        lock (Gate)
        {
            if (_ended)
            {
                return false;
            }

            (call.Interleaves ? _interleaving : _waiting).Enqueue(call);
            Schedule();
            return true;
        }
    }

    /// <summary>Ends the activation after the current turn; the first reason given stands.</summary>
    public void Leave(DeactivationReason reason)
    {
        lock (Gate)
        {
            _leaving ??= reason;
            Schedule();
        }
    }

    /// <summary>Ends the activation after the calls that wait, and says when that is done.</summary>
    public Task Stop()
    {
        lock (Gate)
        {
            _stopping = true;
            _end ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_ended)
            {
                _end.TrySetResult();
            }

            Schedule();
            return _end.Task;
        }
    }

    public void EndTurn(Call call)
    {
        call.Unlink();
        if (call.Interleaves)
        {
            BeReady(after: call);
            return;
        }

        Running = null;
        BeReady();
    }

    /// <summary>Adds the calls that waited too long, and takes them out of the queue; ends the activation if it was idle too long.</summary>
    public void Review(long now, List<Call> late)
    {
        bool IsLate(Call call) => host.Clock.GetElapsedTime(call.SentAt, now) >= host.Options.ResponseTimeout;
        lock (Gate)
        {
            late.AddRange(Begun().Where(IsLate));
            foreach (var queue in new[] { _waiting, _interleaving })
            {
                while (queue.TryPeek(out var oldest) && IsLate(oldest))
                {
                    late.Add(queue.Dequeue());
                }
            }

            var isIdle = _life != null && _under is null && _open.Count == 0 && !HasCalls && !HasContinuations;
            if (isIdle && host.Clock.GetElapsedTime(_lastUsed, now) >= host.Options.IdleAge)
            {
                _leaving ??= new(DeactivationReasonCode.ActivationIdle, $"Nobody called for {host.Options.IdleAge}.");
                Schedule();
            }
        }
    }

    public List<Call> Unanswered()
    {
        lock (Gate)
        {
            return [.. Begun(), .. _waiting, .. _interleaving];
        }
    }

    private bool HasCalls => _waiting.Count + _interleaving.Count > 0;

    // A grain that asks to leave while it wakes still answers one call; otherwise its calls would go from activation to activation.
    private bool MustLeave => _leaving != null && _hasServed;

    protected override bool TryTakeStep()
    {
        if (_ended)
        {
            return false;
        }

        if (_interleaving.Count > 0 && _life != null && _under is null or Step.Turn && !MustLeave)
        {
            _step = Step.InterleavedTurn;
            _open.Add(_starting = _interleaving.Dequeue());
            _hasServed = true;
            return true;
        }

        return _under is null && (HasCalls || _leaving != null || _stopping) && TryTakeStep(NextStep());
    }

    protected override void RunStep()
    {
        switch (_step)
        {
            case Step.Activate:
                _ = Activate();
                break;
            case Step.Turn or Step.InterleavedTurn:
                _starting!.Run(_life!.Grain, this);
                break;
            case Step.Deactivate:
                _ = Deactivate();
                break;
        }
    }

    private Step NextStep() =>
        !HasCalls || MustLeave ? Step.Deactivate
        : _life is null ? Step.Activate
        : Step.Turn;

    private bool TryTakeStep(Step next)
    {
        if (next == Step.Deactivate && _open.Count > 0)
        {
            return false;
        }

        _under = _step = next;
        if (next == Step.Turn)
        {
            Running = _starting = _waiting.Dequeue();
            _hasServed = true;
        }

        return true;
    }

    /// <summary>Calls whose turns have begun and whose callers still wait; ask under the gate.</summary>
    private IEnumerable<Call> Begun() => (Running is { } running ? _open.Append(running) : _open).Where(call => !call.IsAnswered);

    protected override void Unawaited(Exception exception) =>
        host.Logger.LogError(exception, "Code that nobody awaits failed in {Grain}", grainClass.Type.Name);

    private async Task Activate()
    {
        try
        {
            var life = new GrainLife(host, grainClass, key);
            await life.Begin();
            _life = life;
            BeReady();
        }
        catch (Exception exception)
        {
            Array.ForEach(End(handOver: false), call => call.Fail(exception));
        }
    }

    private async Task Deactivate()
    {
        if (_life != null)
        {
            await _life.End(_leaving ?? new(DeactivationReasonCode.ShuttingDown, "The grain host is stopping."));
        }

        End(handOver: true);
    }

    /// <summary>Leaves the table in one step with giving the queue away, so that no call is lost and no two activations of a key are alive.</summary>
    private Call[] End(bool handOver)
    {
        lock (Gate)
        {
            _ended = true;
            Call[] left = [.. _waiting, .. _interleaving];
            _waiting.Clear();
            _interleaving.Clear();
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

            _end?.TrySetResult();
            return left;
        }
    }

    private void Wake()
    {
        lock (Gate)
        {
            Schedule();
        }
    }

    /// <param name="after">The interleaved call that ended; nothing when the step ended that others wait for.</param>
    private void BeReady(Call? after = null)
    {
        lock (Gate)
        {
            if (after is null)
            {
                _under = null;
            }
            else
            {
                _open.Remove(after);
            }

            _lastUsed = host.Clock.GetTimestamp();
            Schedule();
        }
    }
}
