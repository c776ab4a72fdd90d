using Campaign.Domain.Pools;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Views;

public abstract class ViewContract(IStorageHome home) : StorageContract(home)
{
    [Fact]
    public async Task Rebuilds_every_table_as_it_was_live()
    {
        var seed = Environment.TickCount;
        await WriteHistory(new Random(seed));
        var live = ViewSnapshot.Of(Storage, new PoolView());
        using (var connection = Home.Connect())
        {
            connection.Execute("DELETE FROM test_grants; UPDATE test_pools SET name = 'damaged'; DELETE FROM totals");
        }

        await Storage.RebuildViews();

        Assert.True(live == ViewSnapshot.Of(Storage, new PoolView()), $"Seed {seed}");
        Assert.Contains("person-1", live, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Continues_from_the_rebuilt_state()
    {
        var state = await Storage.Commit("tea", PoolState.Initial, 0, Opened("tea"), Reserved("g1"));
        await Storage.RebuildViews();
        await Storage.Commit("tea", state, 2, Issued("g1"), Reserved("g2"));
        Assert.Equal(["Issued 1", "Reserved 1"], Column("SELECT name || ' ' || count FROM totals WHERE count <> 0 ORDER BY name"));
    }

    [Fact]
    public async Task Rebuilds_at_startup_when_a_definition_changed()
    {
        await Storage.Commit("tea", PoolState.Initial, 0, Opened("tea"), Reserved("g1"));
        var wider = Table.Named("test_pools", "id").Text("name", "words").Number("grants", "version").Text("since").Search("words");

        Reopen(new PoolView(wider));

        Assert.Equal(["tea Pool tea 1"], Column("SELECT id || ' ' || name || ' ' || grants FROM test_pools WHERE since IS NULL"));
    }

    [Fact]
    public async Task Drops_the_tables_of_a_renamed_view()
    {
        await Storage.Commit("tea", PoolState.Initial, 0, Opened("tea"));
        Reopen(new PoolView(Table.Named("other_pools", "id").Text("name", "words").Number("grants", "version")));
        Assert.Equal(["tea"], Column("SELECT id FROM other_pools"));
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Column("SELECT id FROM test_pools"));
    }

    [Fact]
    public async Task Does_not_rebuild_at_startup_when_nothing_changed()
    {
        await Storage.Commit("tea", PoolState.Initial, 0, Opened("tea"));
        using (var connection = Home.Connect())
        {
            connection.Execute("UPDATE test_pools SET name = 'left alone'");
        }

        Reopen();
        Assert.Equal(["left alone"], Column("SELECT name FROM test_pools"));
    }

    [Fact]
    public async Task Keeps_totals_that_equal_counts_and_are_never_negative()
    {
        var seed = Environment.TickCount;
        await WriteHistory(new Random(seed));
        var counted = Column("SELECT 'pool/' || pool || ' ' || status || ' ' || count(*) FROM test_grants GROUP BY pool, status ORDER BY 1");
        var kept = Column("SELECT scope || ' ' || name || ' ' || count FROM totals WHERE count <> 0 ORDER BY 1");
        Assert.True(counted.SequenceEqual(kept), $"Seed {seed}");
        Assert.Empty(Column("SELECT name FROM totals WHERE count < 0"));
    }

    /// <summary>Five pools, written concurrently, with grants reserved, issued, redeemed and voided at random, and with text of people.</summary>
    private async Task WriteHistory(Random random)
    {
        var seeds = Enumerable.Range(0, 5).Select(_ => random.Next()).ToList();
        await Task.WhenAll(seeds.Select((seed, pool) => Task.Run(() => WriteHistoryOf($"p{pool}", new Random(seed)))));
        await Storage.Journal.Append(new([]) { Personal = [Words("person-1", "p1", "person-1 要求退款"), Words("person-2", "p2", "谢谢")] });
        await Storage.Subjects.Erase("person-2", None);
    }

    private async Task WriteHistoryOf(string pool, Random random)
    {
        var state = await Storage.Commit(pool, PoolState.Initial, 0, Opened(pool));
        for (var version = 1; version < 60; version++)
        {
            state = await Storage.Commit(pool, state, version, Next(state, version, random));
        }
    }

    private static PoolFact Next(PoolState state, int version, Random random)
    {
        var pending = state.Grants.Values.Where(grant => grant.IsPending).OrderBy(grant => grant.Id, StringComparer.Ordinal).ToList();
        if (pending.Count == 0 || random.Next(3) == 0)
        {
            return Reserved($"g{version}", 1 + (version % 3));
        }

        var grant = pending[random.Next(pending.Count)];
        return (grant.Status, random.Next(3)) switch
        {
            (_, 0) => new GrantVoided(grant.Id, grant.Amount, grant.Status, "changed mind"),
            (GrantStatus.Reserved, _) => Issued(grant.Id, grant.Amount),
            _ => new GrantRedeemed(grant.Id, grant.Amount),
        };
    }
}
