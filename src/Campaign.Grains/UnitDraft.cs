using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Grains;

/// <summary>What one transaction will keep, while it is being decided: facts of one or more streams with all that follows from them.</summary>
/// <param name="now">Stamped on every fact.</param>
public sealed class UnitDraft(DateTimeOffset now)
{
    private readonly List<StreamFacts> _streams = [];
    private readonly List<OutboxMessage> _outbox = [];
    private readonly List<PersonalRecord> _personal = [];
    private readonly List<RequestRecord> _requests = [];

    public DateTimeOffset Now => now;

    public RowChanges Rows { get; } = new();

    internal bool IsEmpty => _streams.Count == 0;

    /// <summary>Takes facts that were decided on a stream, with their rows.</summary>
    /// <param name="view">Of the stream's noun.</param>
    /// <param name="id">The stream's name without its noun.</param>
    /// <param name="before">The state that the facts were decided on, and its version.</param>
    /// <param name="caller">Who caused the facts.</param>
    /// <param name="react">Messages that follow from each fact.</param>
    /// <returns>The state and version after the facts.</returns>
    public Versioned<TState> Take<TState, TFact>(
        View<TState, TFact> view, string id, Versioned<TState> before, IReadOnlyList<TFact> facts, Caller caller, Func<TState, TFact, IEnumerable<OutboxMessage>> react)
        where TFact : Fact
    {
        TFact[] stamped = [.. facts.Select(fact => fact with { At = now, By = caller.Actor })];
        var (state, version) = before;
        foreach (var fact in stamped)
        {
            var after = view.Evolve(state, fact);
            view.Project(id, state, fact, after, ++version, Rows);
            _outbox.AddRange(react(after, fact));
            state = after;
        }

        _streams.Add(new StreamFacts($"{view.Noun}/{id}", before.Version, stamped, caller.RequestId) { Campaign = view.CampaignOf(state) });
        return new(state, version);
    }

    /// <summary>Keeps what a person gave.</summary>
    public void Keep(params IEnumerable<PersonalRecord> personal) => _personal.AddRange(personal);

    /// <summary>Remembers what a request made, under its key if it has one.</summary>
    public void Answer(Caller caller, string resource)
    {
        if (caller.Key is { } key)
        {
            _requests.Add(new RequestRecord(key, resource));
        }
    }

    /// <param name="last">What the unit was decided on, when that may still be on its way.</param>
    public JournalUnit ToUnit(Task<Appended>? last = null) =>
        new(_streams) { Rows = Rows, Outbox = _outbox, Personal = _personal, Requests = _requests, Follows = last };
}
