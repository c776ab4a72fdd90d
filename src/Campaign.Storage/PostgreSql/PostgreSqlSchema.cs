using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>
/// Migrates the schema and rebuilds the views if their definition changed, in one transaction on whichever node comes first: the others
/// wait and find it done. A database of a newer version is refused and left untouched.
/// </summary>
internal static class PostgreSqlSchema
{
    /// <summary>Reads the current definitions of schema and views.</summary>
    public const string StateSql = "SELECT value FROM installation WHERE name IN ('schema', 'views') ORDER BY name";

    private const string Keep = "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    /// <summary>The oldest supported server version.</summary>
    private static readonly Version Oldest = new(13, 0);

    /// <returns>The definitions of schema and views, and the secret of subject ids.</returns>
    public static (IReadOnlyList<byte[]> State, byte[] Secret) Prepare(NpgsqlConnection connection, string host, ViewCatalogue views, DateTimeOffset now)
    {
        RequireVersion(connection.PostgreSqlVersion, host);
        var session = new PostgreSqlSession(connection) { IsPatient = true };
        PostgreSqlLock.Begin(session, alone: true);
        session.Run();
        Migrate(session);
        if (!Value(session, "views").SequenceEqual(Encoding.ASCII.GetBytes(views.Definition)))
        {
            PostgreSqlViews.Rebuild(session, views);
        }

        session.Add("INSERT INTO installation (name, value) VALUES ('subject secret', $1) ON CONFLICT (name) DO NOTHING", RandomNumberGenerator.GetBytes(32));
        session.Add("DELETE FROM writers WHERE at < $1", now - WriterIdentity.Kept);
        var found = (session.Read(StateSql, row => row.GetFieldValue<byte[]>(0)), Value(session, "subject secret"));
        session.Add("COMMIT");
        session.Run();
        return found;
    }

    internal static void RequireVersion(Version version, string host)
    {
        if (version < Oldest)
        {
            throw new StorageException($"PostgreSQL at {host} is version {version}; Campaign needs {Oldest.Major} or newer. Nothing was changed. Upgrade the server.");
        }
    }

    /// <summary>The installation's value with this name; empty when there is none.</summary>
    public static byte[] Value(PostgreSqlSession session, string name) =>
        session.Read("SELECT value FROM installation WHERE name = $1", row => row.GetFieldValue<byte[]>(0), name).SingleOrDefault() ?? [];

    public static void Set(PostgreSqlSession session, string name, byte[] value) => session.Add(Keep, name, value);

    private static void Migrate(PostgreSqlSession session)
    {
        session.Add("CREATE TABLE IF NOT EXISTS installation (name text COLLATE \"C\" PRIMARY KEY, value bytea NOT NULL)");
        var kept = Value(session, "schema");
        var applied = kept.Length == 0 ? 0 : int.Parse(Encoding.ASCII.GetString(kept), CultureInfo.InvariantCulture);
        foreach (var script in MigrationScripts.After("PostgreSql", applied))
        {
            session.Run(script);
            Set(session, "schema", Encoding.ASCII.GetBytes((++applied).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
