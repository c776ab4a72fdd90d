using Campaign.Storage.Journal;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>What the server's and the driver's faults mean.</summary>
internal static class PostgreSqlFaults
{
    // Keys under which nodes race for the same thing: who comes second decides again.
    private static readonly HashSet<string> Raced = new(StringComparer.Ordinal) { "journal_stream", "requests_pkey", "subjects_id" };

    /// <summary>Whether another node was faster, so that the same steps may succeed, or find that they conflict, when they run again.</summary>
    public static bool IsLostRace(Exception fault) => fault is PostgresException server && server.SqlState switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => true,
        PostgresErrorCodes.UniqueViolation => server.ConstraintName is { } constraint && Raced.Contains(constraint),

        // A record that was encrypted under a key which is the person's no longer finds no person to belong to.
        PostgresErrorCodes.NotNullViolation => server.TableName == "personal",
        _ => false,
    };

    /// <summary>Whether the connection was lost, so that what it was told last may have been carried out or not.</summary>
    public static bool IsLost(Exception fault) => fault switch
    {
        PostgresException server => server.InvariantSeverity is "FATAL" or "PANIC",
        NpgsqlException => true,
        _ => fault is IOException or TimeoutException or ObjectDisposedException,
    };

    /// <summary>Whether what was read may be read later: the server is away, comes or goes, or has too much to do. The driver knows some of these as transient, not all; a fault without its code came from another node, and nobody can tell.</summary>
    public static bool IsTransient(Exception fault) => fault switch
    {
        PostgresException server => server.IsTransient || server.SqlState?.StartsWith("57P", StringComparison.Ordinal) != false,
        _ => fault is NpgsqlException,
    };

    /// <summary>Why there is no connection, in a sentence for whoever runs the node.</summary>
    public static StorageException OfConnecting(NpgsqlException fault, PostgreSqlSettings settings) => (fault as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new StorageException(
            $"PostgreSQL at {settings.Host} does not let the user {settings.User} in. Nothing was changed. Look at Username and Password of Storage__ConnectionString."),
        PostgresErrorCodes.InvalidCatalogName => new StorageException(
            $"PostgreSQL at {settings.Host} has no database {settings.Database}. Nothing was changed. Create it, or correct Database of Storage__ConnectionString."),
        PostgresErrorCodes.InsufficientPrivilege => new StorageException(
            $"PostgreSQL at {settings.Host} does not let the user {settings.User} use the database {settings.Database}. Nothing was changed. Grant CONNECT to it."),
        null when fault.Message.StartsWith("No password", StringComparison.Ordinal) => new StorageException(
            $"PostgreSQL at {settings.Host} asks the user {settings.User} for a password. Nothing was changed. Put it into Storage__ConnectionString."),
        _ => new DatabaseAwayException(
            $"PostgreSQL at {settings.Host} cannot be reached. Nothing was written. See that it runs and that Storage__ConnectionString names it.", fault),
    };

    /// <summary>What a caller is told of a group that was rolled back.</summary>
    public static Exception OfWriting(Exception fault) => fault switch
    {
        StorageException or OutcomeUnknownException => fault,
        _ when IsLost(fault) => new DatabaseAwayException("The connection to PostgreSQL was lost. Nothing was written.", fault),
        PostgresException { SqlState: JobTakenException.SqlState } => JobTakenException.Of(fault),
        PostgresException server => StorageException.Of($"PostgreSQL could not write ({server.SqlState}: {server.MessageText}). Nothing was written.", server.IsTransient, fault),
        _ => new StorageException("The writer failed; nothing was written.", fault),
    };
}
