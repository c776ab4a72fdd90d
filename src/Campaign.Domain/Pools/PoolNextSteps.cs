using Campaign.Domain.Decisions;

namespace Campaign.Domain.Pools;

/// <summary>The steps that the status of a pool or a grant allows, by their names in routes. <c>grants</c> reserves a reward.</summary>
public static class PoolNextSteps
{
    public static ValueList<string> Of(PoolState pool) => pool is { Exists: true, Closed: false } ? ["grants", "top-up", "amend", "close"] : [];

    public static ValueList<string> Of(GrantStatus status) => status switch
    {
        GrantStatus.Reserved => ["issue", "void"],
        GrantStatus.Issued => ["redeem", "void"],
        _ => [],
    };
}
