using Campaign.Domain.Decisions;
using Campaign.Domain.Mentions;
using Campaign.Domain.Pools;
using Campaign.Domain.Reputation;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Campaign.Storage.Verification;
using Campaign.Storage.Views;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Verification;

/// <summary>A good database has no flaw; one that somebody tampered with has a line that says where.</summary>
public abstract class VerificationContract(IStorageHome home) : StorageContract(home)
{
    private static readonly View<PoolState, PoolFact> Pools = new Campaign.Storage.Pools.PoolView();

    [Fact]
    public async Task A_good_database_has_no_flaw()
    {
        await Live();
        Assert.Empty(Flaws());
    }

    [Fact]
    public void An_empty_database_has_no_flaw()
    {
        Reopen(Pools);
        Assert.Empty(Flaws());
    }

    [Theory]
    [InlineData("DELETE FROM journal WHERE stream = 'pool/tea' AND version = 2", "journal pool/tea 3")]
    [InlineData("UPDATE journal SET type = 'grant.forgiven' WHERE stream = 'pool/tea' AND version = 3", "journal pool/tea 3")]
    [InlineData("UPDATE journal SET data = @bytes WHERE stream = 'pool/milk' AND version = 1", "journal pool/milk 1")]
    [InlineData("UPDATE journal SET at = 99999999999999 WHERE stream = 'pool/milk'", "journal pool/milk 1")]
    [InlineData("UPDATE journal SET campaign = 'milk' WHERE stream = 'pool/milk'", "journal pool/milk 1")]
    [InlineData("UPDATE journal SET campaign = NULL WHERE stream = 'pool/tea' AND version = 2", "journal pool/tea 2")]
    [InlineData("UPDATE journal SET stream = 'nowhere' WHERE stream = 'pool/milk'", "journal nowhere")]
    public async Task A_journal_that_was_changed_is_found_and_nothing_is_concluded_from_it(string change, string line)
    {
        await Live();
        Tamper(Home.LetJournalChange, change);
        Assert.All(Flaws(), flaw => Assert.StartsWith("journal ", flaw, StringComparison.Ordinal));
        Assert.Contains(line, Flaws());
    }

    [Fact]
    public async Task Facts_that_changed_places_are_found()
    {
        await Live();
        Tamper(
            Home.LetJournalChange,
            "UPDATE journal SET version = 9 WHERE stream = 'pool/tea' AND version = 2",
            "UPDATE journal SET version = 2 WHERE stream = 'pool/tea' AND version = 3",
            "UPDATE journal SET version = 3 WHERE stream = 'pool/tea' AND version = 9");
        Assert.Equal(["journal pool/tea 3"], Flaws());
    }

    [Fact]
    public async Task A_grant_that_grew_in_the_journal_is_found()
    {
        await Live();
        Tamper(Home.LetJournalChange);
        Replace("pool/tea", 2, Reserved("g1", 2000));
        Assert.Contains("ledgers pool/tea 2", Flaws());
        Assert.Contains("ledgers pool/tea 3", Flaws());
    }

    [Theory]
    [InlineData("UPDATE pools SET doc = replace(doc, '\"issued\":1', '\"issued\":2') WHERE id = 'tea'", "ledgers pool/tea;views pools tea")]
    [InlineData("DELETE FROM grants WHERE id = 'g1'", "views grants tea/g1")]
    [InlineData("UPDATE grants SET status = 'redeemed', participant = 'x' WHERE id = 'g1'", "views grants tea/g1")]
    [InlineData("INSERT INTO grants (pool, id) VALUES ('tea', 'g7')", "views grants tea/g7")]
    [InlineData("UPDATE totals SET count = 5 WHERE scope = 'pool/tea' AND name = 'issued'", "views totals pool/tea/issued")]
    [InlineData("UPDATE grants SET participant = NULL", "views grants tea/g1")]
    [InlineData("UPDATE snapshots SET version = 2", "snapshots pool/tea 2")]
    [InlineData("UPDATE snapshots SET version = 7", "snapshots pool/tea 7")]
    [InlineData("UPDATE snapshots SET data = @bytes", "snapshots pool/tea 3")]
    [InlineData("UPDATE tallies SET negative = negative + 1", "mentions tea 2025-06-01T04:00Z weibo Organic")]
    [InlineData("DELETE FROM tallies", "mentions tea 2025-06-01T04:00Z weibo Organic")]
    [InlineData("DELETE FROM subjects WHERE id = 'person-1'", "people personal 1 pool/tea/g1;views grants tea/g1")]
    [InlineData("UPDATE subjects SET key = NULL WHERE id = 'person-1'", "people person-1 pool/tea/g1;views grants tea/g1")]
    [InlineData("UPDATE personal SET reference = 'pool/tea/g2'", "people person-1 pool/tea/g2;views grants tea/g1")]
    [InlineData("UPDATE messages SET type = 'say-hello'", "messages due")]
    [InlineData("UPDATE messages SET target = 'nobody/tea'", "messages due")]
    public async Task What_does_not_follow_from_the_facts_is_found(string change, string lines)
    {
        await Live();
        Tamper(change);
        Assert.Equal(lines.Split(';').Order(StringComparer.Ordinal), Flaws().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_snapshot_that_another_generation_made_is_no_flaw_as_nobody_reads_it()
    {
        await Live();
        Tamper("UPDATE snapshots SET generation = 7, data = @bytes");
        Assert.Empty(Flaws());
    }

    [Theory]
    [InlineData("draft", "draft/staff-1/pool/tea/amend", "{\"values\":7}")]
    [InlineData("draft", "draft/staff-1/pool/tea/amend", "不是 JSON")]
    [InlineData("draft", "draft/staff-1/pool/tea/amend", "null")]
    [InlineData("draft", "draft/staff-9/pool/tea/amend", "{}")]
    [InlineData("draft", "draft/staff-1", "{}")]
    [InlineData("draft", "elsewhere/staff-1/pool/tea/amend", "{}")]
    [InlineData("rumour", "draft/staff-1/pool/tea/amend", "{}")]
    public async Task A_state_that_cannot_be_read_or_belongs_to_nobody_is_found(string kind, string key, string json)
    {
        await Live();
        await KeepState(kind, key, json);
        Assert.Equal([$"states {kind} {key}"], Flaws());
    }

    [Fact]
    public async Task A_flaw_names_columns_and_never_what_people_wrote()
    {
        await Live();
        Tamper("UPDATE grants SET participant = '别人', status = 'redeemed' WHERE id = 'g1'");
        var flaw = Assert.Single(Verified());
        Assert.Contains("participant, status", flaw.What.En, StringComparison.Ordinal);
        Assert.Contains("participant, status", flaw.What.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("别人", flaw.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_of_another_version_are_said_to_be_so()
    {
        await Live();
        Tamper("UPDATE installation SET value = @bytes WHERE name = 'views'");
        Assert.Equal(["views installation"], Flaws());
    }

    private List<string> Flaws() => [.. Verified().Select(flaw => $"{flaw.Check} {flaw.Where}")];

    private List<Flaw> Verified()
    {
        using var moment = Home.Archive([Pools]).Read();
        return [.. new DatabaseVerification(moment, [Pools], Noon).Run(_ => { })];
    }

    private void Tamper(params string[] changes)
    {
        using var connection = Home.Connect();
        foreach (var change in changes)
        {
            connection.Execute(change, new { bytes = "x"u8.ToArray() });
        }
    }

    private void Replace(string stream, long version, PoolFact fact)
    {
        using var connection = Home.Connect();
        connection.Execute("UPDATE journal SET data = @data WHERE stream = @stream AND version = @version", new { data = DomainJson.Write(fact), stream, version });
    }

    private async Task Live()
    {
        Reopen(Pools);
        var state = await Commit("tea", PoolState.Initial, 0, Opened("tea"));
        var milk = await Commit("milk", PoolState.Initial, 0, Opened("milk"));
        await Commit("milk", milk, 1, new PoolAmended("milk", milk.Budget / 2, "预算调整") { By = "t", At = Noon });
        state = await Commit("tea", state, 1, Reserved("g1"));
        state = await Commit("tea", state, 2, Issued("g1"));
        var unit = new JournalUnit([])
        {
            Personal = [new("person-1", "pool/tea/g1", """{"participant":"林"}"""u8.ToArray())],
            Outbox = [new("due", "pool/tea", new ExpireGrant("g1"), Noon.AddDays(30))],
        };
        CoreTables.Remember(unit.Rows, "pool/tea", new Snapshot(3, 1, DomainJson.Write(Pools.Remembered(state))));
        unit.Rows.Put(CoreTables.Staff, ["staff-1"], ("login", "lin"), ("display", "林"), ("password", "hash"), ("secret", null), ("recovery", null));
        await Storage.Journal.Append(unit);
        await KeepState("draft", "draft/staff-1/partner/new", """{"values":"{}","basis":null,"title":"","path":"/partners"}""");
        await Storage.Mentions.Add("tea", "imp", [new(new(1), Noon, "weibo", Origin.Organic, Tone.Negative, 0, null, "要求退款")], (_, _) => { });
    }

    private async Task<PoolState> Commit(string pool, PoolState state, long version, PoolFact fact)
    {
        var unit = Unit(pool, version, fact);
        var after = Pools.Evolve(state, fact);
        Pools.Project(pool, state, fact, after, version + 1, unit.Rows);
        Assert.Equal(Appended.Done, await Storage.Journal.Append(unit));
        return after;
    }
}
