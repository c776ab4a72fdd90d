namespace Campaign.Storage.Journal;

/// <summary>
/// The append-only record of everything that happened. Many callers' units share one transaction; each is answered only after its facts are
/// durable, and a conflict fails its own caller alone.
/// </summary>
public interface IJournal
{
    /// <summary>Appends a unit.</summary>
    /// <exception cref="StorageException">The database could not write; nothing of the unit was kept.</exception>
    /// <exception cref="OutcomeUnknownException">The database was lost while it committed, and did not come back to be asked.</exception>
    Task<Appended> Append(JournalUnit unit);

    /// <summary>The facts of a stream after a version, in order.</summary>
    ValueTask<IReadOnlyList<RecordedFact>> Read(string stream, long after, CancellationToken cancellation);

    /// <summary>Whether other processes may write to the same journal: then what a grain remembers can be behind.</summary>
    bool IsShared { get; }

    /// <summary>The version at which a stream stands; 0 when it has no facts.</summary>
    ValueTask<long> Version(string stream, CancellationToken cancellation);

    /// <summary>The last snapshot of a stream, if one was kept.</summary>
    ValueTask<Snapshot?> ReadSnapshot(string stream, CancellationToken cancellation);
}
