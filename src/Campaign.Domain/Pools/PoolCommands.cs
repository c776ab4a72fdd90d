using Campaign.Domain.Decisions;

namespace Campaign.Domain.Pools;

/// <summary>Sets a pool up.</summary>
/// <param name="Budget">≥ 0: money with at most two decimals for cash, a whole number of units otherwise.</param>
/// <param name="GrantDays">1–3650 days until an unused grant returns; null for never.</param>
public sealed record OpenPool(string PoolId, string CampaignId, string Name, PoolKind Kind, decimal Budget, int? GrantDays = null);

/// <summary>Corrects a pool's name or budget; what is null stays as it is.</summary>
/// <param name="Budget">All of it, not less than what was promised already.</param>
/// <param name="Reason">Needed when the budget changes.</param>
public sealed record AmendPool(string? Name = null, decimal? Budget = null, string? Reason = null);

/// <summary>Adds to the budget.</summary>
public sealed record TopUpPool(decimal Amount, string? Note = null);

/// <summary>Stops new grants.</summary>
public sealed record ClosePool(string? Reason);

/// <summary>Sets a reward aside. Asking again for the same participant and cause gives the same grant, whatever became of it.</summary>
/// <param name="Participant">Subject id, 1–120 characters.</param>
/// <param name="Cause">1–120 characters.</param>
/// <param name="Amount">Money for cash (required), a count otherwise (1 when null).</param>
[Named("grant.reserve")]
public sealed record ReserveReward(string Participant, string Cause, decimal? Amount = null) : Message;

/// <summary>Lets a grant expire if its time has come and it is still unused; otherwise changes nothing.</summary>
[Named("grant.expire")]
public sealed record ExpireGrant(string GrantId) : Message;

/// <summary>Hands a reserved reward out.</summary>
public sealed record IssueGrant(string GrantId);

/// <summary>Records that an issued reward was used.</summary>
public sealed record RedeemGrant(string GrantId);

/// <summary>Takes a reward back that was not used yet.</summary>
public sealed record VoidGrant(string GrantId, string? Reason);
