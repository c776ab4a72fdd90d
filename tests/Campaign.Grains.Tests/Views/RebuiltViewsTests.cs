using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;
using Campaign.Grains.Campaigns;
using Campaign.Grains.Collaborations;
using Campaign.Grains.Deliverables;
using Campaign.Grains.Partners;
using Campaign.Storage.Tests;
using Dapper;
using static Campaign.Grains.Tests.Samples;

namespace Campaign.Grains.Tests.Views;

/// <summary>Random lives of campaigns, partners and collaborations: what was written along the way equals what the journal gives anew.</summary>
public sealed class RebuiltViewsTests : IAsyncLifetime
{
    private static readonly string[] Campaigns = ["spring", "autumn"];
    private static readonly string[] People = ["lin", "zhou", "chen"];
    private readonly int _seed = Environment.TickCount;
    private GrainHome _home = null!;

    public async Task InitializeAsync()
    {
        _home = await GrainHome.Start();
        await Live(new Random(_seed));
    }

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Fact]
    public async Task Rebuilt_views_equal_the_live_ones()
    {
        var live = ViewSnapshot.Of(_home.Storage, _home.Views);
        using (var connection = Write())
        {
            connection.Execute("DELETE FROM deliverables; UPDATE partners SET search = 'damaged', contact = 'damaged'; DELETE FROM totals");
        }

        await _home.Storage.RebuildViews();
        Assert.True(live == ViewSnapshot.Of(_home.Storage, _home.Views), $"Seed {_seed}");
        Assert.Contains("lan@example.com", live, StringComparison.Ordinal);
        Assert.DoesNotContain("zhou@example.com", live, StringComparison.Ordinal);
    }

    [Fact]
    public void Kept_totals_equal_counts()
    {
        using var lease = _home.Storage.Database.Read();
        var counted = lease.Connection.Query<string>(
            """
            SELECT 'campaigns ' || status || ' ' || count(*) FROM campaigns GROUP BY status
            UNION ALL SELECT 'partners ' || status || ' ' || count(*) FROM partners GROUP BY status
            UNION ALL SELECT 'campaign/' || campaign || '/collaborations ' || status || ' ' || count(*) FROM collaborations GROUP BY campaign, status
            UNION ALL SELECT 'campaign/' || campaign || '/deliverables ' || status || ' ' || count(*) FROM deliverables GROUP BY campaign, status
            UNION ALL SELECT 'collaboration/' || campaign || '/' || partner || '/deliverables ' || status || ' ' || count(*)
                FROM deliverables GROUP BY campaign, partner, status
            ORDER BY 1
            """);
        var kept = lease.Connection.Query<string>("SELECT scope || ' ' || name || ' ' || count AS line FROM totals WHERE count <> 0 ORDER BY line");
        Assert.True(counted.SequenceEqual(kept), $"Seed {_seed}");
    }

    private async Task Live(Random random)
    {
        foreach (var campaign in Campaigns)
        {
            await Campaign(campaign).Create(Li, AnyCampaign(campaign));
        }

        foreach (var person in People)
        {
            var subject = _home.Storage.Subjects.IdOf("partner", person);
            await Partner(person).Register(Li, AnyPartner(person, subject), $"{person}@example.com");
            await Partner(person).Vet(Li, new(VettingDecision.Approve, [], "订单"));
        }

        await _home.Storage.Subjects.Erase(_home.Storage.Subjects.IdOf("partner", "zhou"), CancellationToken.None);
        var walks = Campaigns.SelectMany(campaign => People.Select(person => (campaign, person, seed: random.Next()))).ToList();
        await Task.WhenAll(walks.Select(walk => Work(walk.campaign, walk.person, new Random(walk.seed))));
        await Partner("lin").Amend(Li, new("林岚茶评", Categories: ["探店"], ContactSubject: _home.Storage.Subjects.IdOf("partner", "lin"), Reason: "改名"), "lan@example.com");
        await Partner("chen").Suspend(Li, new("数据异常"));
        await Campaign("autumn").Plan(Li, new());
    }

    /// <summary>Steps in any order: those that do not fit are refused and leave no trace.</summary>
    private async Task Work(string campaign, string person, Random random)
    {
        var (grain, deliverables) = (_home.Grains.GetGrain<ICollaborationGrain>($"collaboration/{campaign}/{person}"), _home.Grains.GetGrain<IDeliverablesGrain>($"collaboration/{campaign}/{person}"));
        await grain.Propose(Li, new(campaign, person, random.Next(2) * 500, 30));
        await grain.Amend(Li, new(RetentionDays: 45, Reason: "谈判"));
        for (var step = 0; step < 80; step++)
        {
            await Step(grain, deliverables, $"d{random.Next(4)}", random);
        }

        if (random.Next(3) == 0)
        {
            await grain.Cancel(Li, new("品牌方", "预算调整"));
        }
    }

    private static Task<Outcome> Step(ICollaborationGrain grain, IDeliverablesGrain deliverables, string id, Random random) => random.Next(12) switch
    {
        0 => deliverables.Brief(Li, new(id, new() { Title = $"探店 {id}", Channel = "weibo", Kind = DeliverableKind.Video, Due = new(2026, 3, 20), Fee = 1_000 })),
        1 or 2 => deliverables.Draft(Li, id, new("【广告】我试了两周。")),
        3 or 4 => deliverables.Submit(Li, id, new()),
        5 => deliverables.RequestChanges(Li, id, new("请补充")),
        6 => deliverables.Approve(Li, id, new()),
        7 => deliverables.Publish(Li, id, new("https://weibo.com/1", TimeProvider.System.GetUtcNow())),
        8 => deliverables.Verify(Li, id, new(true, random.Next(4) > 0, new(random.Next(9_000), 1, 2, 3))),
        9 => deliverables.Amend(Li, id, new("改期") { Title = $"直播 {random.Next(9)}", Channel = random.Next(2) == 0 ? "douyin" : null, Due = new(2026, 4, random.Next(1, 31)) }),
        10 => deliverables.Settle(Li, id, new(400, $"pay-{random.Next(99)}")),
        _ => random.Next(4) == 0 ? deliverables.Cancel(Li, id, new("改期")) : grain.Accept(Li, new()),
    };

    private Microsoft.Data.Sqlite.SqliteConnection Write()
    {
        var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_home.DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }

    private ICampaignGrain Campaign(string id) => _home.Grains.GetGrain<ICampaignGrain>($"campaign/{id}");

    private IPartnerGrain Partner(string id) => _home.Grains.GetGrain<IPartnerGrain>($"partner/{id}");
}
