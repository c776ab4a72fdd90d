using System.Data.Common;

namespace Campaign.Storage.Journal;

/// <summary>The database failed: a full disk, a lost connection. The caller's facts were not kept.</summary>
/// <param name="mayPass">Whether the same may succeed later, although nobody changes it.</param>
public class StorageException(string message, Exception? inner = null, bool mayPass = false) : Exception(message, inner)
{
    private readonly bool _mayPass = mayPass;

    /// <summary>Whether what met this fault, reading or writing, may succeed later, although nobody changes it.</summary>
    public static bool MayPass(Exception fault) => fault switch
    {
        StorageException writing => writing._mayPass,
        OutcomeUnknownException => true,
        DbException reading => reading.IsTransient,
        _ => false,
    };
}

/// <summary>The database cannot be reached; nothing was written.</summary>
internal sealed class DatabaseAwayException(string message, Exception? inner = null) : StorageException(message, inner, mayPass: true);

/// <summary>The database was lost while it committed, and stayed away: whether the caller's facts were kept is not known. Look before you repeat.</summary>
public sealed class OutcomeUnknownException(string message, Exception? inner = null) : Exception(message, inner);
