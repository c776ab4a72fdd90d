using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Grains;

/// <summary>
/// The latest decided state of a stream, and the units that are still being written. Each unit was decided on the one before it: if one is not
/// stored, neither are those after it, the state is rolled back to what is durable, and <see cref="IsBehind"/> until <see cref="Recover"/> has caught up from there.
/// </summary>
/// <param name="initial">The state of a stream without facts.</param>
/// <param name="forget">Receives the mark to which other memory is rolled back: 0 for all of it.</param>
internal sealed class InFlight<TState>(TState initial, Action<int> forget)
    where TState : class
{
    private Point _persisted = new(initial, 0, 0);

    // Units of the same line were decided on one another.
    private int _line;

    /// <summary>As decided last: durable, or being written.</summary>
    public TState State { get; private set; } = initial;

    /// <summary>The version of <see cref="State"/> once everything is stored.</summary>
    public long Version { get; private set; }

    /// <summary>The result of the last unit passed to the journal; null when nothing could depend on it.</summary>
    public Task<Appended>? Last { get; private set; }

    /// <summary>Whether the state was rolled back and has not caught up yet.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>Takes a state that was read from the journal and is durable.</summary>
    /// <param name="mark">How much is remembered beyond the state.</param>
    public void SetPersisted(TState state, long version, int mark)
    {
        (State, Version) = (state, version);
        _persisted = new(state, version, mark);
    }

    /// <summary>Replaces the state with an equal one that has more, or less, loaded.</summary>
    public void Replace(TState same) => State = same;

    /// <summary>Takes a unit that is being written; the next is decided on it.</summary>
    /// <param name="after">The state after it.</param>
    /// <param name="appended">Its result.</param>
    /// <param name="mark">How much is remembered beyond that state.</param>
    public Flight Add(Versioned<TState> after, Task<Appended> appended, int mark)
    {
        (State, Version, Last) = (after.State, after.Version, appended);
        return new(new(after.State, after.Version, mark), appended, _line, Changes: true);
    }

    /// <summary>Takes a decision that changes nothing: it is valid if what it was decided on is stored, and the stream has not moved on.</summary>
    /// <param name="isCurrent">Whether nobody else has appended to the stream.</param>
    public Flight Add(Func<ValueTask<bool>> isCurrent, int mark) => new(new(State, Version, mark), Confirm(isCurrent), _line, Changes: false);

    /// <summary>Completes when nothing is being written.</summary>
    public async Task WhenPersisted() =>
        await ((Task?)Last ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Waits for the result of a unit. If it is not stored, neither are those after it.</summary>
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
                // After a decision that changed nothing, the units in flight are settled by themselves.
                Rollback();
            }
        }

        return appended;
    }

    /// <summary>Returns to what is known to be durable.</summary>
    public void Rollback()
    {
        Restore();
        _line++;
        IsBehind = true;
    }

    /// <summary>Catches up after a rollback.</summary>
    /// <param name="readOn">Reads what the journal holds after <see cref="Version"/>, and passes it to <see cref="SetPersisted"/>.</param>
    public async Task Recover(Func<Task> readOn)
    {
        if (IsBehind)
        {
            await WhenPersisted();

            // What was loaded meanwhile may be newer than the facts read now, which would then be counted twice.
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

    /// <summary>An append checks the version that was decided on; when nothing is appended, this does.</summary>
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
                // When its predecessor became durable, the stream was at the version that this was decided on.
                return Appended.Done;
            }
        }

        return await isCurrent() ? Appended.Done : Appended.Conflict;
    }

    /// <summary>A decision whose result is not known yet.</summary>
    /// <param name="Changes">Whether it appends a unit to the journal.</param>
    public readonly record struct Flight(Point After, Task<Appended> Appended, int Line, bool Changes);

    /// <summary>A point to which memory can be rolled back.</summary>
    public readonly record struct Point(TState State, long Version, int Mark);
}
