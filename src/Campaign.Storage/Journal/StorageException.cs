using System.Data.Common;
using Campaign.Storage.PostgreSql;

namespace Campaign.Storage.Journal;

/// <summary>The database failed: a full disk, a lost connection. The caller's facts were not stored.</summary>
public class StorageException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <param name="isTransient">Whether the same operation may succeed later by itself.</param>
    public static StorageException Of(string message, bool isTransient, Exception? inner = null) =>
        isTransient ? new TransientStorageException(message, inner) : new StorageException(message, inner);

    /// <summary>Whether an operation that met this fault, reading or writing, may succeed later by itself.</summary>
    public static bool IsTransient(Exception fault) =>
        fault is TransientStorageException or OutcomeUnknownException or DbException { IsTransient: true } || PostgreSqlFaults.IsTransient(fault);
}

/// <summary>The database failed temporarily: the same operation may succeed later by itself. Between silos, only an exception's type survives.</summary>
public class TransientStorageException(string message, Exception? inner = null) : StorageException(message, inner);

/// <summary>Too many changes are waiting to be written; nothing was written.</summary>
public sealed class WriterBusyException() : TransientStorageException("Too many changes wait to be written. Nothing was written.");

/// <summary>Another node has taken the job; what this one wrote for it was not stored.</summary>
public sealed class JobTakenException(string message, Exception? inner = null) : StorageException(message, inner)
{
    /// <summary>The message of the databases' fencing check.</summary>
    internal const string Fence = "the job was taken by another node";

    internal const string SqlState = "CL001";

    internal static JobTakenException Of(Exception? inner) => new("Another node has taken the job. Nothing was written.", inner);
}

/// <summary>The database cannot be reached; nothing was written.</summary>
internal sealed class DatabaseAwayException(string message, Exception? inner = null) : TransientStorageException(message, inner);

/// <summary>The connection was lost during the commit and did not come back: whether the caller's facts were stored is unknown. Check before repeating.</summary>
public sealed class OutcomeUnknownException(string message, Exception? inner = null) : Exception(message, inner);
