using Campaign.Domain.Decisions;
using Campaign.Storage.Views;

namespace Campaign.Storage.Journal;

/// <summary>Streams as they stood at a moment: their facts up to the first one that is later.</summary>
internal sealed class PastStreams(IReadDatabase database, DateTimeOffset moment, CancellationToken cancellation)
{
    private const int Page = 2000;

    /// <summary>Whether a fact had been decided by then.</summary>
    internal bool Holds(RecordedFact recorded) => recorded.Fact.At <= moment;

    /// <summary>The state of a stream, without what a snapshot leaves out.</summary>
    /// <param name="id">The stream's name without its noun.</param>
    /// <param name="see">Is shown each fact.</param>
    /// <returns>Null when nothing had happened in it by then.</returns>
    public async ValueTask<Versioned<TState>?> State<TState, TFact>(View<TState, TFact> view, string id, Action<Fact>? see = null)
        where TFact : Fact
    {
        var (state, version) = (view.Initial, 0L);
        await foreach (var recorded in Facts($"{view.Noun}/{id}"))
        {
            see?.Invoke(recorded.Fact);
            (state, version) = (view.Remembered(view.Evolve(state, (TFact)recorded.Fact)), recorded.Version);
        }

        return version == 0 ? null : new(state, version);
    }

    /// <summary>The states of those streams in which something had happened by then.</summary>
    public async ValueTask<IReadOnlyList<Versioned<TState>>> States<TState, TFact>(View<TState, TFact> view, IEnumerable<string> ids, Action<Fact>? see = null)
        where TFact : Fact
    {
        var states = new List<Versioned<TState>>();
        foreach (var id in ids)
        {
            if (await State(view, id, see) is { } state)
            {
                states.Add(state);
            }
        }

        return states;
    }

    /// <summary>The facts of a stream, a page at a time: it may be longer than memory is large.</summary>
    public async IAsyncEnumerable<RecordedFact> Facts(string stream)
    {
        for (var (after, more) = (0L, true); more;)
        {
            var page = await database.Facts(stream, after, Page, cancellation);
            foreach (var recorded in page)
            {
                // Clocks of nodes differ: what was decided on a later fact is later, whatever its own moment says.
                if (!Holds(recorded))
                {
                    yield break;
                }

                yield return recorded;
            }

            (after, more) = (after + page.Count, page.Count == Page);
        }
    }
}
