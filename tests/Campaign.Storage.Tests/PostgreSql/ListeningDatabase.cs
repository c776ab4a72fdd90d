using Npgsql;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>Lends the storage's connections and hears the plans that the server tells on them.</summary>
internal sealed class ListeningDatabase(IReadDatabase database) : IReadDatabase
{
    private const string TellPlans =
        "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_level=notice -c client_min_messages=notice";

    public List<string> Plans { get; } = [];

    /// <summary>The connection string with which a server tells its plans.</summary>
    public static string Told(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Options = TellPlans }.ConnectionString;

    public ReadLease Read()
    {
        var lease = database.Read();
        ((NpgsqlConnection)lease.Connection).Notice += (_, told) => Plans.Add(told.Notice.MessageText);
        return lease;
    }
}
