using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Campaign.Domain.Pools;

/// <summary>What a pool holds.</summary>
public enum PoolKind
{
    Cash,
    Coupon,
    Prize,
}

/// <summary>
/// A pool's ledger. The totals are authoritative; <see cref="Grants"/> holds only the grants in memory, so a pool with a million
/// grants activates at once. Before a rule is asked about a grant, the caller adds it with <see cref="Knowing"/>; <see cref="PoolRules.Reserve"/>
/// treats a grant that is not in memory as not created yet.
/// </summary>
public sealed record PoolState
{
    public static PoolState Initial { get; } = new();

    public string Id { get; init; } = "";

    public string CampaignId { get; init; } = "";

    public string Name { get; init; } = "";

    public PoolKind Kind { get; init; }

    public decimal Budget { get; init; }

    public decimal Reserved { get; init; }

    public decimal Issued { get; init; }

    public decimal Redeemed { get; init; }

    /// <summary>Running total of voided grants; their amount is available again.</summary>
    public decimal Voided { get; init; }

    /// <summary>Running total of expired grants; their amount is available again.</summary>
    public decimal Expired { get; init; }

    public int? GrantDays { get; init; }

    public bool Closed { get; init; }

    public ImmutableDictionary<string, Grant> Grants { get; init; } = ImmutableDictionary<string, Grant>.Empty;

    public bool Exists => Id.Length > 0;

    /// <summary>What can still be granted: <c>reserved + issued + redeemed + available = budget</c>.</summary>
    public decimal Available => Budget - Reserved - Issued - Redeemed;

    /// <summary>Whether it is open and less than a tenth of its budget is left.</summary>
    [JsonIgnore]
    public bool IsLow => !Closed && Available * 10 < Budget;

    /// <summary>The pool with this grant in memory.</summary>
    public PoolState Knowing(Grant grant) => this with { Grants = Grants.SetItem(grant.Id, grant) };

    /// <summary>The pool without any grants in memory, as stored in a snapshot.</summary>
    public PoolState Forgetting() => Grants.IsEmpty ? this : this with { Grants = ImmutableDictionary<string, Grant>.Empty };

    public static PoolState Evolve(PoolState pool, PoolFact fact) => fact switch
    {
        GrantReserved f => pool with
        {
            Reserved = pool.Reserved + f.Amount,
            Grants = pool.Grants.SetItem(f.GrantId, new(f.GrantId, f.Participant, f.Cause, f.Amount, GrantStatus.Reserved, f.Expires)),
        },
        GrantIssued f => pool.Leave(GrantStatus.Reserved, f.Amount) with
        {
            Issued = pool.Issued + f.Amount,
            Grants = pool.With(f.GrantId, grant => grant with { Status = GrantStatus.Issued, Expires = f.Expires }),
        },
        GrantRedeemed f => pool.Leave(GrantStatus.Issued, f.Amount) with
        {
            Redeemed = pool.Redeemed + f.Amount,
            Grants = pool.With(f.GrantId, grant => grant with { Status = GrantStatus.Redeemed }),
        },
        GrantExpired f => pool.Leave(f.Left, f.Amount) with
        {
            Expired = pool.Expired + f.Amount,
            Grants = pool.With(f.GrantId, grant => grant with { Status = GrantStatus.Expired }),
        },
        GrantVoided f => pool.Leave(f.Left, f.Amount) with
        {
            Voided = pool.Voided + f.Amount,
            Grants = pool.With(f.GrantId, grant => grant with { Status = GrantStatus.Voided, Reason = f.Reason }),
        },
        PoolOpened f => pool with
        {
            Id = f.PoolId, CampaignId = f.CampaignId, Name = f.Name, Kind = f.Kind, Budget = f.Budget, GrantDays = f.GrantDays,
        },
        PoolAmended f => pool with { Name = f.Name, Budget = f.Budget },
        PoolToppedUp f => pool with { Budget = pool.Budget + f.Amount },
        PoolClosed => pool with { Closed = true },
        _ => pool,
    };

    private PoolState Leave(GrantStatus status, decimal amount) =>
        status == GrantStatus.Reserved ? this with { Reserved = Reserved - amount } : this with { Issued = Issued - amount };

    private ImmutableDictionary<string, Grant> With(string grantId, Func<Grant, Grant> change) =>
        Grants.TryGetValue(grantId, out var grant) ? Grants.SetItem(grantId, change(grant) with { Revision = grant.Revision + 1 }) : Grants;
}
