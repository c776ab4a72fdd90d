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
        var last = await Audit.UpTo("spring", await Audit.Last(None), 3, None);
        Assert.Equal(["pool/a 2", "pool/b 2", "pool/b 1"], last.Select(Say));
        Assert.Equal(["pool/a 1"], (await Audit.UpTo("spring", last[^1].Position - 1, 3, None)).Select(Say));
        Assert.All(first, fact => Assert.Equal("spring", fact.Campaign));
    }

    [Fact]
    public async Task Others_are_left_out_and_what_belongs_to_no_campaign()
    {
        await Live();
        Assert.Equal((4, 1, 0), (await Audit.Count("spring", None), await Audit.Count("autumn", None), await Audit.Count("winter", None)));
        Assert.Equal(("spring", "autumn", null, null), (
            await Audit.CampaignOf("pool/a", None), await Audit.CampaignOf("pool/c", None), await Audit.CampaignOf("pool/none", None), await Audit.CampaignOf("pool/unheard-of", None)));
        Assert.Equal(6, (await Audit.Between(0, await Audit.Last(None), None)).Count);
    }

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
