namespace Campaign.Storage.Journal;

/// <summary>The database failed: a full disk, a lost connection. The caller's facts were not kept.</summary>
public class StorageException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The database cannot be reached; nothing was written.</summary>
internal sealed class DatabaseAwayException(string message, Exception? inner = null) : StorageException(message, inner);

/// <summary>The database was lost while it committed, and stayed away: whether the caller's facts were kept is not known. Look before you repeat.</summary>
public sealed class OutcomeUnknownException(string message, Exception? inner = null) : Exception(message, inner);
