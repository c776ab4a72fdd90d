using Campaign.Storage.PostgreSql;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>New terms are merged from the pending list into a search index, outside the writer.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlTermMergesTests() : StorageContract(new PostgreSqlHome())
{
    private const int Many = 4_000;

    [Fact]
    public async Task Merge_a_long_pending_list()
    {
        await GiveWords("tea");
        Assert.NotEqual(0, MergePending());

        await GiveWords("milk");
        Merge(Many);
        Assert.Equal(0, MergePending());
        Assert.Equal(["milk", "tea"], Search("牛奶"));
    }

    [Fact]
    public async Task Leave_a_short_pending_list()
    {
        await GiveWords("tea");
        Merge(Many - 1);
        Assert.NotEqual(0, MergePending());
        Assert.Equal(["tea"], Search("牛奶"));
    }

    private void Merge(int rows)
    {
        var database = new PostgreSqlDatabase(new PostgreSqlSettings(Home.Location, "campaign test"));
        using (var merges = new PostgreSqlTermMerges(database))
        {
            merges.Committed([new(PoolView.Pools, rows)]);
        }

        database.Close();
    }

    private Task GiveWords(string pool)
    {
        var unit = Unit(pool, 0, Opened(pool));
        unit.Rows.Put(PoolView.Pools, [pool], ("words", pool == "tea" ? "红茶牛奶" : "牛奶"));
        return Storage.Journal.Append(unit);
    }

    /// <summary>Merges the index's pending list and returns how many pages it had.</summary>
    private long MergePending()
    {
        using var connection = Home.Connect();
        return connection.ExecuteScalar<long>(PostgreSqlSql.MergeTerms(PoolView.Pools));
    }
}
