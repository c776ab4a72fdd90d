using System.Diagnostics;

namespace EmbeddedGrains;

/// <summary>One call on its way: waits at an activation, runs as a turn, answers its caller once.</summary>
internal abstract class Call(GrainMethod method, GrainClass target, string key)
{
    private const int LongestChainShown = 16;

    // Named as in Orleans, so that who listens to one runtime hears the other.
    private static readonly ActivitySource Spans = new("Microsoft.Orleans.Application");
    private Call? _caller;
    private Call? _inner;
    private ActivityContext _span;

    public GrainClass Target { get; } = target;

    public string Key { get; } = key;

    public bool Interleaves => method.Interleaves;

    public long SentAt { get; private set; }

    public abstract bool IsAnswered { get; }

    /// <summary>Runs the turn on the grain; must be called on the activation, which is told when the turn is over.</summary>
    public abstract void Run(object grain, Activation activation);

    public abstract void Fail(Exception exception);

    /// <summary>Remembers who waits for whom, so that a timeout can name the chain.</summary>
    public void Sent(long at, Call? by)
    {
        SentAt = at;
        if (Spans.HasListeners())
        {
            _span = Activity.Current?.Context ?? default;
        }

        _caller = by;
        by?._inner = this;
    }

    /// <summary>Forgets the chain; without this, a grain that keeps calling itself would keep every call alive.</summary>
    public void Unlink()
    {
        var by = _caller;
        _caller = _inner = null;
        if (by?._inner == this)
        {
            by._inner = null;
        }
    }

    public TimeoutException TimedOut(TimeSpan limit)
    {
        var chain = new LinkedList<Call>([this]);
        for (var outer = _caller; outer != null && chain.Count < LongestChainShown; outer = outer._caller)
        {
            chain.AddFirst(outer);
        }

        for (var next = _inner; next is { IsAnswered: false } && chain.Count < LongestChainShown; next = next._inner)
        {
            chain.AddLast(next);
        }

        var blocked = chain.GroupBy(call => (call.Target, call.Key)).FirstOrDefault(calls => calls.Count() > 1)?.First();
        var why = blocked is null ? "" : $" {blocked.GrainName} takes one turn at a time and waits for itself through this chain: a deadlock.";
        return new($"No answer within {limit.TotalSeconds:0.###} s: {string.Join(" → ", chain)}.{why}");
    }

    /// <summary>Begins the turn's span beneath its caller's; null when nobody listens. It names no key: keys may name people.</summary>
    protected Activity? BeginSpan() => Spans.HasListeners() ? Spans.StartActivity($"{Target.Type.Name}/{method.Name}", ActivityKind.Internal, _span) : null;

    public override string ToString() => $"{GrainName}.{method.Name}";

    private string GrainName => $"{Target.Type.Name}({Key})";
}

/// <summary>A call whose answer carries a <typeparamref name="T"/>.</summary>
internal sealed class Call<T>(GrainMethod<T> method, GrainClass target, string key, object?[] arguments) : Call(method, target, key)
{
    // The caller goes on elsewhere: it must never run inside the turn that it waited for.
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => answer.Task;

    public override bool IsAnswered => answer.Task.IsCompleted;

    public override void Fail(Exception exception) => answer.TrySetException(exception);

    public override void Run(object grain, Activation activation)
    {
        var span = BeginSpan();
        ValueTask<T> turn;
        try
        {
            turn = method.Invoke(grain, arguments);
        }
        catch (Exception exception)
        {
            turn = ValueTask.FromException<T>(exception);
        }

        _ = Finish(turn, activation, span);
    }

    private async Task Finish(ValueTask<T> turn, Activation activation, Activity? span)
    {
        using var ended = span;
        // The turn is over before the caller hears of it: who then finds the grain idle, or calls again, finds it ready.
        try
        {
            var result = await turn;
            activation.EndTurn(this);
            answer.TrySetResult(result);
        }
        catch (Exception exception)
        {
            span?.SetStatus(ActivityStatusCode.Error);
            activation.EndTurn(this);
            Fail(exception);
        }
    }
}
