using Campaign.Domain.Decisions;

namespace Campaign.Domain.Pools;

/// <summary>The steps that a pool and its grants are open to, by the names under which they are asked for. <c>grants</c> makes a grant.</summary>
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
