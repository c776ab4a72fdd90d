using Campaign.Storage.PostgreSql;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>New terms are merged into a search index beside the writer.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlTermMergesTests() : StorageContract(new PostgreSqlHome())
{
    private const int Many = 4_000;

    [Fact]
    public async Task Merge_a_long_pending_list()
    {
        await GiveWords("tea");
        Assert.NotEqual(0, PagesThatWait());

        await GiveWords("milk");
        Merge(Many);
        Assert.Equal(0, PagesThatWait());
        Assert.Equal(["milk", "tea"], Search("牛奶"));
    }

    [Fact]
    public async Task Leave_a_short_pending_list()
    {
        await GiveWords("tea");
        Merge(Many - 1);
        Assert.NotEqual(0, PagesThatWait());
        Assert.Equal(["tea"], Search("牛奶"));
    }

    private void Merge(int rows)
    {
        using var database = new PostgreSqlDatabase(new PostgreSqlSettings(Home.Location, "campaign test"));
        using var merges = new PostgreSqlTermMerges(database);
        merges.Committed([new(PoolView.Pools, rows)]);
    }

    private Task GiveWords(string pool)
    {
        var unit = Unit(pool, 0, Opened(pool));
        unit.Rows.Put(PoolView.Pools, [pool], ("words", pool == "tea" ? "红茶牛奶" : "牛奶"));
        return Storage.Journal.Append(unit);
    }

    /// <summary>Counts the pages of the list beside the index, and merges them.</summary>
    private long PagesThatWait()
    {
        using var connection = Home.Connect();
        return connection.ExecuteScalar<long>(PostgreSqlSql.MergeTerms(PoolView.Pools));
    }
}
