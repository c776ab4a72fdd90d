using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Grains.Campaigns;
using Campaign.Grains.Pools;
using Campaign.Storage;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using static Campaign.Grains.Tests.Samples;

namespace Campaign.Grains.Tests;

public sealed class FactGrainTests : IAsyncLifetime
{
    private GrainHome _home = null!;

    private ICampaignGrain Spring => _home.Grains.GetGrain<ICampaignGrain>("campaign/spring");

    private IPoolGrain Tea => _home.Grains.GetGrain<IPoolGrain>("pool/tea");

    public async Task InitializeAsync() => _home = await GrainHome.Start();

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Fact]
    public async Task A_failed_append_leaves_the_state_in_memory_unchanged()
    {
        await Spring.Create(Li, AnyCampaign("spring"));
        _home.Journal.Before = () => throw new StorageException("The disk is full.");
        await Assert.ThrowsAsync<StorageException>(() => Spring.Plan(Li, new()));
        Assert.Equal(CampaignStatus.Draft, await Spring.Status());

        _home.Journal.Before = () => Task.CompletedTask;
        Assert.Equal(2, (await Spring.Plan(Li, new())).Version);
        Assert.Equal(CampaignStatus.Planned, await Spring.Status());
    }

    [Fact]
    public async Task Rereads_and_decides_again_after_a_version_conflict()
    {
        await Spring.Create(Li, AnyCampaign("spring"));
        _home.Journal.Once(() => _home.Journal.AppendAsAnotherNode("campaign/spring", 1, new CampaignPlanned([], "先到") { By = "zhou", At = Noon }));
        var outcome = await Spring.Plan(Li, new());
        Assert.Equal("campaign-not-draft", outcome.Refusal?.Code);
        Assert.Equal(["li", "zhou"], (await _home.Facts("campaign/spring")).Select(recorded => recorded.Fact.By));
        Assert.Equal(CampaignStatus.Planned, await Spring.Status());
    }

    [Fact]
    public async Task Never_reserves_again_what_another_node_reserved_first()
    {
        await Tea.Open(Li, new OpenPool("tea", "spring", "茶券", PoolKind.Cash, 100, null));
        var theirs = new GrantReserved(Grant.IdFor("tea", "wang", "sub-1"), "wang", "sub-1", 60, null) { By = "zhou", At = Noon };
        _home.Journal.Once(() => _home.Journal.AppendAsAnotherNode("pool/tea", 1, theirs));
        var outcomes = await Tea.Reserve([ReservationOf("chen", 50), ReservationOf("lin", 40)]);
        Assert.Equal("pool-exhausted", outcomes[0].Refusal?.Code);
        Assert.Equal((1L, true), (outcomes[1].Version, outcomes[1].Value!.Made));
        Assert.Equal(["li", "zhou", "li"], (await _home.Facts("pool/tea")).Select(recorded => recorded.Fact.By));
    }

    [Fact]
    public async Task Never_refuses_on_a_stale_read()
    {
        _home.Journal.IsShared = true;
        await Tea.Open(Li, new OpenPool("tea", "spring", "茶券", PoolKind.Cash, 10, null));
        await _home.Journal.AppendAsAnotherNode("pool/tea", 1, new PoolToppedUp(90, null) { By = "zhou", At = Noon });
        Assert.True((await Tea.Reserve([ReservationOf("chen", 50)]))[0].Value!.Made);
    }

    [Fact]
    public async Task Returns_a_grant_that_another_node_made_instead_of_making_a_second()
    {
        _home.Journal.IsShared = true;
        await Tea.Open(Li, new OpenPool("tea", "spring", "茶券", PoolKind.Cash, 100, null));
        await _home.Journal.AppendAsAnotherNode("pool/tea", 1, new GrantReserved(Grant.IdFor("tea", "wang", "sub-1"), "wang", "sub-1", 60, null) { By = "zhou", At = Noon });
        var outcome = (await Tea.Reserve([ReservationOf("wang", 60)]))[0];
        Assert.Equal((1L, false), (outcome.Version, outcome.Value!.Made));
        Assert.Equal(2, (await _home.Facts("pool/tea")).Count);
    }

    [Fact]
    public async Task A_grant_loaded_into_memory_never_has_another_nodes_fact_applied_twice()
    {
        await Tea.Open(Li, new OpenPool("tea", "spring", "茶券", PoolKind.Cash, 1_000, null));
        await Tea.Reserve([.. Enumerable.Range(0, 499).Select(index => ReservationOf($"p{index}", 1))]);
        await using var neighbour = await _home.Neighbour();
        neighbour.Journal.IsShared = true;
        var theirs = neighbour.Grains.GetGrain<IPoolGrain>("pool/tea");
        await theirs.TopUp(Li, new TopUpPool(5, null));

        // The other node's snapshot has no grants, so it loads this one from its row, which by then is ahead of the version it has read.
        var grant = Grant.IdFor("tea", "p0", "sub-1");
        await Tea.Issue(Li, new IssueGrant(grant));
        Assert.Null((await theirs.Redeem(Li with { IfVersion = 2 }, new RedeemGrant(grant))).Refusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Ignores_a_snapshot_of_another_generation(int generation)
    {
        await Tea.Open(Li, new OpenPool("tea", "spring", "茶券", PoolKind.Cash, 1_000, null));
        var rows = new RowChanges();
        CoreTables.Remember(rows, "pool/tea", new Snapshot(1, generation, DomainJson.Write(PoolState.Initial)));
        await _home.Storage.Jobs.Write(rows);
        await using var neighbour = await _home.Neighbour();
        Assert.Null((await neighbour.Grains.GetGrain<IPoolGrain>("pool/tea").TopUp(Li, new TopUpPool(5, null))).Refusal);
    }

    [Fact]
    public async Task Accepts_a_version_that_another_node_wrote()
    {
        _home.Journal.IsShared = true;
        await Spring.Create(Li, AnyCampaign("spring"));
        await _home.Journal.AppendAsAnotherNode("campaign/spring", 1, new CampaignPlanned([], null) { By = "zhou", At = Noon });
        Assert.False((await Spring.Activate(Li with { IfVersion = 2 }, new())).Refused);
        await _home.Journal.AppendAsAnotherNode("campaign/spring", 4, new CampaignPaused("停") { By = "zhou", At = Noon });
        Assert.Equal(CampaignStatus.Paused, await Spring.Status());
    }

    [Fact]
    public async Task Reports_contention_after_losing_every_retry()
    {
        await Tea.Open(Li, new OpenPool("tea", "spring", "茶券", PoolKind.Cash, 100, null));
        var version = 1;
        _home.Journal.Before = () => _home.Journal.AppendAsAnotherNode("pool/tea", version++, new PoolToppedUp(1, null) { By = "zhou", At = Noon });
        Assert.Equal("contended", (await Tea.TopUp(Li, new TopUpPool(5, null))).Refusal?.Code);
        Assert.DoesNotContain((await _home.Facts("pool/tea")).Skip(1), recorded => recorded.Fact.By == "li");
    }

    [Fact]
    public async Task A_command_on_an_older_version_is_stale_and_writes_nothing()
    {
        await Spring.Create(Li, AnyCampaign("spring"));
        await Spring.Plan(Li, new());
        var outcome = await Spring.Activate(Li with { IfVersion = 1 }, new());
        Assert.Equal(RefusalKind.Stale, outcome.Refusal?.Kind);
        Assert.Equal(2, (await _home.Facts("campaign/spring")).Count);
        Assert.False((await Spring.Activate(Li with { IfVersion = 2 }, new())).Refused);
    }

    [Fact]
    public async Task A_used_idempotency_key_creates_nothing_and_leaves_the_state_unchanged()
    {
        var keyed = Li with { Key = new("/campaigns k1", "body") };
        await Spring.Create(keyed, AnyCampaign("spring"));
        var autumn = _home.Grains.GetGrain<ICampaignGrain>("campaign/autumn");
        Assert.Equal("request-repeated", (await autumn.Create(keyed, AnyCampaign("autumn"))).Refusal?.Code);
        Assert.Equal(CampaignStatus.None, await autumn.Status());
        Assert.Empty(await _home.Facts("campaign/autumn"));
    }

    [Fact]
    public async Task A_used_idempotency_key_fails_only_its_own_command_in_a_batch()
    {
        await Tea.Open(Li with { Key = new("k1", "body") }, new OpenPool("tea", "spring", "茶券", PoolKind.Cash, 100, null));
        var used = ReservationOf("chen", 10) with { Caller = Li with { Key = new("k1", "body") } };
        var outcomes = await Tea.Reserve([ReservationOf("lin", 10), used, ReservationOf("wang", 10)]);
        Assert.Equal([null, "request-repeated", null], outcomes.Select(outcome => outcome.Refusal?.Code));
        Assert.Equal(3, (await _home.Facts("pool/tea")).Count);
    }

    private static ReservationRequest ReservationOf(string participant, decimal amount) => new(Li, new ReserveReward(participant, "sub-1", amount), null);
}
