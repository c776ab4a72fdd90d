namespace Campaign.Storage.PostgreSql;

/// <summary>
/// One lock for the whole installation, held until a transaction ends: shared by all nodes' groups, exclusive for whatever must not run beside them
/// (migrations, a rebuild of the views, an erasure).
/// </summary>
internal static class PostgreSqlLock
{
    private const long Key = 0x43616D706169676E;

    /// <summary>Begins a transaction with the lock. The last statement returns one row.</summary>
    public static void Begin(PostgreSqlSession session, bool alone)
    {
        session.Add("BEGIN ISOLATION LEVEL READ COMMITTED");
        session.Add(alone ? "SELECT pg_advisory_xact_lock($1)" : "SELECT pg_advisory_xact_lock_shared($1)", Key);
    }
}
