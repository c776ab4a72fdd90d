using Campaign.Domain.Decisions;

namespace Campaign.Domain.Pools;

/// <summary>What follows from a pool's facts: a deadline for every grant that can expire.</summary>
public static class PoolReactions
{
    /// <param name="pool">The pool after the fact.</param>
    public static IEnumerable<OutboxMessage> To(PoolState pool, PoolFact fact) => fact switch
    {
        GrantReserved { Expires: { } due } f => [Expiry(pool, f.GrantId, "reserved", due)],
        GrantIssued { Expires: { } due } f => [Expiry(pool, f.GrantId, "issued", due)],
        _ => [],
    };

    private static OutboxMessage Expiry(PoolState pool, string grantId, string stage, DateTimeOffset due) =>
        new($"expire/{grantId}/{stage}", $"pool/{pool.Id}", new ExpireGrant(grantId), due);
}
