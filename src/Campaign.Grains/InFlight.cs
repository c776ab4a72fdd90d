using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Grains;

/// <summary>
/// A stream's state as it was decided last, and the units that are still on their way to the disk. Each was decided on the one before it: when one is not
/// kept, nor are those after it, the state is rolled back to what is persisted, and <see cref="IsBehind"/> until <see cref="Recover"/> has read on from there.
/// </summary>
/// <param name="initial">Of a stream without facts.</param>
/// <param name="forget">Is told the mark to which memory beside the state goes back: 0 for all of it.</param>
internal sealed class InFlight<TState>(TState initial, Action<int> forget)
    where TState : class
{
    private Point _persisted = new(initial, 0, 0);

    // Units of one line were decided on one another.
    private int _line;

    /// <summary>As decided last: durable, or on its way.</summary>
    public TState State { get; private set; } = initial;

    /// <summary>The version that <see cref="State"/> stands at once everything is kept.</summary>
    public long Version { get; private set; }

    /// <summary>What became of the last unit handed to the journal; null when there is none that anything could depend on.</summary>
    public Task<Appended>? Last { get; private set; }

    /// <summary>Whether the state was rolled back and not read on since.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>Takes what was read from the journal: it is durable.</summary>
    /// <param name="mark">How much is remembered beside the state.</param>
    public void SetPersisted(TState state, long version, int mark)
    {
        (State, Version) = (state, version);
        _persisted = new(state, version, mark);
    }

    /// <summary>Swaps the state for one that says the same and holds more, or less, in memory.</summary>
    public void Replace(TState same) => State = same;

    /// <summary>Takes a unit on its way: the next is decided on it.</summary>
    /// <param name="after">The state that it leads to.</param>
    /// <param name="appended">What becomes of it.</param>
    /// <param name="mark">How much is remembered beside that state.</param>
    public Flight Add(Versioned<TState> after, Task<Appended> appended, int mark)
    {
        (State, Version, Last) = (after.State, after.Version, appended);
        return new(new(after.State, after.Version, mark), appended, _line, Changes: true);
    }

    /// <summary>Takes a decision that changes nothing: it is true if what it was decided on is kept, and the stream still stands there.</summary>
    /// <param name="isCurrent">Whether nobody else has moved the stream on.</param>
    public Flight Add(Func<ValueTask<bool>> isCurrent, int mark) => new(new(State, Version, mark), Confirm(isCurrent), _line, Changes: false);

    /// <summary>Done when nothing is on its way to the disk.</summary>
    public async Task WhenPersisted() =>
        await ((Task?)Last ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Waits for what becomes of a unit. One that is not kept takes those after it along.</summary>
    public async Task<Appended> Settle(Flight flight)
    {
        var appended = Appended.Conflict;
        try
        {
            appended = await flight.Appended;
        }
        finally
        {
            if (appended == Appended.Done)
            {
                _persisted = flight.After.Version > _persisted.Version ? flight.After : _persisted;
            }
            else if (flight.Line == _line && (flight.Changes || flight.After.Version == Version))
            {
                // After a decision that changed nothing, the units under way speak for themselves.
                Rollback();
            }
        }

        return appended;
    }

    /// <summary>Goes back to what is known to be durable.</summary>
    public void Rollback()
    {
        Restore();
        _line++;
        IsBehind = true;
    }

    /// <summary>After a rollback, reads on from there.</summary>
    /// <param name="readOn">Reads what the journal holds beyond <see cref="Version"/>, and hands it to <see cref="SetPersisted"/>.</param>
    public async Task Recover(Func<Task> readOn)
    {
        if (IsBehind)
        {
            await WhenPersisted();

            // What was looked up meanwhile may be ahead of the facts that are read now, which would then be counted twice.
            Restore();
            await readOn();
            (Last, IsBehind) = (null, false);
        }
    }

    private void Restore()
    {
        (State, Version, var mark) = _persisted;
        forget(mark);
    }

    /// <summary>An append checks the version that was decided on; where nothing is to be appended, this does.</summary>
    private async Task<Appended> Confirm(Func<ValueTask<bool>> isCurrent)
    {
        if (Last is { } last)
        {
            var wasUnderWay = !last.IsCompleted;
            await WhenPersisted();
            if (!last.IsCompletedSuccessfully || await last != Appended.Done)
            {
                return Appended.Conflict;
            }

            if (wasUnderWay)
            {
                // As it became durable, the stream stood where this was decided.
                return Appended.Done;
            }
        }

        return await isCurrent() ? Appended.Done : Appended.Conflict;
    }

    /// <summary>Something decided whose fate is open.</summary>
    /// <param name="Changes">Whether it is a unit for the journal.</param>
    public readonly record struct Flight(Point After, Task<Appended> Appended, int Line, bool Changes);

    /// <summary>Where memory can go back to.</summary>
    public readonly record struct Point(TState State, long Version, int Mark);
}
