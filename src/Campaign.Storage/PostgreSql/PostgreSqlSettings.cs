using Campaign.Storage.Journal;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>The connection strings derived from the configured one: for readers, the writer, states, and listening. None may be logged.</summary>
internal sealed class PostgreSqlSettings
{
    private const int MostReaders = 32;
    private const int MostStates = 8;
    private const int SecondsToConnect = 5;

    // A connection that only listens does not notice a cut cable or a dead server by itself.
    private const int SecondsUntilDeaf = 15;

    // The writer looks up by keys alone. Its statements are planned once: replanning for each group might choose a table scan while a table is still small, and the table then grows.
    // New terms are merged into search indexes in the background, so the server does it itself only when that lags.
    // If a node freezes within a transaction, the server releases its rows after half a minute, because the others wait for them.
    private const string OfWriter = "-c idle_in_transaction_session_timeout=30s -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan -c jit=off -c gin_pending_list_limit=16MB";

    /// <exception cref="StorageException">It cannot be parsed, or names no server.</exception>
    public PostgreSqlSettings(string connectionString, string writerId)
    {
        var given = Parse(connectionString);
        (Host, Database, User) = (given.Host!, given.Database ?? given.Username ?? "", given.Username ?? "");
        WriterId = writerId;
        var common = new NpgsqlConnectionStringBuilder(given.ConnectionString) { IncludeErrorDetail = false, LogParameters = false, NoResetOnClose = true };
        common.Timeout = given.ContainsKey("Timeout") ? given.Timeout : SecondsToConnect;
        common.MaxAutoPrepare = given.MaxAutoPrepare > 0 ? given.MaxAutoPrepare : 200;
        common.AutoPrepareMinUsages = 2;
        Readers = new NpgsqlConnectionStringBuilder(common.ConnectionString)
        {
            MaxPoolSize = given.ContainsKey("Maximum Pool Size") ? given.MaxPoolSize : MostReaders,
            Options = $"{given.Options} -c default_transaction_read_only=on".Trim(),
            ApplicationName = given.ApplicationName ?? "campaign",
        }.ConnectionString;
        Writer = new NpgsqlConnectionStringBuilder(common.ConnectionString)
        {
            Pooling = false,
            Options = $"{given.Options} {OfWriter}".Trim(),
            ApplicationName = writerId,
        }.ConnectionString;
        States = new NpgsqlConnectionStringBuilder(common.ConnectionString) { MaxPoolSize = MostStates, ApplicationName = "campaign states" }.ConnectionString;
        Listener = new NpgsqlConnectionStringBuilder(common.ConnectionString) { Pooling = false, ApplicationName = "campaign changes", KeepAlive = SecondsUntilDeaf }.ConnectionString;
    }

    public string Host { get; }

    public string Database { get; }

    public string User { get; }

    /// <summary>Identifies this node's writer to the server.</summary>
    public string WriterId { get; }

    public string Readers { get; }

    public string Writer { get; }

    public string States { get; }

    public string Listener { get; }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var given = new NpgsqlConnectionStringBuilder(connectionString);
            return given.Host is { Length: > 0 } ? given : throw new StorageException(
                "Storage__ConnectionString names no server: use a form such as Host=db.example;Database=campaign;Username=campaign;Password=…");
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The faulty part may contain the password: it is not repeated.
            throw new StorageException(
                "Storage__ConnectionString cannot be read: use a form such as Host=db.example;Database=campaign;Username=campaign;Password=…");
        }
    }
}
