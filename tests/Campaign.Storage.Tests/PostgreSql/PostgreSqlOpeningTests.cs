using System.Data.Common;
using Campaign.Domain.Pools;
using Campaign.Domain.Reputation;
using Campaign.Storage.Journal;
using Campaign.Storage.PostgreSql;
using Dapper;
using Npgsql;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlOpeningTests : IDisposable
{
    /// <summary>Takes away what migrations after the states brought. Indexes that name a column go with it.</summary>
    private const string Younger = """
        ALTER TABLE snapshots DROP COLUMN generation;
        ALTER TABLE messages DROP COLUMN aside;
        CREATE INDEX messages_due ON messages (due, key);
        DROP TRIGGER jobs_are_fenced ON jobs;
        DROP FUNCTION refuse_to_write_job;
        ALTER TABLE jobs DROP COLUMN lease;
        ALTER TABLE journal DROP COLUMN campaign;
        DROP INDEX journal_actor, journal_noun, journal_at;
        DROP TABLE tally_changes
        """;

    /// <summary>As a database was before it kept states without a history.</summary>
    private const string WithoutStates = $"{Younger}; DROP TABLE states; DELETE FROM orleansquery WHERE querykey LIKE '%StorageKey'";

    private readonly PostgreSqlHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Refuses_a_newer_schema_and_leaves_the_database_untouched()
    {
        using var connection = _home.Connect();
        connection.Execute("UPDATE installation SET value = '999' WHERE name = 'schema'");
        Assert.Contains("999", Assert.Throws<StorageException>(() => Open()).Message, StringComparison.Ordinal);
        Assert.Equal("999"u8.ToArray(), connection.ExecuteScalar<byte[]>("SELECT value FROM installation WHERE name = 'schema'"));
    }

    [Fact]
    public void Brings_people_along_from_before_there_were_recovery_codes()
    {
        using var connection = _home.Connect();
        connection.Execute(WithoutStates);
        connection.Execute("ALTER TABLE staff DROP COLUMN recovery; INSERT INTO staff (id, login) VALUES ('staff-1', 'lin'); UPDATE installation SET value = '3' WHERE name = 'schema'");
        Open().Dispose();
        Assert.Equal("lin", connection.ExecuteScalar<string>("SELECT login FROM staff WHERE recovery IS NULL"));
    }

    [Fact]
    public async Task Makes_terms_anew_that_were_words()
    {
        using (var storage = Open())
        {
            var unit = Unit("tea", 0, Opened("tea")) with { Personal = [Words("person-1", "tea", "终于退款")] };
            Project("tea", PoolState.Initial, 0, [Opened("tea")], unit.Rows);
            await storage.Journal.Append(unit);
        }

        using (var connection = _home.Connect())
        {
            connection.Execute(WithoutStates);
            connection.Execute("""
                ALTER TABLE test_pools DROP COLUMN terms;
                ALTER TABLE test_pools ADD COLUMN terms tsvector;
                UPDATE test_pools SET terms = array_to_tsvector(ARRAY['终于', '于退', '退款', '款']);
                CREATE INDEX test_pools_terms ON test_pools USING gin (terms);
                UPDATE installation SET value = '4' WHERE name = 'schema'
                """);
        }

        using var opened = Open();
        Assert.Equal(["tea"], StorageContract.Search(opened, "退款"));
        Assert.Equal(["tea"], StorageContract.Search(opened, "于"));
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
                    campaign text COLLATE "C" NOT NULL, hour bigint NOT NULL, channel text COLLATE "C" NOT NULL, origin text COLLATE "C" NOT NULL, positive bigint NOT NULL DEFAULT 0,
                    neutral bigint NOT NULL DEFAULT 0, negative bigint NOT NULL DEFAULT 0, PRIMARY KEY (campaign, hour, channel, origin));
                ALTER TABLE journal DROP COLUMN campaign;
                DROP INDEX journal_actor, journal_noun, journal_at;
                DROP TABLE tally_changes;
                UPDATE installation SET value = '9' WHERE name = 'schema'
                """);
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
            connection.Execute("ALTER TABLE journal DROP COLUMN campaign; DROP INDEX journal_actor, journal_noun, journal_at; DROP TABLE tally_changes; UPDATE installation SET value = '10' WHERE name = 'schema'");
        }

        using var again = Open();
        using var lease = again.Database.Read();
        Assert.Equal(TheirCampaigns.Order(), (await lease.Connection.QueryAsync<(string, string?)>("SELECT stream || ' ' || version, campaign FROM journal")).Order());
        using var tampering = _home.Connect();
        Assert.ThrowsAny<System.Data.Common.DbException>(() => tampering.Execute("UPDATE journal SET campaign = 'milk'"));
    }

    [Fact]
    public async Task Tallies_of_before_are_known_since_their_imports_were_recorded()
    {
        var clock = new FakeClock();
        IReadOnlyList<Tally> before;
        using (var storage = Open())
        {
            await storage.Journal.Append(new([new("import/imp", 0, [AnyImport("imp") with { At = clock.Now }], "req")]));
            await storage.Mentions.Add("tea", "imp", AroundAQuarter, (_, _) => { });
            before = await storage.Mentions.Tallies("tea", null, default);
        }

        using (var connection = _home.Connect())
        {
            connection.Execute("""
                CREATE TABLE earlier AS SELECT campaign, quarter, channel, origin, sum(positive)::bigint AS positive, sum(neutral)::bigint AS neutral, sum(negative)::bigint AS negative
                FROM tallies GROUP BY 1, 2, 3, 4;
                DROP TABLE tallies; ALTER TABLE earlier RENAME TO tallies;
                DROP INDEX journal_actor, journal_noun, journal_at;
                DROP TABLE tally_changes;
                UPDATE installation SET value = '12' WHERE name = 'schema'
                """);
        }

        using var again = Open();
        Assert.Equal(before.OrderBy(tally => (tally.At, tally.Channel)), (await again.Mentions.TalliesAt("tea", clock.Now.AddHours(1), default)).OrderBy(tally => (tally.At, tally.Channel)));
        Assert.Empty(await again.Mentions.TalliesAt("tea", clock.Now.AddHours(-1), default));
    }

    [Theory]
    [InlineData("Database=nowhere", "has no database nowhere.")]
    [InlineData("Username=locked;Password=wrong-and-secret", "does not let the user locked in.")]
    [InlineData("Username=locked", "asks the user locked for a password.")]
    [InlineData("Username=locked;Password=right", "may not make tables in the database")]
    [InlineData("Host=/nowhere", "PostgreSQL at /nowhere cannot be reached.")]
    public void Says_why_it_cannot_start_in_a_sentence(string changed, string sentence)
    {
        var builder = new NpgsqlConnectionStringBuilder(_home.Location);
        foreach (var part in changed.Split(';').Select(part => part.Split('=')))
        {
            builder[part[0]] = part[1];
        }

        var refused = Assert.ThrowsAny<StorageException>(() => Open(builder.ConnectionString));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hst=db;Password=secret")]
    [InlineData("Host=db;Port=secret")]
    [InlineData("just the secret")]
    [InlineData("Database=campaign;Password=secret")]
    public void Refuses_a_connection_string_that_it_cannot_read_without_repeating_it(string connectionString)
    {
        var refused = Assert.Throws<StorageException>(() => Open(connectionString));
        Assert.StartsWith("Storage__ConnectionString", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_server_that_is_too_old()
    {
        PostgreSqlSchema.RequireVersion(new Version(13, 0), "db");
        Assert.Contains("is version 12.9;", Assert.Throws<StorageException>(() => PostgreSqlSchema.RequireVersion(new Version(12, 9), "db")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_durably_whatever_the_servers_default()
    {
        using (var connection = _home.Connect())
        {
            connection.Execute($"ALTER DATABASE {connection.Database} SET synchronous_commit = off");
        }

        using var storage = Open();
        using var writer = ((PostgreSqlDatabase)storage.Database).Connect();
        Assert.Equal("on", writer.ExecuteScalar<string>("SHOW synchronous_commit"));
    }

    [Fact]
    public void Lends_connections_that_cannot_write()
    {
        using var storage = Open();
        using var lease = storage.Database.Read();
        Assert.ThrowsAny<DbException>(() => lease.Connection.Execute("INSERT INTO requests VALUES ('k', 'f', 'r', 0)"));
    }

    [Fact]
    public async Task Says_that_it_is_busy_when_every_connection_is_lent()
    {
        using var storage = Open($"{_home.Location};Maximum Pool Size=1;Timeout=1");
        using var held = storage.Database.Read();
        held.Connection.Open();
        await Assert.ThrowsAsync<TransientStorageException>(async () => await storage.Journal.Read("pool/tea", 0, CancellationToken.None));
        held.Connection.Close();
        Assert.Empty(await storage.Journal.Read("pool/tea", 0, CancellationToken.None));
    }

    [Fact]
    public async Task Writes_what_waits_in_one_transaction()
    {
        using var storage = Open();
        using var connection = _home.Connect();
        connection.Execute("CREATE TABLE writes (id text); CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS "
            + "$$ BEGIN INSERT INTO writes VALUES (new.id); RETURN new; END $$; "
            + "CREATE TRIGGER note AFTER INSERT OR UPDATE ON test_pools FOR EACH ROW WHEN (new.id = 'hot') EXECUTE FUNCTION note()");

        await storage.CountTogether("hot", 300);

        Assert.Equal(300, connection.ExecuteScalar<long>("SELECT grants FROM test_pools WHERE id = 'hot'"));
        Assert.InRange(connection.ExecuteScalar<long>("SELECT count(*) FROM writes"), 1, 2);
    }

    private PostgreSqlStorage Open(string? connectionString = null) => new(connectionString ?? _home.Location, "nowhere", [new PoolView()], TimeProvider.System);
}
