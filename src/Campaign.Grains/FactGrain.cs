using System.Diagnostics.CodeAnalysis;
using Campaign.Domain.Decisions;
using Campaign.Storage;
using Campaign.Storage.Journal;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;
using Orleans;

namespace Campaign.Grains;

/// <summary>
/// A grain that keeps facts: it decides on the state in memory, appends what was decided, and answers when that is durable. Turns that interleave
/// decide one after another, each on what the one before decided, while that is still on its way to the disk; when a unit is not kept, nor are those that
/// were decided on it, and memory goes back to what is durable. When another writer was faster, it reads on and decides again. The grain's key is
/// the name of its stream.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore without a wait handle holds nothing.")]
public abstract class FactGrain<TState, TFact>(IJournal journal, View<TState, TFact> view, TimeProvider clock) : Grain
    where TState : class
    where TFact : Fact
{
    // Of several nodes that want the same version, each wins its share of the tries.
    private const int Tries = 32;

    private readonly SemaphoreSlim _proposing = new(1, 1);
    private Point _kept = new(view.Initial, 0, 0);
    private Task<Appended>? _last;
    private int _line;
    private bool _isBehind;

    /// <summary>As decided last: durable, or on its way.</summary>
    protected TState State { get; private set; } = view.Initial;

    protected long Version { get; private set; }

    protected string Id => Stream[(view.Noun.Length + 1)..];

    protected string Stream => this.GetPrimaryKeyString();

    /// <summary>A snapshot is kept after so many facts; none when 0.</summary>
    protected virtual int SnapshotEvery => 0;

    /// <summary>How much the grain remembers beside its state, a mark for <see cref="Forget"/>; 0 when nothing.</summary>
    protected virtual int Remembered => 0;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (SnapshotEvery > 0 && await journal.ReadSnapshot(Stream, cancellationToken) is { } snapshot && snapshot.Generation == view.Generation)
        {
            (State, Version) = (System.Text.Json.JsonSerializer.Deserialize<TState>(snapshot.Json, DomainJson.Options)!, snapshot.Version);
        }

        await CatchUp(cancellationToken);
        await base.OnActivateAsync(cancellationToken);
    }

    /// <summary>Reads what others have added to the stream.</summary>
    protected async Task CatchUp(CancellationToken cancellationToken)
    {
        var (state, version) = (State, Version);
        foreach (var recorded in await journal.Read(Stream, version, cancellationToken))
        {
            (state, version) = (view.Evolve(state, (TFact)recorded.Fact), recorded.Version);
        }

        if (version != Version)
        {
            Forget(0);
        }

        (State, Version) = (state, version);
        _kept = new(state, version, Remembered);
    }

    /// <summary>Forgets what was remembered since <see cref="Remembered"/> was <paramref name="mark"/>: it was not kept, or others know more by now.</summary>
    protected virtual void Forget(int mark)
    {
    }

    /// <summary>Done when nothing is on its way to the disk.</summary>
    protected async Task Landed() =>
        await ((Task?)_last ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Reads on if another node has moved the stream on. Not for turns that interleave: what is on its way would be read, too.</summary>
    protected async Task Refresh()
    {
        await ComeBack();
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
    protected Task<Outcome> Commit(Caller caller, Func<TState, DateTimeOffset, Decision<TFact>> decide, string? creates = null) =>
        Commit(new Attempt(caller, decide, creates));

    protected async Task<Outcome> Commit(Attempt attempt) => (await Commit([attempt]))[0];

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
            var draft = await Propose(attempts);
            switch (await Settle(draft))
            {
                case Appended.Done:
                    return draft.Outcomes;
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
    private async Task<Draft> Propose(IReadOnlyList<Attempt> attempts)
    {
        await _proposing.WaitAsync();
        try
        {
            do
            {
                await ComeBack();
                await Prepare(attempts);
            }
            while (_isBehind);

            var draft = Decide(attempts);
            draft.Kept = draft.Unit.IsEmpty ? Confirm() : _last = journal.Append(draft.Unit.ToUnit(_last));
            (State, Version) = draft.Current;
            return draft;
        }
        catch
        {
            // What was brought into memory may be ahead of the version that memory stands at.
            GoBack();
            throw;
        }
        finally
        {
            _proposing.Release();
        }
    }

    private async Task<Appended> Settle(Draft draft)
    {
        var appended = Appended.Conflict;
        try
        {
            appended = await draft.Kept;
        }
        finally
        {
            if (appended == Appended.Done)
            {
                _kept = draft.Current.Version > _kept.Version ? new(draft.Current.State, draft.Current.Version, draft.Mark) : _kept;
            }
            else if (draft.Line == _line && (!draft.Unit.IsEmpty || draft.Current.Version == Version))
            {
                // A unit that is not kept takes those after it along; after one that kept nothing, the others speak for themselves.
                GoBack();
            }
        }

        return appended;
    }

    /// <summary>Goes back to what is known to be durable.</summary>
    private void GoBack()
    {
        Restore();
        _line++;
        _isBehind = true;
    }

    private void Restore()
    {
        (State, Version, var mark) = _kept;
        Forget(mark);
    }

    /// <summary>After going back, reads on from there.</summary>
    private async Task ComeBack()
    {
        if (_isBehind)
        {
            await Landed();

            // What was looked up meanwhile may be ahead of the facts that are read now, which would then be counted twice.
            Restore();
            await CatchUp(CancellationToken.None);
            (_last, _isBehind) = (null, false);
        }
    }

    /// <summary>An append checks the version that was decided on; where nothing is to be appended, this does.</summary>
    private async Task<Appended> Confirm()
    {
        if (_last is { } last)
        {
            var wasUnderWay = !last.IsCompleted;
            await Landed();
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

        return await IsCurrent() ? Appended.Done : Appended.Conflict;
    }

    private async ValueTask<bool> IsCurrent()
    {
        var version = Version;
        return !journal.IsShared || await journal.Version(Stream, CancellationToken.None) == version;
    }

    private async Task<Outcome[]> OneByOne(IReadOnlyList<Attempt> attempts)
    {
        var outcomes = new Outcome[attempts.Count];
        for (var index = 0; index < attempts.Count; index++)
        {
            outcomes[index] = await Commit(attempts[index]);
        }

        return outcomes;
    }

    private Draft Decide(IReadOnlyList<Attempt> attempts)
    {
        // The journal keeps milliseconds, in UTC: what is in memory must equal what is read back.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var draft = new Draft(new(State, Version), new UnitDraft(now), new Outcome[attempts.Count], _line);
        for (var index = 0; index < attempts.Count; index++)
        {
            draft.Outcomes[index] = Decide(attempts[index], draft);
        }

        var (state, version) = draft.Current;
        if (SnapshotEvery > 0 && version / SnapshotEvery > Version / SnapshotEvery)
        {
            CoreTables.Remember(draft.Unit.Rows, Stream, new Snapshot(version, view.Generation, DomainJson.Write(view.Remembered(state)!)));
        }

        draft.Mark = Remembered;
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

        attempt.Leaves?.Invoke(draft.Current.State);
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

        /// <summary>Is shown the state that a command which was not refused leaves.</summary>
        public Action<TState>? Leaves { get; init; }
    }

    /// <summary>Where memory can go back to.</summary>
    private readonly record struct Point(TState State, long Version, int Mark);

    /// <param name="line">Units of one line were decided on one another.</param>
    private sealed class Draft(Versioned<TState> before, UnitDraft unit, Outcome[] outcomes, int line)
    {
        public Versioned<TState> Current { get; set; } = before;

        public UnitDraft Unit => unit;

        public Outcome[] Outcomes => outcomes;

        public int Line => line;

        /// <summary>What the grain remembered beside its state after the decision.</summary>
        public int Mark { get; set; }

        public Task<Appended> Kept { get; set; } = Task.FromResult(Appended.Conflict);
    }
}
