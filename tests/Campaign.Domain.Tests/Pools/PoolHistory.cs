using Campaign.Domain.Pools;

namespace Campaign.Domain.Tests.Pools;

internal static class PoolHistory
{
    public static readonly DateTimeOffset Noon = Specification<PoolState, PoolFact>.Noon;

    /// <summary>The grant to li for sub-1 in the pool "cash".</summary>
    public static readonly string Id = Grant.IdFor("cash", "li", "sub-1");

    public static Specification<PoolState, PoolFact> Pool => new(PoolState.Initial, PoolState.Evolve);

    public static PoolOpened Cash(decimal budget, int? days = null) => new("cash", "cola", "现金", PoolKind.Cash, budget, days);

    public static PoolOpened Coupons(decimal units) => new("cash", "cola", "券", PoolKind.Coupon, units);

    public static GrantReserved Reserved(decimal amount, string participant = "li", DateTimeOffset? expires = null) =>
        new(Grant.IdFor("cash", participant, "sub-1"), participant, "sub-1", amount, expires);
}
