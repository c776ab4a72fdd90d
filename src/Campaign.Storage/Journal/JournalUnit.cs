using Campaign.Domain.Decisions;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;

namespace Campaign.Storage.Journal;

/// <summary>Facts to append to one stream.</summary>
/// <param name="Stream">The grain's key including its noun: <c>pool/tea-coupons</c>.</param>
/// <param name="Expected">The version that the decision was based on; 0 for a new stream.</param>
/// <param name="RequestId">Links the facts to the request that caused them.</param>
public sealed record StreamFacts(string Stream, long Expected, IReadOnlyList<Fact> Facts, string RequestId)
{
    /// <summary>The campaign of the stream; null when it may concern any. Stored with each fact.</summary>
    public string? Campaign { get; init; }
}

/// <summary>A request's key and what the request created, stored with the facts so that a repeated request gets the same answer.</summary>
/// <param name="Resource">Path of what was created, answered as <c>Location</c>.</param>
public sealed record RequestRecord(RequestKey Key, string Resource);

/// <summary>Everything that becomes durable together, or not at all.</summary>
public sealed record JournalUnit(IReadOnlyList<StreamFacts> Streams)
{
    /// <summary>The views' rows that follow from the facts, and other rows (job progress, snapshots).</summary>
    public RowChanges Rows { get; init; } = new();

    public IReadOnlyList<RequestRecord> Requests { get; init; } = [];

    public IReadOnlyList<OutboxMessage> Outbox { get; init; } = [];

    /// <summary>Personal data to which the facts refer only by subject.</summary>
    public IReadOnlyList<PersonalRecord> Personal { get; init; } = [];

    /// <summary>
    /// The result of the unit that this one was decided on, if not known yet: unless that one is stored, this one is a conflict. Versions are
    /// not enough, because others may have brought the stream to exactly the expected version.
    /// </summary>
    public Task<Appended>? Follows { get; init; }
}

/// <summary>The result of appending a unit.</summary>
public enum Appended
{
    Done,

    /// <summary>A stream has moved on: read and decide again.</summary>
    Conflict,

    /// <summary>One of the request keys was used before: answer with what it created then.</summary>
    KeyUsed,
}

/// <summary>A fact as stored.</summary>
/// <param name="Campaign">The campaign of its stream; null when it belongs to none.</param>
public sealed record RecordedFact(long Position, string Stream, long Version, Fact Fact, string RequestId, string? Campaign);

/// <summary>A state as of a version, so that a long stream need not be read from its beginning.</summary>
/// <param name="Generation">The generation of the view that wrote it; only the same generation can continue from it.</param>
public sealed record Snapshot(long Version, int Generation, byte[] Json);
