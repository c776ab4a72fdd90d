using Npgsql;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>Lends the storage's connections and collects the query plans that the server reports on them.</summary>
internal sealed class ListeningDatabase(IReadDatabase database) : IReadDatabase
{
    private const string TellPlans =
        "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_level=notice -c client_min_messages=notice";

    public List<string> Plans { get; } = [];

    /// <summary>The connection string that makes the server report its query plans.</summary>
    public static string Told(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Options = TellPlans }.ConnectionString;

    public ReadLease Read()
    {
        var lease = database.Read();
        ((NpgsqlConnection)lease.Connection).Notice += (_, told) => Plans.Add(told.Notice.MessageText);
        return lease;
    }
}
