using Campaign.Domain.Decisions;
using Orleans;

namespace Campaign.Grains.Pools;

/// <summary>Batches requests for grants of the same pool, so that they share the grain's turns.</summary>
public sealed class ReservationService(IGrainFactory grains)
{
    private readonly Gathering<ReservationRequest, Outcome<GrantReceipt>> _gathering = new(async (pool, requests) =>
        await grains.GetGrain<IPoolGrain>($"pool/{pool}").Reserve([.. requests]));

    public Task<Outcome<GrantReceipt>> Reserve(string pool, ReservationRequest request) => _gathering.Send(pool, request);
}
