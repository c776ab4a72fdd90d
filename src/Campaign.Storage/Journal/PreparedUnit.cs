using Campaign.Domain.Decisions;
using Campaign.Storage.Changes;
using Campaign.Storage.Jobs;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Journal;

/// <summary>What the journal contains when a unit is about to be written.</summary>
internal interface IJournalState
{
    bool IsUsed(string requestKey);

    /// <summary>The last version of a stream; 0 when it has no facts.</summary>
    long VersionOf(string stream);
}

/// <summary>A fact as it will be stored in the journal.</summary>
internal readonly record struct PreparedFact(StreamFacts Stream, long Version, string Type, byte[] Json, Fact Fact);

/// <summary>
/// A unit as passed to the writer. Everything that can be prepared is done on the caller's thread, because the writer's time is shared: facts
/// are serialised, personal records encrypted, rows ordered.
/// </summary>
internal sealed class PreparedUnit
{
    private readonly JournalUnit _unit;

    public PreparedUnit(JournalUnit unit, ViewCatalogue views, DateTimeOffset now)
    {
        foreach (var record in unit.Personal)
        {
            views.Reveal(record, unit.Rows);
        }

        foreach (var message in unit.Outbox)
        {
            CoreTables.Post(unit.Rows, message, now);
        }

        unit.Rows.Finish();
        (_unit, Now) = (unit, now);
        Personal = [.. unit.Personal.Select(record => new SealedRecord(record))];
        Facts = [.. unit.Streams.SelectMany(Serialise)];
        Changes = [.. unit.Streams.Select(stream => new Change(stream.Stream, stream.Expected + stream.Facts.Count, stream.Campaign)), .. unit.Rows.OfJobs()];
    }

    public DateTimeOffset Now { get; }

    public RowChanges Rows => _unit.Rows;

    public IReadOnlyList<StreamFacts> Streams => _unit.Streams;

    public IReadOnlyList<RequestRecord> Requests => _unit.Requests;

    public Task<Appended>? Follows => _unit.Follows;

    public IReadOnlyList<PreparedFact> Facts { get; }

    public IReadOnlyList<SealedRecord> Personal { get; }

    /// <summary>What will have changed once the unit is stored.</summary>
    public IReadOnlyList<Change> Changes { get; }

    /// <summary>The result of the unit. Determined before anything is written, so nothing ever has to be undone.</summary>
    public Appended Decide(IJournalState state) =>
        !FollowsKeptUnit ? Appended.Conflict : UsesKeyAgain(state) ? Appended.KeyUsed : IsStale(state) ? Appended.Conflict : Appended.Done;

    private bool FollowsKeptUnit => Follows is null || (Follows.IsCompletedSuccessfully && Follows.GetAwaiter().GetResult() == Appended.Done);

    private bool UsesKeyAgain(IJournalState state)
    {
        var keys = new HashSet<string>(Requests.Count, StringComparer.Ordinal);
        return Requests.Any(request => !keys.Add(request.Key.Key) || state.IsUsed(request.Key.Key));
    }

    /// <summary>Whether a stream is at another version than the unit was decided on, higher or lower; streams have no gaps.</summary>
    private bool IsStale(IJournalState state)
    {
        var versions = new Dictionary<string, long>(Streams.Count, StringComparer.Ordinal);
        foreach (var stream in Streams)
        {
            var version = versions.TryGetValue(stream.Stream, out var seen) ? seen : state.VersionOf(stream.Stream);
            if (version != stream.Expected)
            {
                return true;
            }

            versions[stream.Stream] = version + stream.Facts.Count;
        }

        return false;
    }

    private static IEnumerable<PreparedFact> Serialise(StreamFacts stream) => stream.Facts.Select((fact, index) =>
        new PreparedFact(stream, stream.Expected + index + 1, DomainJson.KeptNameOf(fact), DomainJson.Write(fact), fact));
}
