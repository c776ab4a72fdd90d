using Campaign.Storage.Changes;
using Campaign.Storage.Jobs;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Journal;

/// <summary>Something to write within the writer's transaction. It may run again in another one, so it must keep nothing from a run except its result.</summary>
internal abstract class WriteStep<TSession>
{
    /// <summary>Whether it needs a transaction of its own.</summary>
    public virtual bool Alone => false;

    /// <summary>Another step's answer that must be known before this one runs: the two share no transaction.</summary>
    public virtual Task? After => null;

    /// <summary>The number of facts that its last run appended.</summary>
    public virtual int Facts => 0;

    /// <summary>What its last run changed.</summary>
    public virtual IEnumerable<Change> Changes => [];

    /// <returns>Rows of its own, merged with those of the other steps and written once at the end of the transaction.</returns>
    public abstract RowChanges? Run(TSession session);

    /// <summary>Called when the transaction is durable: answers the caller.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception fault);
}

internal abstract class WriteStep<TSession, T> : WriteStep<TSession>
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    protected T? Result { get; set; }

    public override void Succeed() => _answer.SetResult(Result!);

    public override void Fail(Exception fault) => _answer.SetException(fault);
}

/// <summary>A small write without a result.</summary>
internal sealed class ActionStep<TSession>(Action<TSession> run, RowChanges? changes = null) : WriteStep<TSession, bool>
{
    public override IEnumerable<Change> Changes => changes?.OfJobs() ?? [];

    public override RowChanges? Run(TSession session)
    {
        run(session);
        return changes;
    }
}
