using Campaign.Domain.Decisions;

namespace Campaign.Domain.Pools;

/// <summary>What happened to a reward pool and its grants. Stream <c>pool/{id}</c>.</summary>
public abstract record PoolFact : Fact;

/// <summary>A pool was opened.</summary>
/// <param name="Budget">Money with at most two decimals, or a whole number of coupons or prizes.</param>
/// <param name="GrantDays">Days after which an unused grant expires; null for never.</param>
[Named("pool.opened")]
public sealed record PoolOpened(string PoolId, string CampaignId, string Name, PoolKind Kind, decimal Budget, int? GrantDays = null) : PoolFact;

/// <summary>Name or budget were corrected. Holds both as they are now.</summary>
[Named("pool.amended")]
public sealed record PoolAmended(string Name, decimal Budget, string? Reason) : PoolFact;

/// <summary>The budget was increased.</summary>
[Named("pool.topped-up")]
public sealed record PoolToppedUp(decimal Amount, string? Note = null) : PoolFact;

/// <summary>No new grants from now on; those already reserved or issued continue.</summary>
[Named("pool.closed")]
public sealed record PoolClosed(string Reason) : PoolFact;

/// <summary>A reward was reserved for one participant and one cause.</summary>
/// <param name="Participant">Subject id, never a name.</param>
/// <param name="Cause">What the reward is for, such as a submission's id.</param>
[Named("grant.reserved")]
public sealed record GrantReserved(string GrantId, string Participant, string Cause, decimal Amount, DateTimeOffset? Expires = null) : PoolFact;

/// <summary>A reserved reward was issued. Every fact holds the amount, so totals can be computed without the grant.</summary>
/// <param name="Expires">Counted anew from the time of issue.</param>
[Named("grant.issued")]
public sealed record GrantIssued(string GrantId, decimal Amount, DateTimeOffset? Expires = null) : PoolFact;

/// <summary>An issued reward was redeemed.</summary>
[Named("grant.redeemed")]
public sealed record GrantRedeemed(string GrantId, decimal Amount) : PoolFact;

/// <summary>A reward expired unused; its amount is available again.</summary>
/// <param name="Left">The status it had: reserved or issued.</param>
[Named("grant.expired")]
public sealed record GrantExpired(string GrantId, decimal Amount, GrantStatus Left) : PoolFact;

/// <summary>A reward was voided; its amount is available again.</summary>
/// <param name="Left">The status it had: reserved or issued.</param>
[Named("grant.voided")]
public sealed record GrantVoided(string GrantId, decimal Amount, GrantStatus Left, string Reason) : PoolFact;
