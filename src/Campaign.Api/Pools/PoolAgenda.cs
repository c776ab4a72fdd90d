using Campaign.Api.Campaigns;
using Campaign.Storage.Pools;

namespace Campaign.Api.Pools;

/// <summary>Pools that run low.</summary>
internal sealed class PoolAgenda(PoolQueries pools) : IAgenda
{
    public async ValueTask<AgendaPart> Of(AgendaQuestion asked, CancellationToken cancellation)
    {
        var all = await pools.OfCampaign(asked.Campaign.Id, cancellation);
        return new([], Observe: known => known with { LowPools = [.. all.Where(pool => pool.State.IsLow).Select(pool => pool.State.Name)] });
    }
}
