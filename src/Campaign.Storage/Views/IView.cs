using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;

namespace Campaign.Storage.Views;

/// <summary>
/// What there is to know of a noun, said once: its streams, how routes name a thing, which campaign that belongs to, and the tables that lists and pages read,
/// made from the noun's facts alone, so that they can be dropped and rebuilt. Views are found by their type.
/// </summary>
public interface IView
{
    IReadOnlyList<Table> Tables { get; }

    /// <summary>First part of the streams that this view follows: <c>pool</c> for <c>pool/tea-coupons</c>.</summary>
    string Noun { get; }

    /// <summary>
    /// Raise it when the noun's facts lead to other rows or another state than before: rows are then made anew as the program starts, and snapshots of
    /// earlier generations are not read.
    /// </summary>
    int Generation { get; }

    /// <summary>The values in a route that make up a thing's id, in order: <c>campaign</c> and <c>partner</c> for a collaboration.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>How such a thing is said not to exist; null for what no route names.</summary>
    Refusal? Unknown { get; }

    /// <summary>Whether all campaigns share the noun's things: then a right in any of them is enough to see one.</summary>
    bool IsShared { get; }

    /// <summary>The campaign that a stream belongs to, as its first fact says. It never changes; null when the stream belongs to none.</summary>
    string? CampaignOf(Fact first);

    /// <summary>Replays one stream's facts (all of them, in order) into rows.</summary>
    void Replay(string stream, IEnumerable<RecordedFact> facts, RowChanges rows);

    /// <summary>The snapshot that a stream's facts give.</summary>
    /// <param name="facts">The first <paramref name="version"/> facts, in order.</param>
    /// <returns>JSON of the state as a snapshot keeps it; null when there are not so many facts.</returns>
    byte[]? Remember(IEnumerable<RecordedFact> facts, long version);

    /// <summary>Shows what a person gave, in the rows of the thing it belongs to.</summary>
    void Reveal(string id, PersonalRecord record, RowChanges rows)
    {
    }

    /// <summary>Takes what a person gave out of the rows.</summary>
    void Forget(string id, RowChanges rows)
    {
    }
}

/// <summary>A view of one noun: rows from the state before a fact, the fact, and the state after it.</summary>
public abstract class View<TState, TFact>(string noun, TState initial, Func<TState, TFact, TState> evolve) : IView
    where TFact : Fact
{
    public abstract IReadOnlyList<Table> Tables { get; }

    public string Noun => noun;

    /// <inheritdoc/>
    public virtual int Generation => 1;

    public TState Initial => initial;

    public TState Evolve(TState state, TFact fact) => evolve(state, fact);

    /// <summary>What a snapshot keeps of a state.</summary>
    public virtual TState Remembered(TState state) => state;

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Names => [noun];

    /// <inheritdoc/>
    public abstract Refusal? Unknown { get; }

    /// <inheritdoc/>
    public virtual bool IsShared => false;

    /// <summary>The campaign that a thing belongs to from its first fact on; null when it may concern any.</summary>
    public virtual string? CampaignOf(TState state) => null;

    /// <summary>The rows that change with a fact.</summary>
    /// <param name="id">The stream's name without its noun: <c>tea-coupons</c> for <c>pool/tea-coupons</c>.</param>
    /// <param name="before">The state that the fact was decided on.</param>
    /// <param name="fact">What happened.</param>
    /// <param name="after">The state with the fact.</param>
    /// <param name="version">The fact's version: the ETag of what it made.</param>
    /// <param name="rows">Takes the changes.</param>
    public abstract void Project(string id, TState before, TFact fact, TState after, long version, RowChanges rows);

    /// <inheritdoc cref="IView.Reveal"/>
    public virtual void Reveal(string id, PersonalRecord record, RowChanges rows)
    {
    }

    /// <inheritdoc cref="IView.Forget"/>
    public virtual void Forget(string id, RowChanges rows)
    {
    }

    string? IView.CampaignOf(Fact first) => CampaignOf(evolve(initial, (TFact)first));

    void IView.Replay(string stream, IEnumerable<RecordedFact> facts, RowChanges rows)
    {
        var (state, id) = (initial, stream[(noun.Length + 1)..]);
        foreach (var recorded in facts)
        {
            var fact = (TFact)recorded.Fact;
            var after = evolve(state, fact);
            Project(id, state, fact, after, recorded.Version, rows);
            state = after;
        }
    }

    byte[]? IView.Remember(IEnumerable<RecordedFact> facts, long version)
    {
        var (state, last) = (initial, 0L);
        foreach (var recorded in facts)
        {
            (state, last) = (Remembered(evolve(state, (TFact)recorded.Fact)), recorded.Version);
        }

        return last == version ? DomainJson.Write(state!) : null;
    }
}
