using Microsoft.Extensions.Logging;
using Orleans;

namespace EmbeddedGrains;

/// <summary>
/// One grain instance with its queue of calls. Being the synchronization context of its grain, it runs every piece of the grain's code,
/// one at a time; and it starts the next call only when the task of the one before is complete.
/// </summary>
internal sealed class Activation(GrainHost host, GrainClass grainClass, string key, params Call[] inherited) : SerialContext
{
    private readonly Queue<Call> _waiting = new(inherited);
    private GrainLife? _life;
    private Step _step;
    private bool _busy;
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
                return _waiting.Count;
            }
        }
    }

    /// <summary>The call whose turn it is.</summary>
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

            _waiting.Enqueue(call);
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
        Running = null;
        BeReady();
    }

    /// <summary>Adds the calls that waited too long, and takes them out of the queue; ends the activation if it was idle too long.</summary>
    public void Review(long now, List<Call> late)
    {
        bool IsLate(Call call) => host.Clock.GetElapsedTime(call.SentAt, now) >= host.Options.ResponseTimeout;
        lock (Gate)
        {
            if (Running is { IsAnswered: false } running && IsLate(running))
            {
                late.Add(running);
            }

            while (_waiting.TryPeek(out var oldest) && IsLate(oldest))
            {
                late.Add(_waiting.Dequeue());
            }

            var isIdle = _life != null && !_busy && _waiting.Count == 0 && !HasContinuations;
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
            return Running is { IsAnswered: false } running ? [running, .. _waiting] : [.. _waiting];
        }
    }

    protected override bool TryTakeStep()
    {
        if (_busy || _ended || (_waiting.Count == 0 && _leaving is null && !_stopping))
        {
            return false;
        }

        _busy = true;
        _step = NextStep();
        if (_step == Step.Turn)
        {
            Running = _waiting.Dequeue();
            _hasServed = true;
        }

        return true;
    }

    protected override void RunStep()
    {
        switch (_step)
        {
            case Step.Activate:
                _ = Activate();
                break;
            case Step.Turn:
                Running!.Run(_life!.Grain, this);
                break;
            case Step.Deactivate:
                _ = Deactivate();
                break;
        }
    }

    // A grain that asks to leave while it wakes still answers one call; otherwise its calls would go from activation to activation.
    private Step NextStep() =>
        _waiting.Count == 0 || (_leaving != null && _hasServed) ? Step.Deactivate
        : _life is null ? Step.Activate
        : Step.Turn;

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
            Call[] left = [.. _waiting];
            _waiting.Clear();
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

    private void BeReady()
    {
        lock (Gate)
        {
            _busy = false;
            _lastUsed = host.Clock.GetTimestamp();
            Schedule();
        }
    }
}
