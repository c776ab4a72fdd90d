using Campaign.Domain.Decisions;

namespace Campaign.Domain.Pools;

/// <summary>Opens a pool.</summary>
/// <param name="Budget">≥ 0: money with at most two decimals for cash, a whole number of units otherwise.</param>
/// <param name="GrantDays">1–3650 days until an unused grant expires; null for never.</param>
public sealed record OpenPool(string PoolId, string CampaignId, string Name, PoolKind Kind, decimal Budget, int? GrantDays = null);

/// <summary>Corrects a pool's name or budget; null fields are kept.</summary>
/// <param name="Budget">The whole budget, not the difference; at least what is already committed.</param>
/// <param name="Reason">Required when the budget changes.</param>
public sealed record AmendPool(string? Name = null, decimal? Budget = null, string? Reason = null);

/// <summary>Adds to the budget.</summary>
public sealed record TopUpPool(decimal Amount, string? Note = null);

/// <summary>Stops new grants.</summary>
public sealed record ClosePool(string? Reason);

/// <summary>Reserves a reward. Asking again for the same participant and cause returns the same grant, whatever its status.</summary>
/// <param name="Participant">Subject id, 1–120 characters.</param>
/// <param name="Cause">1–120 characters.</param>
/// <param name="Amount">Money for cash (required), a count otherwise (1 when null).</param>
[Named("grant.reserve")]
public sealed record ReserveReward(string Participant, string Cause, decimal? Amount = null) : Message;

/// <summary>Expires a grant if its time has come and it is still unused; otherwise changes nothing.</summary>
[Named("grant.expire")]
public sealed record ExpireGrant(string GrantId) : Message;

/// <summary>Issues a reserved reward.</summary>
public sealed record IssueGrant(string GrantId);

/// <summary>Records that an issued reward was redeemed.</summary>
public sealed record RedeemGrant(string GrantId);

/// <summary>Voids a reward that was not redeemed yet.</summary>
public sealed record VoidGrant(string GrantId, string? Reason);
