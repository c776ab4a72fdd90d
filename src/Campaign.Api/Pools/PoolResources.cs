using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Pools;
using Campaign.Storage.Views;

namespace Campaign.Api.Pools;

/// <summary>A reward pool. Always <c>reserved + issued + redeemed + available = budget</c>.</summary>
/// <param name="Voided">Running total of what was taken back; it is available again.</param>
/// <param name="Next">The steps that it is open to and that one may take, such as <c>top-up</c>.</param>
public sealed record PoolResource(
    string Id, string Status, long Version, string Campaign, string Name, PoolKind Kind, decimal Budget, decimal Reserved, decimal Issued, decimal Redeemed,
    decimal Voided, decimal Expired, decimal Available, int? GrantDays, ValueList<string> Next) : IResource
{
    internal static PoolResource Of(Versioned<PoolState> pool, HttpContext context) => new(
        pool.State.Id, pool.State.Closed ? "closed" : "open", pool.Version, pool.State.CampaignId, pool.State.Name, pool.State.Kind, pool.State.Budget,
        pool.State.Reserved, pool.State.Issued, pool.State.Redeemed, pool.State.Voided, pool.State.Expired, pool.State.Available, pool.State.GrantDays,
        context.Permitted("/pools/{pool}", pool.State.CampaignId, PoolNextSteps.Of(pool.State)));
}

/// <summary>Where a grant belongs.</summary>
/// <param name="Campaign">Null when whoever asks has the same rights in all campaigns: grants come by the thousand, and need no look-up then.</param>
internal sealed record GrantPlace(string Pool, string? Campaign);

/// <summary>One reward to one participant for one cause.</summary>
/// <param name="Named">Whether the participant is called as they gave it, which can be erased: channel <c>participant</c>, and the name as handle.</param>
/// <param name="Next">The steps that it is open to and that one may take, such as <c>issue</c>.</param>
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

/// <summary>Sets a pool up: <c>budget</c> for cash, <c>units</c> for coupons and prizes.</summary>
public sealed record OpenPoolBody(
    string? Id = null, string? Name = null, PoolKind? Kind = null, decimal? Budget = null, decimal? Units = null, int? GrantDays = null)
{
    internal OpenPool ToCommand(string id, string campaign) => new(id, campaign, Name ?? "", Kind ?? (PoolKind)(-1), Budget ?? Units ?? -1, GrantDays);
}

/// <summary>Corrects name or budget; what is absent stays as it is.</summary>
/// <param name="Budget">All of it for cash; <c>units</c> for coupons and prizes.</param>
public sealed record AmendPoolBody(string? Name = null, decimal? Budget = null, decimal? Units = null, string? Reason = null)
{
    internal AmendPool ToCommand() => new(Name, Budget ?? Units, Reason);
}

/// <summary>Asks for a grant. The same participant and cause get the same grant.</summary>
public sealed record ReserveBody(string? Participant = null, string? Cause = null, decimal? Amount = null);

public sealed record TopUpBody(decimal? Amount = null, string? Note = null);
