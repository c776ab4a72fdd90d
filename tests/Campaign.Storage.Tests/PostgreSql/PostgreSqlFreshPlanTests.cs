using Campaign.Storage.Journal;
using Campaign.Storage.Pools;
using Campaign.Storage.PostgreSql;
using Campaign.Storage.Reports;
using Campaign.Storage.Submissions;
using Dapper;
using Npgsql;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>
/// A new database knows nothing of its tables yet, and plans are kept while they grow. What every command runs must be looked up by its key from the first
/// command on: a table that is read whole makes each command cost more than the one before it.
/// </summary>
[NeedsPostgreSql]
public sealed class PostgreSqlFreshPlanTests : IDisposable
{
    private readonly PostgreSqlHome _home = new();

    [Theory]
    [InlineData(PostgreSqlTransaction.FindVersions, "journal_stream")]
    [InlineData(PostgreSqlTransaction.FindKeys, "requests_pkey")]
    [InlineData(PostgreSqlTransaction.FindPeople, "subjects_id")]
    [InlineData(UnitWriting.InsertRecords, "subjects_id")]
    public void The_writer_finds_its_rows_by_an_index(string sql, string index)
    {
        using var connection = new NpgsqlConnection(new PostgreSqlSettings(_home.Location, "campaign test").Writer);
        connection.Open();
        using var command = new NpgsqlCommand($"EXPLAIN {sql}", connection);
        object[] values = sql == UnitWriting.InsertRecords ? [Texts, Bytes, Texts, Bytes] : [Texts];
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        using var reader = command.ExecuteReader();
        Assert.Contains(reader.Cast<System.Data.IDataRecord>().Select(line => line.GetString(0)).ToList(), line => line.Contains(index, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Grants_are_found_by_their_ids_in_a_pool_that_grew_at_once()
    {
        using var storage = new PostgreSqlStorage(ListeningDatabase.Told(_home.Location), "nowhere", [new Campaign.Storage.Pools.PoolView()], TimeProvider.System);
        using (var connection = _home.Connect())
        {
            connection.Execute("INSERT INTO grants (pool, id, status, doc, version) SELECT 'p1', 'g' || n, 'issued', '{}', 1 FROM generate_series(1, 5000) n");
        }

        var database = new ListeningDatabase(storage.Database);
        await new PoolQueries(database).GrantsById("p1", [.. Enumerable.Range(0, 64).Select(number => $"none-{number}")], CancellationToken.None);
        Assert.Contains("grants_pool_id_key", Assert.Single(database.Plans, plan => plan.Contains(" grants", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_of_the_past_are_found_by_their_streams_in_a_journal_that_grew_at_once()
    {
        using var storage = new PostgreSqlStorage(ListeningDatabase.Told(_home.Location), "nowhere", [new SubmissionView()], TimeProvider.System);
        using (var connection = _home.Connect())
        {
            connection.Execute("""
                INSERT INTO submissions (id, drive, campaign, status, author) SELECT 'none-' || n, 'd1', 'tea', 'in-review', n FROM generate_series(1, 5000) n;
                INSERT INTO journal (stream, version, type, data, at, actor, request) SELECT 'pool/' || n, 1, 'pool.closed', '{}', 1, '', '' FROM generate_series(1, 5000) n
                """);
        }

        var database = new ListeningDatabase(storage.Database);
        var past = new PastStreams(database, DateTimeOffset.UnixEpoch, CancellationToken.None);
        await new PastSubmissionQueries(database, new SubmissionView()).Of("d1", past, new PastRewards(), CancellationToken.None);
        Assert.All(database.Plans.Where(plan => plan.Contains(" journal", StringComparison.Ordinal)), plan => Assert.Contains("journal_stream", plan, StringComparison.Ordinal));
        Assert.All(database.Plans.Where(plan => plan.Contains(" submissions", StringComparison.Ordinal)), plan => Assert.Contains("submissions_drive_id_author_fingerprint", plan, StringComparison.Ordinal));
        Assert.True(database.Plans.Count > 10);
    }

    public void Dispose() => _home.Dispose();

    private static string[] Texts { get; } = [.. Enumerable.Range(0, 64).Select(number => $"text-{number}")];

    private static byte[][] Bytes { get; } = [.. Enumerable.Range(0, 64).Select(_ => new byte[32])];
}
