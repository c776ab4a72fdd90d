using Campaign.Domain.Decisions;
using Orleans;

namespace Campaign.Grains.Pools;

/// <summary>Where many callers ask for grants of one hot pool: their wishes share the pool's turns.</summary>
public sealed class ReservationService(IGrainFactory grains)
{
    private readonly Gathering<ReservationRequest, Outcome<GrantReceipt>> _gathering = new(async (pool, requests) =>
        await grains.GetGrain<IPoolGrain>($"pool/{pool}").Reserve([.. requests]));

    public Task<Outcome<GrantReceipt>> Reserve(string pool, ReservationRequest request) => _gathering.Send(pool, request);
}
