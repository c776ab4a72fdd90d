using Dapper;
using Microsoft.Data.Sqlite;

namespace Campaign.Bench.Peer;

/// <summary>On SQLite: the columns and indexes of Campaign's list of submissions, and a pool with its grants.</summary>
internal sealed class SqlitePeer : IPeerDatabase
{
    private const string InsertSubmission = """
        INSERT INTO submissions (id, drive, campaign, subject, channel, status, handle, text, featured, text_version, submitted, author, version, fingerprint)
        VALUES (@Id, @Drive, @Campaign, @Subject, @Channel, 'in-review', @Handle, @Text, 0, 1, @Submitted, @Author, 1, @Fingerprint)
        """;

    private const string InsertGrant =
        "INSERT INTO grants (id, pool, participant, cause, amount, status) VALUES (@Id, @Pool, @Participant, @Cause, @Amount, 'reserved')";

    private const string Schema = """
        PRAGMA journal_mode=WAL;
        CREATE TABLE submissions (
            id TEXT NOT NULL UNIQUE, drive TEXT, campaign TEXT, subject TEXT, channel TEXT, status TEXT, details TEXT, handle TEXT, text TEXT, links TEXT,
            featured INTEGER, text_version INTEGER, submitted INTEGER, author INTEGER, version INTEGER, fingerprint BLOB) STRICT;
        CREATE INDEX submissions_ledger ON submissions (drive, id, author, fingerprint);
        CREATE INDEX submissions_status ON submissions (drive, status, id);
        CREATE TABLE pools (id TEXT PRIMARY KEY, budget INTEGER NOT NULL, reserved INTEGER NOT NULL) STRICT;
        CREATE TABLE grants (
            id TEXT PRIMARY KEY, pool TEXT NOT NULL, participant TEXT NOT NULL, cause TEXT NOT NULL, amount INTEGER NOT NULL, status TEXT NOT NULL,
            UNIQUE (pool, participant, cause)) STRICT;
        INSERT INTO pools VALUES ('hot', 1000000000, 0);
        """;

    private readonly string _connectionString;

    public SqlitePeer(string path)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        using var connection = Open();
        connection.Execute(Schema);
    }

    public Task Add(SubmissionEntry submission)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute(InsertSubmission, submission, transaction);
        transaction.Commit();
        return Task.CompletedTask;
    }

    public Task<bool> Add(GrantEntry grant)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        if (connection.QuerySingle<long>("SELECT budget - reserved FROM pools WHERE id = @Pool", grant, transaction) < grant.Amount)
        {
            return Task.FromResult(false);
        }

        connection.Execute(InsertGrant, grant, transaction);
        connection.Execute("UPDATE pools SET reserved = reserved + @Amount WHERE id = @Pool", grant, transaction);
        transaction.Commit();
        return Task.FromResult(true);
    }

    /// <summary>A pooled connection. Its settings last while it is pooled; repeating them costs next to nothing.</summary>
    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA synchronous=FULL; PRAGMA cache_size=-65536";
        pragmas.ExecuteNonQuery();
        return connection;
    }
}
