using Campaign.Domain.Decisions;
using Campaign.Storage.Changes;
using Campaign.Storage.Jobs;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Journal;

/// <summary>What the journal holds as a unit comes to be written.</summary>
internal interface IJournalState
{
    bool IsUsed(string requestKey);

    /// <summary>The last version of a stream; 0 when it has no facts.</summary>
    long VersionOf(string stream);
}

/// <summary>A fact as it will lie in the journal.</summary>
internal readonly record struct PreparedFact(StreamFacts Stream, long Version, string Type, byte[] Json, Fact Fact);

/// <summary>
/// A unit as the writer takes it. What can be done before its turn is done on the caller's thread, as the writer's time is everyone's: facts
/// are JSON, people's records are encrypted, rows are in order.
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

    /// <summary>What is different once the unit is kept.</summary>
    public IReadOnlyList<Change> Changes { get; }

    /// <summary>What becomes of the unit. It is found out before anything is written: there is nothing to take back.</summary>
    public Appended Decide(IJournalState state) =>
        !FollowsKeptUnit ? Appended.Conflict : UsesKeyAgain(state) ? Appended.KeyUsed : IsStale(state) ? Appended.Conflict : Appended.Done;

    private bool FollowsKeptUnit => Follows is null || (Follows.IsCompletedSuccessfully && Follows.GetAwaiter().GetResult() == Appended.Done);

    private bool UsesKeyAgain(IJournalState state)
    {
        var keys = new HashSet<string>(Requests.Count, StringComparer.Ordinal);
        return Requests.Any(request => !keys.Add(request.Key.Key) || state.IsUsed(request.Key.Key));
    }

    /// <summary>Whether a stream stands at another version than the unit was decided on, ahead or behind: streams have no gaps.</summary>
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
