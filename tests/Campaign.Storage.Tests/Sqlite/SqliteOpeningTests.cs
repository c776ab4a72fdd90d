using Campaign.Domain.Reputation;
using Campaign.Storage.Archives;
using Campaign.Storage.Journal;
using Campaign.Storage.Sqlite;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Sqlite;

public sealed class SqliteOpeningTests : IDisposable
{
    /// <summary>Takes away what migrations after the recovery codes brought.</summary>
    private const string Younger = """
        ALTER TABLE snapshots DROP COLUMN generation;
        DROP INDEX messages_due; DROP INDEX messages_aside; ALTER TABLE messages DROP COLUMN aside; CREATE INDEX messages_due ON messages (due);
        DROP TRIGGER jobs_are_fenced; ALTER TABLE jobs DROP COLUMN lease;
        DROP INDEX journal_campaign; ALTER TABLE journal DROP COLUMN campaign;
        DROP INDEX journal_actor; DROP INDEX journal_noun; DROP INDEX journal_at; DROP TABLE tally_changes
        """;

    private const string WithoutKnown = """
        CREATE TABLE earlier (
            campaign TEXT NOT NULL, quarter INTEGER NOT NULL, channel TEXT NOT NULL, origin TEXT NOT NULL, positive INTEGER NOT NULL DEFAULT 0,
            neutral INTEGER NOT NULL DEFAULT 0, negative INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (campaign, quarter, channel, origin)) STRICT, WITHOUT ROWID;
        INSERT INTO earlier SELECT campaign, quarter, channel, origin, sum(positive), sum(neutral), sum(negative) FROM tallies GROUP BY 1, 2, 3, 4;
        DROP TABLE tallies; ALTER TABLE earlier RENAME TO tallies
        """;

    private readonly SqliteHome _home = new();
    private readonly FakeClock _clock = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Refuses_a_newer_schema_and_leaves_the_database_untouched()
    {
        using (var storage = Open())
        {
            await storage.Journal.Append(Unit("tea", 0, Opened("tea")));
        }

        using (var connection = _home.Connect())
        {
            connection.Execute("PRAGMA user_version = 999");
        }

        var before = await File.ReadAllBytesAsync(_home.Path);
        var refused = Assert.Throws<StorageException>(Open);
        Assert.Contains("999", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_home.Path));
    }

    [Fact]
    public void Brings_people_along_from_before_there_were_recovery_codes()
    {
        Open().Dispose();
        using (var connection = _home.Connect())
        {
            connection.Execute(Younger);
            connection.Execute("ALTER TABLE staff DROP COLUMN recovery; INSERT INTO staff (id, login) VALUES ('staff-1', 'lin'); PRAGMA user_version = 2");
        }

        Open().Dispose();
        using var after = _home.Connect();
        Assert.Equal("lin", after.ExecuteScalar<string>("SELECT login FROM staff WHERE recovery IS NULL"));
    }

    [Fact]
    public async Task Tallies_by_the_hour_are_counted_anew_by_the_quarter()
    {
        IReadOnlyList<Tally> before;
        using (var storage = Open())
        {
            await storage.Mentions.Add("tea", "imp", AroundAQuarter, (_, _) => { });
            before = await storage.Mentions.Tallies("tea", null, default);
        }

        using (var connection = _home.Connect())
        {
            connection.Execute("""
                DROP TABLE tallies;
                CREATE TABLE tallies (
                    campaign TEXT NOT NULL, hour INTEGER NOT NULL, channel TEXT NOT NULL, origin TEXT NOT NULL, positive INTEGER NOT NULL DEFAULT 0,
                    neutral INTEGER NOT NULL DEFAULT 0, negative INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (campaign, hour, channel, origin)) STRICT, WITHOUT ROWID;
                DROP INDEX journal_campaign; ALTER TABLE journal DROP COLUMN campaign;
                DROP INDEX journal_actor; DROP INDEX journal_noun; DROP INDEX journal_at; DROP TABLE tally_changes
                """);
            connection.Execute("PRAGMA user_version = 6");
        }

        using var again = Open();
        var after = await again.Mentions.Tallies("tea", null, default);
        Assert.Equal(before.OrderBy(tally => (tally.At, tally.Channel)), after.OrderBy(tally => (tally.At, tally.Channel)));
        Assert.Equal(3, after.Count);
    }

    [Fact]
    public async Task Facts_from_before_they_named_their_campaign_find_it()
    {
        using (var storage = Open())
        {
            await storage.Journal.Append(new(OlderFacts));
        }

        using (var connection = _home.Connect())
        {
            connection.Execute("DROP INDEX journal_campaign; ALTER TABLE journal DROP COLUMN campaign");
            connection.Execute("DROP INDEX journal_actor; DROP INDEX journal_noun; DROP INDEX journal_at; DROP TABLE tally_changes");
            connection.Execute("PRAGMA user_version = 7");
        }

        using var again = Open();
        using var lease = again.Database.Read();
        Assert.Equal(TheirCampaigns, lease.Connection.Query<(string, string?)>("SELECT stream || ' ' || version, campaign FROM journal ORDER BY position"));
        using var tampering = _home.Connect();
        Assert.ThrowsAny<System.Data.Common.DbException>(() => tampering.Execute("UPDATE journal SET campaign = 'milk'"));
    }

    [Fact]
    public async Task Tallies_of_before_are_known_since_their_imports_were_recorded()
    {
        IReadOnlyList<Tally> before;
        using (var storage = Open())
        {
            await storage.Journal.Append(new([new("import/imp", 0, [AnyImport("imp") with { At = _clock.Now }], "req")]));
            await storage.Mentions.Add("tea", "imp", AroundAQuarter, (_, _) => { });
            before = await storage.Mentions.Tallies("tea", null, default);
        }

        using (var connection = _home.Connect())
        {
            connection.Execute(WithoutKnown);
            connection.Execute("DROP INDEX journal_actor; DROP INDEX journal_noun; DROP INDEX journal_at; DROP TABLE tally_changes");
            connection.Execute("PRAGMA user_version = 9");
        }

        using var again = Open();
        Assert.Equal(before.OrderBy(tally => (tally.At, tally.Channel)), (await again.Mentions.TalliesAt("tea", _clock.Now.AddHours(1), default)).OrderBy(tally => (tally.At, tally.Channel)));
        Assert.Empty(await again.Mentions.TalliesAt("tea", _clock.Now.AddHours(-1), default));
    }

    [Fact]
    public void Reads_a_database_from_before_there_were_states_and_makes_nothing_beside_it()
    {
        Open().Dispose();
        File.Delete(SqliteStates.Beside(_home.Path));
        using (var moment = _home.Archive([new PoolView()]).Read())
        {
            Assert.Empty(moment.Rows(ArchiveTables.States));
        }

        Assert.False(File.Exists(SqliteStates.Beside(_home.Path)));
        using var again = Open();
        Assert.True(File.Exists(SqliteStates.Beside(_home.Path)));
    }

    [Fact]
    public async Task States_are_written_while_the_writer_is_at_work()
    {
        using var storage = Open();
        using var gate = new ManualResetEventSlim();
        var busy = storage.Mentions.Add("tea", "imp", [], (_, _) => gate.Wait());
        await using (var connection = await storage.States.Source.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("INSERT INTO states (kind, key, version, written, data) VALUES ('draft', 'draft/a/b', 1, 1, x'7b7d')");
        }

        Assert.False(busy.IsCompleted);
        gate.Set();
        await busy;
    }

    [Fact]
    public async Task States_are_written_durably_and_leave_nothing_of_what_is_deleted()
    {
        using var storage = Open();
        await using var connection = await storage.States.Source.OpenConnectionAsync();
        Assert.Equal("wal", connection.ExecuteScalar<string>("PRAGMA journal_mode"));
        Assert.Equal(2, connection.ExecuteScalar<long>("PRAGMA synchronous"));
        Assert.Equal(2, connection.ExecuteScalar<long>("PRAGMA secure_delete"));
    }

    [Fact]
    public void Refuses_a_second_opening_with_a_clear_sentence()
    {
        using var first = Open();
        var refused = Assert.Throws<StorageException>(Open);
        Assert.StartsWith($"Another Campaign process uses {_home.Path}.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Opens_again_after_closing_and_after_a_refusal()
    {
        using (Open())
        {
            Assert.Throws<StorageException>(Open);
        }

        using var again = Open();
        Assert.NotNull(again);
    }

    [Fact]
    public async Task Writes_what_waits_in_one_transaction()
    {
        using var storage = Open();
        using (var connection = _home.Connect())
        {
            connection.Execute("""
                CREATE TABLE writes (row TEXT);
                CREATE TRIGGER first_write AFTER INSERT ON test_pools BEGIN INSERT INTO writes VALUES (new.id); END;
                CREATE TRIGGER later_write AFTER UPDATE ON test_pools BEGIN INSERT INTO writes VALUES (new.id); END;
                """);
        }

        await storage.CountTogether("hot", 300);

        // One write of the hot row a transaction: the first may have begun before all were waiting.
        using var lease = storage.Database.Read();
        Assert.Equal(300, lease.Connection.ExecuteScalar<long>("SELECT grants FROM test_pools WHERE id = 'hot'"));
        Assert.InRange(lease.Connection.ExecuteScalar<long>("SELECT count(*) FROM writes"), 1, 2);
    }

    [Fact]
    public void Writes_durably()
    {
        using var storage = Open();
        using var lease = storage.Database.Read();
        Assert.Equal(2, ((SqliteDatabase)storage.Database).WriterConnection.ExecuteScalar<long>("PRAGMA synchronous"));
        Assert.Equal("wal", lease.Connection.ExecuteScalar<string>("PRAGMA journal_mode"));
    }

    [Fact]
    public void Lends_connections_that_cannot_write()
    {
        using var storage = Open();
        using var lease = storage.Database.Read();
        Assert.ThrowsAny<System.Data.Common.DbException>(() => lease.Connection.Execute("INSERT INTO requests VALUES ('k', 'f', 'r', 0)"));
    }

    private SqliteStorage Open() => new(_home.Path, [new PoolView()], _clock);
}
