using Campaign.Domain.Decisions;

namespace Campaign.Storage.Archives;

/// <summary>A database as rows: read as of one moment, or filled while it is empty. Works without a running storage.</summary>
public interface IArchive
{
    /// <summary>Reads one consistent moment while others write. Dispose it soon: until then the database cannot clean up what is written meanwhile.</summary>
    /// <exception cref="ArchiveRefusedException">There is no database, or its schema belongs to another version.</exception>
    StorageMoment Read();

    /// <summary>Fills an empty database and builds its views, in one transaction.</summary>
    /// <param name="fill">Loads the sections in the order of <see cref="ArchiveTables.All"/>. If it throws, nothing is stored.</param>
    /// <exception cref="ArchiveRefusedException">The database is not empty, or the rows contradict each other.</exception>
    /// <exception cref="Journal.StorageException">The database failed or is in use; nothing was stored.</exception>
    void Fill(Action<IArchiveLoader> fill);
}

/// <summary>Loads sections within the transaction of <see cref="IArchive.Fill"/>.</summary>
public interface IArchiveLoader
{
    /// <param name="table">The kind of rows.</param>
    /// <param name="rows">Values in the order of the section's columns: <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, bytes or null.</param>
    void Load(ArchiveTable table, IEnumerable<object?[]> rows);
}

/// <summary>An archive or a database cannot be used; the message says why, what was not changed and what to do.</summary>
public sealed class ArchiveRefusedException(Wording reason) : Exception(reason.En)
{
    public Wording Reason => reason;
}
