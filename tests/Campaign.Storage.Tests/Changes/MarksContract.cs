using Campaign.Domain.Decisions;
using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Changes;

/// <summary>Whether something has happened in a campaign since it was marked how far it had come.</summary>
public abstract class MarksContract(IStorageHome home) : StorageContract(home)
{
    private MarkQueries Marks => field ??= new(Storage.Database);

    [Fact]
    public async Task A_mark_stays_while_nothing_happens_in_the_campaign_whatever_does_elsewhere()
    {
        await Append("a", 0, "spring", Opened("a"));
        var mark = await Marks.Of("spring", null, None);
        await Append("c", 0, "autumn", Opened("c"));
        await Append("none", 0, null, Opened("none"));
        await Storage.Mentions.Add("autumn", "imp", AroundAQuarter, (_, _) => { });
        Assert.Equal(mark, await Marks.Of("spring", mark, None));
    }

    [Fact]
    public async Task Each_fact_and_each_change_of_tallies_is_another_mark()
    {
        var seen = new List<ChangeMark> { await Marks.Of("spring", null, None) };
        await Step(() => Append("a", 0, "spring", Opened("a")));
        await Step(() => Append("a", 1, "spring", Reserved("g1"), Issued("g1")));
        await Step(() => Storage.Mentions.Add("spring", "imp", AroundAQuarter, (_, _) => { }));
        await Step(() => Storage.Mentions.Revert("spring", "imp", 2));
        await Step(() => Storage.Mentions.Revert("spring", "imp", 9));
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(seen[^1].Facts, seen[^3].Facts);

        async Task Step(Func<Task> change)
        {
            await change();
            seen.Add(await Marks.Of("spring", seen[^1], None));
        }
    }

    [Fact]
    public async Task An_import_that_brings_nothing_new_leaves_the_mark()
    {
        await Storage.Mentions.Add("spring", "imp", AroundAQuarter, (_, _) => { });
        var mark = await Marks.Of("spring", null, None);
        await Storage.Mentions.Add("spring", "again", AroundAQuarter, (_, _) => { });
        Assert.Equal(mark, await Marks.Of("spring", mark, None));
    }

    private async Task Append(string pool, long expected, string? campaign, params Fact[] facts) =>
        Assert.Equal(Appended.Done, await Storage.Journal.Append(new([Stream(pool, expected, facts) with { Campaign = campaign }])));
}
