using Campaign.Storage.Journal;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>What is made of the connection string: one for readers, one for the writer, one for states, one that listens. None may reach a log.</summary>
internal sealed class PostgreSqlSettings
{
    private const int MostReaders = 32;
    private const int MostStates = 8;
    private const int SecondsToConnect = 5;

    // A connection that only listens notices by itself neither a cut cable nor a server that is gone.
    private const int SecondsUntilDeaf = 15;

    // The writer looks up by keys alone. Its statements are planned once, not again for each group's arrays, maybe while a table is still small enough to be read whole, and it grows from then on.
    // New terms are merged into search indexes beside it, so it does so itself only when that lags behind.
    // A node that is frozen within a transaction lets go of its rows after half a minute: the others wait for them.
    private const string OfWriter = "-c idle_in_transaction_session_timeout=30s -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan -c jit=off -c gin_pending_list_limit=16MB";

    /// <exception cref="StorageException">It cannot be read, or names no server.</exception>
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

    /// <summary>Names this node's writer to the server.</summary>
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
            // What is wrong in it may hold the password: it is not repeated.
            throw new StorageException(
                "Storage__ConnectionString cannot be read: use a form such as Host=db.example;Database=campaign;Username=campaign;Password=…");
        }
    }
}
