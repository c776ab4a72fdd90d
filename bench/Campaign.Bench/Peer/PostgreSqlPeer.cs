using Dapper;
using Npgsql;

namespace Campaign.Bench.Peer;

/// <summary>
/// On PostgreSQL: the same tables as on SQLite, and a history row for each change. 16 pooled connections, prepared statements, and whatever can share a
/// round trip shares one.
/// </summary>
internal sealed class PostgreSqlPeer : IPeerDatabase, IDisposable
{
    private const int Connections = 16;

    private const string InsertSubmission = """
        INSERT INTO submissions (id, drive, campaign, subject, channel, status, handle, text, featured, text_version, submitted, author, version, fingerprint)
        VALUES (@Id, @Drive, @Campaign, @Subject, @Channel, 'in-review', @Handle, @Text, 0, 1, @Submitted, @Author, 1, @Fingerprint);
        INSERT INTO history (what, event, at, actor) VALUES (@Id, 'submitted', @Submitted, 'anonymous')
        """;

    // Takes the budget row's lock, so that no two grants are decided on the same remainder.
    private const string Reserve = "UPDATE pools SET reserved = reserved + @Amount WHERE id = @Pool AND budget - reserved >= @Amount";

    private const string InsertGrant = """
        INSERT INTO grants (id, pool, participant, cause, amount, status) VALUES (@Id, @Pool, @Participant, @Cause, @Amount, 'reserved');
        INSERT INTO history (what, event, at, actor) VALUES (@Id, 'reserved', @At, 'anonymous')
        """;

    private const string Schema = """
        CREATE TABLE submissions (
            id text COLLATE "C" PRIMARY KEY, drive text COLLATE "C", campaign text, subject text, channel text, status text COLLATE "C", details text, handle text,
            text text, links text, featured bigint, text_version bigint, submitted bigint, author bigint, version bigint, fingerprint bytea);
        CREATE INDEX submissions_ledger ON submissions (drive, id, author, fingerprint);
        CREATE INDEX submissions_status ON submissions (drive, status, id);
        CREATE TABLE pools (id text COLLATE "C" PRIMARY KEY, budget bigint NOT NULL, reserved bigint NOT NULL) WITH (fillfactor = 10);
        CREATE TABLE grants (
            id text COLLATE "C" PRIMARY KEY, pool text COLLATE "C" NOT NULL, participant text COLLATE "C" NOT NULL, cause text COLLATE "C" NOT NULL,
            amount bigint NOT NULL, status text NOT NULL, UNIQUE (pool, participant, cause));
        CREATE TABLE history (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text, event text, at bigint, actor text);
        INSERT INTO pools VALUES ('hot', 1000000000, 0);
        """;

    private readonly NpgsqlDataSource _database;

    public PostgreSqlPeer(string connectionString)
    {
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = Connections, MinPoolSize = Connections, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, NoResetOnClose = true,
        });
        using var connection = _database.OpenConnection();
        connection.Execute(Schema);
    }

    public async Task Add(SubmissionEntry submission)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(InsertSubmission, submission, transaction);
        await transaction.CommitAsync();
    }

    public async Task<bool> Add(GrantEntry grant)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await connection.ExecuteAsync(Reserve, grant, transaction) == 0)
        {
            return false;
        }

        await connection.ExecuteAsync(InsertGrant, grant, transaction);
        await transaction.CommitAsync();
        return true;
    }

    public void Dispose() => _database.Dispose();
}
