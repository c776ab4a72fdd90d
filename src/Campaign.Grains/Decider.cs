using Campaign.Domain.Decisions;
using Campaign.Storage;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Grains;

/// <summary>
/// Decides commands by their rules, each on the state that the ones before it leave, and gathers what has to be kept. It reads and writes nothing: whether
/// what it decided comes true is another question.
/// </summary>
/// <param name="react">Messages that follow from a fact.</param>
internal sealed class Decider<TState, TFact>(View<TState, TFact> view, Func<TState, TFact, IEnumerable<OutboxMessage>> react, TimeProvider clock)
    where TState : class
    where TFact : Fact
{
    /// <summary>Decides; a refused command does not touch its neighbours.</summary>
    /// <param name="stream">Whose state it is.</param>
    /// <param name="snapshotEvery">A snapshot is kept after so many facts; none when 0.</param>
    public Decided<TState> Decide(string stream, Versioned<TState> before, IReadOnlyList<Attempt<TState, TFact>> attempts, int snapshotEvery = 0)
    {
        // The journal keeps milliseconds, in UTC: what is in memory must equal what is read back.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var (id, unit, after, outcomes) = (stream[(view.Noun.Length + 1)..], new UnitDraft(now), before, new Outcome[attempts.Count]);
        for (var index = 0; index < attempts.Count; index++)
        {
            outcomes[index] = Decide(id, attempts[index], unit, ref after);
        }

        if (snapshotEvery > 0 && after.Version / snapshotEvery > before.Version / snapshotEvery)
        {
            CoreTables.Remember(unit.Rows, stream, new Snapshot(after.Version, view.Generation, DomainJson.Write(view.Remembered(after.State)!)));
        }

        return new(after, unit, outcomes);
    }

    private Outcome Decide(string id, Attempt<TState, TFact> attempt, UnitDraft unit, ref Versioned<TState> current)
    {
        var version = attempt.VersionOf is { } versionOf ? versionOf(current.State) : current.Version;
        if (attempt.Caller.IfVersion is { } seen && version is { } stands && seen != stands)
        {
            return GrainRefusals.Stale(stands);
        }

        var decision = attempt.Decide(current.State, unit.Now);
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        if (decision.Facts.Count > 0)
        {
            current = unit.Take(view, id, current, decision.Facts, attempt.Caller, react);
            unit.Keep(attempt.Personal);
            if (attempt.Creates is { } resource)
            {
                unit.Answer(attempt.Caller, resource);
            }

            attempt.Brings?.Invoke(unit);
        }

        attempt.Leaves?.Invoke(current.State);
        return new Outcome(current.Version, null);
    }
}

/// <summary>What was decided, and not kept yet.</summary>
/// <param name="After">The state that it leads to.</param>
/// <param name="Unit">What has to be kept for it to come true; empty when every command was refused or had nothing to change.</param>
/// <param name="Outcomes">One a command, in order: the answers once it is durable.</param>
internal sealed record Decided<TState>(Versioned<TState> After, UnitDraft Unit, Outcome[] Outcomes);
