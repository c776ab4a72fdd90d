using Dapper;
using Npgsql;

namespace Campaign.Bench.Peer;

/// <summary>
/// The table of grains' states and the statements that the AdoNet provider takes from the database. It has one row per grain, found by its key alone, with room on
/// its page for the next version, so that no index entry is written with a command.
/// </summary>
internal static class GrainStorageTable
{
    private const string Schema = """
        CREATE TABLE states (
            service text COLLATE "C", type text COLLATE "C", n0 bigint, n1 bigint, key text COLLATE "C", version integer NOT NULL, payload bytea,
            PRIMARY KEY (key, type, n0, n1, service)) WITH (fillfactor = 25);
        CREATE TABLE orleansquery (querykey text PRIMARY KEY, querytext text NOT NULL);
        INSERT INTO orleansquery VALUES
        ('ReadFromStorageKey', $$
            SELECT payload AS PayloadBinary, version AS Version FROM states
            WHERE service = @ServiceId AND type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND key = coalesce(@GrainIdExtensionString, '')
        $$),
        ('WriteToStorageKey', $$
            WITH changed AS (
                UPDATE states SET version = version + 1, payload = @PayloadBinary
                WHERE service = @ServiceId AND type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND key = coalesce(@GrainIdExtensionString, '')
                    AND version = @GrainStateVersion
                RETURNING version),
            made AS (
                INSERT INTO states SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary
                WHERE @GrainStateVersion IS NULL ON CONFLICT DO NOTHING
                RETURNING version)
            SELECT version AS NewGrainStateVersion FROM changed UNION ALL SELECT version FROM made
        $$),
        ('ClearStorageKey', $$
            UPDATE states SET version = version + 1, payload = NULL
            WHERE service = @ServiceId AND type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND key = coalesce(@GrainIdExtensionString, '')
                AND version = @GrainStateVersion
            RETURNING version AS NewGrainStateVersion
        $$);
        """;

    public static void Create(string connectionString)
    {
        using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        connection.Open();
        connection.Execute(Schema);
    }
}
