using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Pools;
using Campaign.Storage.Views;

namespace Campaign.Api.Pools;

/// <summary>A reward pool. Always <c>reserved + issued + redeemed + available = budget</c>.</summary>
/// <param name="Voided">Running total of voided grants; their amount is available again.</param>
/// <param name="Next">The steps that the caller may take now, such as <c>top-up</c>.</param>
public sealed record PoolResource(
    string Id, string Status, long Version, string Campaign, string Name, PoolKind Kind, decimal Budget, decimal Reserved, decimal Issued, decimal Redeemed,
    decimal Voided, decimal Expired, decimal Available, int? GrantDays, ValueList<string> Next) : IResource
{
    internal static PoolResource Of(Versioned<PoolState> pool, HttpContext context) => new(
        pool.State.Id, pool.State.Closed ? "closed" : "open", pool.Version, pool.State.CampaignId, pool.State.Name, pool.State.Kind, pool.State.Budget,
        pool.State.Reserved, pool.State.Issued, pool.State.Redeemed, pool.State.Voided, pool.State.Expired, pool.State.Available, pool.State.GrantDays,
        context.Permitted("/pools/{pool}", pool.State.CampaignId, PoolNextSteps.Of(pool.State)));
}

/// <summary>The pool and campaign of a grant.</summary>
/// <param name="Campaign">Null when the caller has the same rights in all campaigns: grants come by the thousand, and this saves a look-up.</param>
internal sealed record GrantPlace(string Pool, string? Campaign);

/// <summary>One reward for one participant for one cause.</summary>
/// <param name="Named">Whether the participant is shown by the name they gave, which can be erased: channel <c>participant</c>, with the name as handle.</param>
/// <param name="Next">The steps that the caller may take now, such as <c>issue</c>.</param>
public sealed record GrantResource(
    string Id, string Status, long Version, string Pool, string Participant, bool Named, string Cause, decimal Amount, DateTimeOffset? Expires, string? Reason,
    ValueList<string> Next) : IResource
{
    internal static GrantResource Of(GrantPlace place, GrantRow row, HttpContext context) => Of(place, row.Grant, row.Participant, row.Version, context);

    internal static GrantResource Of(GrantPlace place, Grant grant, string participant, long version, HttpContext context) => new(
        grant.Id, grant.Status.ToString().ToLowerInvariant(), version, place.Pool, participant, participant != grant.Participant, grant.Cause, grant.Amount,
        grant.Expires, grant.Reason,
        context.Permitted("/pools/{pool}/grants/{grant}", place.Campaign, PoolNextSteps.Of(grant.Status)));
}

/// <summary>Opens a pool: <c>budget</c> for cash, <c>units</c> for coupons and prizes.</summary>
public sealed record OpenPoolBody(
    string? Id = null, string? Name = null, PoolKind? Kind = null, decimal? Budget = null, decimal? Units = null, int? GrantDays = null)
{
    internal OpenPool ToCommand(string id, string campaign) => new(id, campaign, Name ?? "", Kind ?? (PoolKind)(-1), Budget ?? Units ?? -1, GrantDays);
}

/// <summary>Corrects name or budget; fields left out are kept.</summary>
/// <param name="Budget">The whole budget, not the difference, for cash; <c>units</c> for coupons and prizes.</param>
public sealed record AmendPoolBody(string? Name = null, decimal? Budget = null, decimal? Units = null, string? Reason = null)
{
    internal AmendPool ToCommand() => new(Name, Budget ?? Units, Reason);
}

/// <summary>Asks for a grant. The same participant and cause return the same grant.</summary>
public sealed record ReserveBody(string? Participant = null, string? Cause = null, decimal? Amount = null);

public sealed record TopUpBody(decimal? Amount = null, string? Note = null);
