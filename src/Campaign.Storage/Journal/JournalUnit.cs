using Campaign.Domain.Decisions;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;

namespace Campaign.Storage.Journal;

/// <summary>Facts to append to one stream.</summary>
/// <param name="Stream">The grain's key with its noun: <c>pool/tea-coupons</c>.</param>
/// <param name="Expected">The version that the decision was made on; 0 for a new stream.</param>
/// <param name="RequestId">Ties the facts to the request that caused them.</param>
public sealed record StreamFacts(string Stream, long Expected, IReadOnlyList<Fact> Facts, string RequestId)
{
    /// <summary>The campaign that the stream belongs to; null when it may concern any. The journal keeps it beside each fact.</summary>
    public string? Campaign { get; init; }
}

/// <summary>A request's key and what it made, kept with the facts so that a repeated request gets the same answer.</summary>
/// <param name="Resource">Path of what was made, answered as <c>Location</c>.</param>
public sealed record RequestRecord(RequestKey Key, string Resource);

/// <summary>All that becomes durable together, or not at all.</summary>
public sealed record JournalUnit(IReadOnlyList<StreamFacts> Streams)
{
    /// <summary>The views' rows that follow from the facts, and rows of other keeping (job progress, snapshots).</summary>
    public RowChanges Rows { get; init; } = new();

    public IReadOnlyList<RequestRecord> Requests { get; init; } = [];

    public IReadOnlyList<OutboxMessage> Outbox { get; init; } = [];

    /// <summary>Personal data that the facts speak of only by subject.</summary>
    public IReadOnlyList<PersonalRecord> Personal { get; init; } = [];

    /// <summary>
    /// What became of the unit that this one was decided on, when that is not known yet: unless it is kept, this one is a conflict. Versions alone do
    /// not tell, as others may have brought the stream to the very version that was awaited.
    /// </summary>
    public Task<Appended>? Follows { get; init; }
}

/// <summary>What became of a unit.</summary>
public enum Appended
{
    Done,

    /// <summary>A stream has moved on: read it again and decide again.</summary>
    Conflict,

    /// <summary>One of the request keys was used already: answer as then.</summary>
    KeyUsed,
}

/// <summary>A fact as it was kept.</summary>
/// <param name="Campaign">That its stream belongs to; null when it belongs to none.</param>
public sealed record RecordedFact(long Position, string Stream, long Version, Fact Fact, string RequestId, string? Campaign);

/// <summary>A state as of a version, so that a long stream need not be read from its beginning.</summary>
/// <param name="Generation">Of the view that made it: only the same one can go on from it.</param>
public sealed record Snapshot(long Version, int Generation, byte[] Json);
