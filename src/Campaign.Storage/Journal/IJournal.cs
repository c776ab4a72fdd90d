namespace Campaign.Storage.Journal;

/// <summary>
/// The append-only record of everything that happened. Units of many callers share a transaction; each caller is answered only after its facts are
/// durable, and a conflict fails only its own caller.
/// </summary>
public interface IJournal
{
    /// <summary>Appends a unit.</summary>
    /// <exception cref="StorageException">The database could not write; nothing of the unit was stored.</exception>
    /// <exception cref="OutcomeUnknownException">The connection was lost during the commit, and the database did not come back to be asked.</exception>
    Task<Appended> Append(JournalUnit unit);

    /// <summary>The facts of a stream after a version, in order.</summary>
    ValueTask<IReadOnlyList<RecordedFact>> Read(string stream, long after, CancellationToken cancellation);

    /// <summary>Whether other processes may write to the same journal, so that a grain's memory can be out of date.</summary>
    bool IsShared { get; }

    /// <summary>The version of a stream; 0 when it has no facts.</summary>
    ValueTask<long> Version(string stream, CancellationToken cancellation);

    /// <summary>The last snapshot of a stream; null when there is none.</summary>
    ValueTask<Snapshot?> ReadSnapshot(string stream, CancellationToken cancellation);
}
