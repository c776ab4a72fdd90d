using Campaign.Domain.Decisions;

namespace Campaign.Storage.Archives;

/// <summary>A database as rows: read at one moment, or filled while it is empty. It needs no running storage beside it.</summary>
public interface IArchive
{
    /// <summary>Reads one consistent moment, while others write. Dispose it soon: what is written meanwhile cannot be tidied up until then.</summary>
    /// <exception cref="ArchiveRefusedException">There is no database, or its schema is not this version's.</exception>
    StorageMoment Read();

    /// <summary>Fills an empty database and makes its views, in one transaction.</summary>
    /// <param name="fill">Loads the sections in the order of <see cref="ArchiveTables.All"/>. When it throws, nothing of it is kept.</param>
    /// <exception cref="ArchiveRefusedException">The database holds something already, or the rows contradict each other.</exception>
    /// <exception cref="Journal.StorageException">The database failed or is in use; nothing was kept.</exception>
    void Fill(Action<IArchiveLoader> fill);
}

/// <summary>Takes sections into the transaction of <see cref="IArchive.Fill"/>.</summary>
public interface IArchiveLoader
{
    /// <param name="table">What the rows are.</param>
    /// <param name="rows">Values in the order of the section's columns: <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, bytes or null.</param>
    void Load(ArchiveTable table, IEnumerable<object?[]> rows);
}

/// <summary>An archive or a database cannot be used; the sentence says why, what was not changed and what to do.</summary>
public sealed class ArchiveRefusedException(Wording reason) : Exception(reason.En)
{
    public Wording Reason => reason;
}
