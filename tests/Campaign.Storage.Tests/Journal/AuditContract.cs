using Campaign.Storage.Journal;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Journal;

/// <summary>The journal as it happened, read by campaign.</summary>
public abstract class AuditContract(IStorageHome home) : StorageContract(home)
{
    private AuditQueries Audit => new(Storage.Database);

    [Fact]
    public async Task A_campaigns_facts_are_read_page_by_page_from_either_end()
    {
        await Live();
        var first = await Audit.After("spring", 0, 2, None);
        var rest = await Audit.After("spring", first[^1].Position, 9, None);
        Assert.Equal(["pool/a 1", "pool/b 1"], first.Select(Say));
        Assert.Equal(["pool/b 2", "pool/a 2"], rest.Select(Say));
        var spring = new AuditFilter(Campaigns: ["spring"]);
        var last = await Audit.Page(spring, await Audit.Last(None), 3, None);
        Assert.Equal(["pool/a 2", "pool/b 2", "pool/b 1"], last.Select(Say));
        Assert.Equal(["pool/a 1"], (await Audit.Page(spring, last[^1].Position - 1, 3, None)).Select(Say));
        Assert.All(first, fact => Assert.Equal("spring", fact.Campaign));
    }

    [Fact]
    public async Task Others_are_left_out_and_what_belongs_to_no_campaign()
    {
        await Live();
        Assert.Equal((4, 1, 0), (await Audit.Count("spring", None), await Audit.Count("autumn", None), await Audit.Count("winter", None)));
        Assert.Equal(("spring", "autumn", null, null), (
            await Audit.CampaignOf("pool/a", None), await Audit.CampaignOf("pool/c", None), await Audit.CampaignOf("pool/none", None), await Audit.CampaignOf("pool/unheard-of", None)));
        Assert.Equal(6, (await Audit.Page(new(), await Audit.Last(None), 9, None)).Count);
    }

    [Fact]
    public async Task A_page_is_full_however_much_else_happened()
    {
        await Live();
        var autumn = await Audit.Last(None);
        var others = Enumerable.Range(0, 3000).Select(number => (Domain.Decisions.Fact)Reserved($"h{number}")).ToArray();
        Assert.Equal(Appended.Done, await Storage.Journal.Append(new([Stream("c", 1, others) with { Campaign = "autumn" }])));
        Assert.Equal(["pool/a 2", "pool/b 2", "pool/b 1", "pool/a 1"], await Shown(new(Campaigns: ["spring", "winter"])));
        Assert.Equal(["pool/none 1", "pool/b 1", "pool/c 1", "pool/a 1"], await Shown(new("li.na")));
        Assert.Equal(["pool/none 1", "pool/b 1", "pool/c 1", "pool/a 1"], await Shown(new(Noun: "pool")));
        Assert.Equal(["pool/b 1", "pool/a 1"], await Shown(new("li.na", "pool", ["spring"])));
        Assert.Equal(["pool/b 1", "pool/a 1"], await Shown(new("li.na", "pool", [.. Enumerable.Range(0, 120).Select(number => $"c{number}"), "spring"])));
        Assert.Equal(["pool/a 2", "pool/b 2", "pool/none 1", "pool/b 1", "pool/a 1"], await Shown(new(Without: "pool/c")));
        Assert.Equal(["pool/a 2", "pool/b 2"], (await Audit.Page(new("campaign"), autumn, 9, None)).Select(Say));
        Assert.Empty(await Shown(new("nobody")));
        Assert.Empty(await Shown(new(Noun: "poo")));
    }

    [Fact]
    public async Task Time_is_looked_at_where_it_happened_even_if_a_clock_went_wrong()
    {
        DateTimeOffset Day(int day) => Noon.AddDays(day);
        await Append("a", 0, "spring", Opened("a") with { At = Day(1) });
        await Append("b", 0, "spring", Opened("b") with { At = Day(9) });
        await Append("c", 0, "autumn", Opened("c") with { At = Day(2) });
        await Append("d", 0, "autumn", Opened("d") with { At = Day(3) });
        Assert.Equal(["pool/c 1", "pool/a 1"], await Shown(await Between(Day(1), Day(3))));
        Assert.Equal(["pool/d 1", "pool/b 1"], await Shown(await Between(Day(3), null)));
        Assert.Equal(["pool/a 1"], await Shown(await Between(null, Day(2))));
        Assert.Equal(["pool/a 1"], await Shown(await Between(null, Day(3)) with { Campaigns = ["spring"] }));
        Assert.Null(await Audit.Between(Day(4), Day(5), None));

        async Task<AuditFilter> Between(DateTimeOffset? from, DateTimeOffset? to) => new(Moments: Assert.IsType<AuditMoments>(await Audit.Between(from, to, None)));
    }

    private async Task<IEnumerable<string>> Shown(AuditFilter filter) => (await Audit.Page(filter, await Audit.Last(None), 9, None)).Select(Say);

    private async Task Live()
    {
        await Append("a", 0, "spring", Opened("a"));
        await Append("c", 0, "autumn", Opened("c"));
        await Append("b", 0, "spring", Opened("b"));
        await Append("none", 0, null, Opened("none"));
        await Append("b", 1, "spring", Reserved("g1"));
        await Append("a", 1, "spring", Reserved("g1"));
    }

    private async Task Append(string pool, long expected, string? campaign, Domain.Decisions.Fact fact) =>
        Assert.Equal(Appended.Done, await Storage.Journal.Append(new([Stream(pool, expected, fact) with { Campaign = campaign }])));

    private static string Say(RecordedFact fact) => $"{fact.Stream} {fact.Version}";
}
