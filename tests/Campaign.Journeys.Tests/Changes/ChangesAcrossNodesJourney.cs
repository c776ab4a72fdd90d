using Campaign.Storage.Tests.PostgreSql;

namespace Campaign.Journeys.Tests.Changes;

/// <summary>Two nodes on one database.</summary>
[NeedsPostgreSql]
public sealed class ChangesAcrossNodesJourney : IDisposable
{
    private readonly string _database = PostgreSqlServer.Shared.CreateDatabase();
    private readonly CampaignServer _here;
    private readonly CampaignServer _there;

    public ChangesAcrossNodesJourney() => (_here, _there) = (Start(), Start());

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
        PostgreSqlServer.Shared.Drop(_database);
    }

    [Fact]
    public async Task What_is_changed_on_one_node_is_told_to_who_watches_on_the_other()
    {
        await using var events = await Events.Open(_here.Client);

        // Until the node listens, it is told that anything may have changed.
        var (campaign, told) = ("", "resync");
        for (var round = 0; told == "resync"; round++)
        {
            await _there.Create(campaign = $"spring-{round}");
            told = (await events.Next())!.Value.Type;
        }

        await _there.Post($"campaigns/{campaign}/plan");
        await events.Until($"campaign/{campaign}", campaign, 2);
        Assert.Equal("planned", (string)(await _here.Get($"campaigns/{campaign}"))["status"]!);
    }

    private CampaignServer Start() =>
        new(null, ("Storage:Provider", "PostgreSql"), ("Storage:ConnectionString", PostgreSqlServer.Shared.ConnectionString(_database)));
}
