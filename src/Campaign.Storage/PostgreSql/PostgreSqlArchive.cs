using System.Globalization;
using System.Text;
using Campaign.Storage.Archives;
using Campaign.Storage.Views;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <inheritdoc cref="IArchive"/>
/// <param name="connectionString">An Npgsql connection string.</param>
public sealed class PostgreSqlArchive(string connectionString, IEnumerable<IView> views, TimeProvider clock) : IArchive
{
    private const string IsEmpty = """
        SELECT NOT EXISTS (SELECT 1 FROM journal) AND NOT EXISTS (SELECT 1 FROM subjects) AND NOT EXISTS (SELECT 1 FROM requests)
        AND NOT EXISTS (SELECT 1 FROM messages) AND NOT EXISTS (SELECT 1 FROM jobs) AND NOT EXISTS (SELECT 1 FROM mentions)
        """;

    private const int MostLooks = 20;
    private const string Pause = "SELECT pg_sleep(0.1), pg_stat_clear_snapshot()";

    private const string Nodes =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'campaign%'";

    private readonly PostgreSqlSettings _settings = new(connectionString, "campaign archive");

    public StorageMoment Read()
    {
        var connection = Connect();
        try
        {
            Execute(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            Check(connection);
            return new StorageMoment(connection, PostgreSqlDialect.Instance, "PostgreSQL");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Fill(Action<IArchiveLoader> fill)
    {
        using var connection = Connect();
        var catalogue = new ViewCatalogue(views);
        try
        {
            PostgreSqlSchema.Prepare(connection, _settings.Host, catalogue, clock.GetUtcNow());
            using var session = new PostgreSqlSession(connection) { IsPatient = true };
            Fill(connection, session, catalogue, fill);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw ArchiveRefusals.Damaged;
        }
        catch (NpgsqlException fault)
        {
            throw PostgreSqlFaults.OfWriting(fault);
        }
    }

    /// <summary>A node that started on the empty database would keep using the secret that is replaced here, so none may be running; nodes that start now wait.</summary>
    private static void Fill(NpgsqlConnection connection, PostgreSqlSession session, ViewCatalogue views, Action<IArchiveLoader> fill)
    {
        PostgreSqlLock.Begin(session, alone: true);
        session.Run();
        RequireAlone(session);

        if (!session.Read(IsEmpty, row => row.GetBoolean(0)).Single())
        {
            throw ArchiveRefusals.NotEmpty;
        }

        var loader = new PostgreSqlArchiveLoader(connection, session);
        fill(loader);
        loader.Finish();
        PostgreSqlViews.Rebuild(session, views);
        session.Add("COMMIT");
        session.Run();
    }

    /// <summary>A node that has just stopped remains visible for a moment.</summary>
    private static void RequireAlone(PostgreSqlSession session)
    {
        for (var look = 1; session.Read(Nodes, row => row.GetInt64(0)).Single() > 0; look++)
        {
            if (look == MostLooks)
            {
                throw ArchiveRefusals.InUse;
            }

            session.Read(Pause, _ => true);
        }
    }

    private void Check(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT to_regclass('installation') IS NOT NULL", connection);
        if (command.ExecuteScalar() is not true)
        {
            throw ArchiveRefusals.NoDatabase($"{_settings.Host}/{_settings.Database}");
        }

        command.CommandText = "SELECT value FROM installation WHERE name = 'schema'";
        var found = command.ExecuteScalar() is byte[] value ? long.Parse(Encoding.ASCII.GetString(value), CultureInfo.InvariantCulture) : 0;
        if (MigrationScripts.Count("PostgreSql") is var known && found != known)
        {
            throw ArchiveRefusals.OtherSchema(found, known);
        }
    }

    private NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(_settings.Writer);
        try
        {
            connection.Open();
            Execute(connection, "SET synchronous_commit = on");
            return connection;
        }
        catch (NpgsqlException fault)
        {
            connection.Dispose();
            throw PostgreSqlFaults.OfConnecting(fault, _settings);
        }
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
