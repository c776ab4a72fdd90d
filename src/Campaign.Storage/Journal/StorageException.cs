using System.Data.Common;
using Campaign.Storage.PostgreSql;

namespace Campaign.Storage.Journal;

/// <summary>The database failed: a full disk, a lost connection. The caller's facts were not kept.</summary>
public class StorageException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <param name="isTransient">Whether the same may succeed later, although nobody changes it.</param>
    public static StorageException Of(string message, bool isTransient, Exception? inner = null) =>
        isTransient ? new TransientStorageException(message, inner) : new StorageException(message, inner);

    /// <summary>Whether what met this fault, reading or writing, may succeed later, although nobody changes it.</summary>
    public static bool IsTransient(Exception fault) =>
        fault is TransientStorageException or OutcomeUnknownException or DbException { IsTransient: true } || PostgreSqlFaults.IsTransient(fault);
}

/// <summary>The database failed for now: the same may succeed later, although nobody changes it. Between the silos of a cluster a fault keeps its type alone.</summary>
public class TransientStorageException(string message, Exception? inner = null) : StorageException(message, inner);

/// <summary>So many changes wait to be written that no more are taken; nothing was written.</summary>
public sealed class WriterBusyException() : TransientStorageException("Too many changes wait to be written. Nothing was written.");

/// <summary>Another node has taken the job since: what this one wrote for it was not kept.</summary>
public sealed class JobTakenException(string message, Exception? inner = null) : StorageException(message, inner)
{
    /// <summary>What the databases' fence says.</summary>
    internal const string Fence = "the job was taken by another node";

    internal const string SqlState = "CL001";

    internal static JobTakenException Of(Exception? inner) => new("Another node has taken the job. Nothing was written.", inner);
}

/// <summary>The database cannot be reached; nothing was written.</summary>
internal sealed class DatabaseAwayException(string message, Exception? inner = null) : TransientStorageException(message, inner);

/// <summary>The database was lost while it committed, and stayed away: whether the caller's facts were kept is not known. Look before you repeat.</summary>
public sealed class OutcomeUnknownException(string message, Exception? inner = null) : Exception(message, inner);
