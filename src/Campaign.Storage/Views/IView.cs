using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;

namespace Campaign.Storage.Views;

/// <summary>
/// The description of a noun: its streams, how routes name a thing, which campaign a thing belongs to, and the tables that lists and pages read.
/// The tables are built from the noun's facts alone, so they can be dropped and rebuilt. Views are discovered by type.
/// </summary>
public interface IView
{
    IReadOnlyList<Table> Tables { get; }

    /// <summary>First part of the streams that this view follows: <c>pool</c> for <c>pool/tea-coupons</c>.</summary>
    string Noun { get; }

    /// <summary>
    /// Increment it when the same facts lead to different rows or a different state: rows are then rebuilt at the next start, and snapshots of
    /// earlier generations are ignored.
    /// </summary>
    int Generation { get; }

    /// <summary>The route values that form a thing's id, in order: <c>campaign</c> and <c>partner</c> for a collaboration.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The refusal for a thing that does not exist; null for things that no route names.</summary>
    Refusal? Unknown { get; }

    /// <summary>Whether all campaigns share the noun's things; a right in any campaign is then enough to see one.</summary>
    bool IsShared { get; }

    /// <summary>The campaign of a stream, as determined by its first fact. It never changes; null when the stream belongs to none.</summary>
    string? CampaignOf(Fact first);

    /// <summary>Replays all facts of one stream, in order, into rows.</summary>
    void Replay(string stream, IEnumerable<RecordedFact> facts, RowChanges rows);

    /// <summary>The snapshot that results from a stream's facts.</summary>
    /// <param name="facts">The facts in order; the first <paramref name="version"/> of them count.</param>
    /// <returns>JSON of the state as stored in a snapshot; null when there are fewer facts.</returns>
    byte[]? Remember(IEnumerable<RecordedFact> facts, long version);

    /// <summary>Writes personal data into the rows of the thing it belongs to.</summary>
    void Reveal(string id, PersonalRecord record, RowChanges rows)
    {
    }

    /// <summary>Removes personal data from the rows.</summary>
    void Forget(string id, RowChanges rows)
    {
    }
}

/// <summary>A view of one noun: computes rows from the state before a fact, the fact, and the state after it.</summary>
public abstract class View<TState, TFact>(string noun, TState initial, Func<TState, TFact, TState> evolve) : IView
    where TFact : Fact
{
    public abstract IReadOnlyList<Table> Tables { get; }

    public string Noun => noun;

    /// <inheritdoc/>
    public virtual int Generation => 1;

    public TState Initial => initial;

    public TState Evolve(TState state, TFact fact) => evolve(state, fact);

    /// <summary>The part of a state that a snapshot stores.</summary>
    public virtual TState Remembered(TState state) => state;

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Names => [noun];

    /// <inheritdoc/>
    public abstract Refusal? Unknown { get; }

    /// <inheritdoc/>
    public virtual bool IsShared => false;

    /// <summary>The campaign of a thing, from its first fact on; null when it may concern any.</summary>
    public virtual string? CampaignOf(TState state) => null;

    /// <summary>Writes the rows that change with a fact.</summary>
    /// <param name="id">The stream's name without its noun: <c>tea-coupons</c> for <c>pool/tea-coupons</c>.</param>
    /// <param name="before">The state before the fact.</param>
    /// <param name="fact">What happened.</param>
    /// <param name="after">The state after the fact.</param>
    /// <param name="version">The fact's version, which is the ETag of the result.</param>
    /// <param name="rows">Receives the changes.</param>
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
