using System.Diagnostics.CodeAnalysis;
using Campaign.Domain.Decisions;
using Campaign.Storage;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Orleans;

namespace Campaign.Grains;

/// <summary>
/// A grain that keeps facts: it decides on the state in memory (<see cref="Decider{TState, TFact}"/>), appends what was decided, and answers when that is
/// durable. Turns that interleave decide one after another, each on what the one before decided, while that is still on its way to the disk
/// (<see cref="InFlight{TState}"/>). When another writer was faster, it reads on and decides again. The grain's key is the name of its stream.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore without a wait handle holds nothing.")]
public abstract class FactGrain<TState, TFact> : Grain
    where TState : class
    where TFact : Fact
{
    // Of several nodes that want the same version, each wins its share of the tries.
    private const int Tries = 32;

    private readonly IJournal _journal;
    private readonly View<TState, TFact> _view;
    private readonly Decider<TState, TFact> _decider;
    private readonly InFlight<TState> _inFlight;
    private readonly SemaphoreSlim _proposing = new(1, 1);

    protected FactGrain(IJournal journal, View<TState, TFact> view, TimeProvider clock)
    {
        (_journal, _view) = (journal, view);
        _decider = new(view, React, clock);
        _inFlight = new(view.Initial, Forget);
    }

    /// <inheritdoc cref="InFlight{TState}.State"/>
    protected TState State => _inFlight.State;

    protected long Version => _inFlight.Version;

    protected string Id => Stream[(_view.Noun.Length + 1)..];

    protected string Stream => this.GetPrimaryKeyString();

    /// <summary>A snapshot is kept after so many facts; none when 0.</summary>
    protected virtual int SnapshotEvery => 0;

    /// <summary>How much the grain remembers beside its state, a mark for <see cref="Forget"/>; 0 when nothing.</summary>
    protected virtual int Remembered => 0;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (SnapshotEvery > 0 && await _journal.ReadSnapshot(Stream, cancellationToken) is { } snapshot && snapshot.Generation == _view.Generation)
        {
            _inFlight.SetPersisted(System.Text.Json.JsonSerializer.Deserialize<TState>(snapshot.Json, DomainJson.Options)!, snapshot.Version, 0);
        }

        await CatchUp(cancellationToken);
        await base.OnActivateAsync(cancellationToken);
    }

    /// <summary>Reads what others have added to the stream.</summary>
    protected async Task CatchUp(CancellationToken cancellationToken)
    {
        var (state, version) = (State, Version);
        foreach (var recorded in await _journal.Read(Stream, version, cancellationToken))
        {
            (state, version) = (_view.Evolve(state, (TFact)recorded.Fact), recorded.Version);
        }

        if (version != Version)
        {
            Forget(0);
        }

        _inFlight.SetPersisted(state, version, Remembered);
    }

    /// <summary>Forgets what was remembered since <see cref="Remembered"/> was <paramref name="mark"/>: it was not kept, or others know more by now.</summary>
    protected virtual void Forget(int mark)
    {
    }

    /// <inheritdoc cref="InFlight{TState}.WhenPersisted"/>
    protected Task WhenPersisted() => _inFlight.WhenPersisted();

    /// <summary>Reads on if another node has moved the stream on. Not for turns that interleave: what is on its way would be read, too.</summary>
    protected async Task Refresh()
    {
        await Recover();
        if (!await IsCurrent())
        {
            await CatchUp(CancellationToken.None);
        }
    }

    /// <summary>Brings into memory what these commands are about, before they are decided and again after a conflict.</summary>
    protected virtual ValueTask Prepare(IReadOnlyList<Attempt<TState, TFact>> attempts) => ValueTask.CompletedTask;

    /// <inheritdoc cref="InFlight{TState}.Replace"/>
    protected void ReplaceState(TState same) => _inFlight.Replace(same);

    /// <summary>Messages that follow from a fact.</summary>
    protected virtual IEnumerable<OutboxMessage> React(TState after, TFact fact) => [];

    /// <summary>Decides one command and keeps what was decided.</summary>
    /// <param name="creates">Path of what it makes, remembered under the caller's request key.</param>
    protected Task<Outcome> Commit(Caller caller, Func<TState, DateTimeOffset, Decision<TFact>> decide, string? creates = null) =>
        Commit(new Attempt<TState, TFact>(caller, decide, creates));

    protected async Task<Outcome> Commit(Attempt<TState, TFact> attempt) => (await Commit([attempt]))[0];

    /// <summary>Decides one command by its rule and keeps what was decided.</summary>
    protected Task<Outcome> Commit<TCommand>(
        Caller caller, TCommand command, Func<TState, TCommand, DateTimeOffset, Decision<TFact>> rule, string? creates = null) =>
        Commit(caller, (state, now) => rule(state, command, now), creates);

    /// <summary>
    /// Decides several commands, each on the state that the ones before it leave, and keeps what was decided in one transaction. A refused one
    /// does not touch its neighbours.
    /// </summary>
    /// <returns>An outcome a command, in order.</returns>
    protected async Task<Outcome[]> Commit(IReadOnlyList<Attempt<TState, TFact>> attempts)
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            var (outcomes, flight) = await Propose(attempts);
            switch (await _inFlight.Settle(flight))
            {
                case Appended.Done:
                    return outcomes;
                case Appended.KeyUsed when attempts.Count > 1:
                    return await OneByOne(attempts);
                case Appended.KeyUsed:
                    return [GrainRefusals.RequestRepeated];
                default:
                    StorageMeter.Conflicted();
                    break;
            }
        }

        return [.. attempts.Select(_ => (Outcome)GrainRefusals.Contended)];
    }

    /// <summary>Decides, and hands what was decided to the journal. One proposal is made at a time; those before it may still be on their way.</summary>
    private async Task<(Outcome[] Outcomes, InFlight<TState>.Flight Flight)> Propose(IReadOnlyList<Attempt<TState, TFact>> attempts)
    {
        await _proposing.WaitAsync();
        try
        {
            do
            {
                await Recover();
                await Prepare(attempts);
            }
            while (_inFlight.IsBehind);

            var (after, unit, outcomes) = _decider.Decide(Stream, new(State, Version), attempts, SnapshotEvery);
            return (outcomes, unit.IsEmpty ? _inFlight.Add(IsCurrent, Remembered) : _inFlight.Add(after, _journal.Append(unit.ToUnit(_inFlight.Last)), Remembered));
        }
        catch
        {
            // What was brought into memory may be ahead of the version that memory stands at.
            _inFlight.Rollback();
            throw;
        }
        finally
        {
            _proposing.Release();
        }
    }

    private Task Recover() => _inFlight.Recover(() => CatchUp(CancellationToken.None));

    private async ValueTask<bool> IsCurrent()
    {
        var version = Version;
        return !_journal.IsShared || await _journal.Version(Stream, CancellationToken.None) == version;
    }

    private async Task<Outcome[]> OneByOne(IReadOnlyList<Attempt<TState, TFact>> attempts)
    {
        var outcomes = new Outcome[attempts.Count];
        for (var index = 0; index < attempts.Count; index++)
        {
            outcomes[index] = await Commit(attempts[index]);
        }

        return outcomes;
    }
}
