using Campaign.Domain.Decisions;
using Campaign.Storage;
using Campaign.Storage.Journal;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;
using Orleans;

namespace Campaign.Grains;

/// <summary>
/// A grain that keeps facts: it decides on the state in memory, appends, and only then evolves. A failed append leaves memory as it was;
/// when another writer was faster, it reads on and decides again. The grain's key is the name of its stream.
/// </summary>
public abstract class FactGrain<TState, TFact>(IJournal journal, View<TState, TFact> view, TimeProvider clock) : Grain
    where TState : class
    where TFact : Fact
{
    // Of several nodes that want the same version, each wins its share of the tries.
    private const int Tries = 32;

    protected TState State { get; private set; } = view.Initial;

    protected long Version { get; private set; }

    protected string Id => Stream[(view.Noun.Length + 1)..];

    protected string Stream => this.GetPrimaryKeyString();

    /// <summary>A snapshot is kept after so many facts; none when 0.</summary>
    protected virtual int SnapshotEvery => 0;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (SnapshotEvery > 0 && await journal.ReadSnapshot(Stream, cancellationToken) is { } snapshot)
        {
            (State, Version) = (System.Text.Json.JsonSerializer.Deserialize<TState>(snapshot.Json, DomainJson.Options)!, snapshot.Version);
        }

        await CatchUp(cancellationToken);
        await base.OnActivateAsync(cancellationToken);
    }

    /// <summary>Reads what others have added to the stream.</summary>
    protected virtual async Task CatchUp(CancellationToken cancellationToken)
    {
        var (state, version) = (State, Version);
        foreach (var recorded in await journal.Read(Stream, version, cancellationToken))
        {
            (state, version) = (view.Evolve(state, (TFact)recorded.Fact), recorded.Version);
        }

        (State, Version) = (state, version);
    }

    /// <summary>Reads on if another node has moved the stream on.</summary>
    protected async Task Refresh()
    {
        if (!await IsCurrent())
        {
            await CatchUp(CancellationToken.None);
        }
    }

    /// <summary>Brings into memory what these commands are about, before they are decided and again after a conflict.</summary>
    protected virtual ValueTask Prepare(IReadOnlyList<Attempt> attempts) => ValueTask.CompletedTask;

    /// <summary>Swaps the state for one that says the same and holds more, or less, in memory.</summary>
    protected void Hold(TState same) => State = same;

    /// <summary>Messages that follow from a fact.</summary>
    protected virtual IEnumerable<Posting> React(TState after, TFact fact) => [];

    /// <summary>Decides one command and keeps what was decided.</summary>
    /// <param name="creates">Path of what it makes, remembered under the caller's request key.</param>
    protected async Task<Outcome> Commit(Caller caller, Func<TState, DateTimeOffset, Decision<TFact>> decide, string? creates = null) =>
        (await Commit([new Attempt(caller, decide, creates)]))[0];

    /// <summary>Decides one command by its rule and keeps what was decided.</summary>
    protected Task<Outcome> Commit<TCommand>(
        Caller caller, TCommand command, Func<TState, TCommand, DateTimeOffset, Decision<TFact>> rule, string? creates = null) =>
        Commit(caller, (state, now) => rule(state, command, now), creates);

    /// <summary>
    /// Decides several commands, each on the state that the ones before it leave, and keeps what was decided in one transaction. A refused one
    /// does not touch its neighbours.
    /// </summary>
    /// <returns>An outcome a command, in order.</returns>
    protected async Task<Outcome[]> Commit(IReadOnlyList<Attempt> attempts)
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            var (appended, outcomes) = await Try(attempts);
            switch (appended)
            {
                case Appended.Done:
                    return outcomes;
                case Appended.KeyUsed when attempts.Count > 1:
                    return await OneByOne(attempts);
                case Appended.KeyUsed:
                    return [GrainRefusals.RequestRepeated];
                default:
                    StorageMeter.Conflicted();
                    await CatchUp(CancellationToken.None);
                    break;
            }
        }

        return [.. attempts.Select(_ => (Outcome)GrainRefusals.Contended)];
    }

    private async Task<(Appended Appended, Outcome[] Outcomes)> Try(IReadOnlyList<Attempt> attempts)
    {
        var (before, kept) = (State, false);
        try
        {
            await Prepare(attempts);
            var draft = Decide(attempts);

            // An append checks the version that was decided on; a refusal has to be checked for itself.
            var appended = !draft.Unit.IsEmpty ? await journal.Append(draft.Unit.ToUnit()) : await IsCurrent() ? Appended.Done : Appended.Conflict;
            if (appended == Appended.Done)
            {
                (State, Version, kept) = (draft.Current.State, draft.Current.Version, true);
            }

            return (appended, draft.Outcomes);
        }
        finally
        {
            if (!kept)
            {
                // What was brought into memory may be ahead of the version that memory stands at.
                State = before;
            }
        }
    }

    private async ValueTask<bool> IsCurrent() => !journal.IsShared || await journal.Version(Stream, CancellationToken.None) == Version;

    private async Task<Outcome[]> OneByOne(IReadOnlyList<Attempt> attempts)
    {
        var outcomes = new Outcome[attempts.Count];
        for (var index = 0; index < attempts.Count; index++)
        {
            outcomes[index] = (await Commit([attempts[index]]))[0];
        }

        return outcomes;
    }

    private Draft Decide(IReadOnlyList<Attempt> attempts)
    {
        // The journal keeps milliseconds, in UTC: what is in memory must equal what is read back.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var draft = new Draft(new(State, Version), new UnitDraft(now), new Outcome[attempts.Count]);
        for (var index = 0; index < attempts.Count; index++)
        {
            draft.Outcomes[index] = Decide(attempts[index], draft);
        }

        var (state, version) = draft.Current;
        if (SnapshotEvery > 0 && version / SnapshotEvery > Version / SnapshotEvery)
        {
            draft.Unit.Rows.Put(CoreTables.Snapshots, [Stream], ("version", version), ("data", DomainJson.Write(view.Remembered(state))));
        }

        return draft;
    }

    private Outcome Decide(Attempt attempt, Draft draft)
    {
        var current = attempt.VersionOf is { } versionOf ? versionOf(draft.Current.State) : draft.Current.Version;
        if (attempt.Caller.IfVersion is { } seen && current is { } version && seen != version)
        {
            return GrainRefusals.Stale(version);
        }

        var decision = attempt.Decide(draft.Current.State, draft.Unit.Now);
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        if (decision.Facts.Count > 0)
        {
            draft.Current = draft.Unit.Take(view, Id, draft.Current, decision.Facts, attempt.Caller, React);
            draft.Unit.Keep(attempt.Personal);
            if (attempt.Creates is { } resource)
            {
                draft.Unit.Answer(attempt.Caller, resource);
            }

            attempt.Brings?.Invoke(draft.Unit);
        }

        return new Outcome(draft.Current.Version, null);
    }

    /// <summary>One command on its way through a commit.</summary>
    /// <param name="Creates">Path of what it makes, remembered under the caller's request key.</param>
    /// <param name="Concerns">The part of the state that it is about, for grains that do not hold all of it.</param>
    protected sealed record Attempt(
        Caller Caller, Func<TState, DateTimeOffset, Decision<TFact>> Decide, string? Creates = null, string? Concerns = null)
    {
        /// <summary>What a person gave with it; kept when the command leads to facts.</summary>
        public IReadOnlyList<PersonalRecord> Personal { get; init; } = [];

        /// <summary>For a part with versions of its own: the part's version, null while there is none. The stream's counts otherwise.</summary>
        public Func<TState, long?>? VersionOf { get; init; }

        /// <summary>Adds what must be durable together with the command's facts, such as the facts of streams that it makes.</summary>
        public Action<UnitDraft>? Brings { get; init; }
    }

    private sealed class Draft(Versioned<TState> before, UnitDraft unit, Outcome[] outcomes)
    {
        public Versioned<TState> Current { get; set; } = before;

        public UnitDraft Unit => unit;

        public Outcome[] Outcomes => outcomes;
    }
}
