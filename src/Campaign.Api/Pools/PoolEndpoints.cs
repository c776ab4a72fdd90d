using Campaign.Api.Access;
using Campaign.Api.Campaigns;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Grains.Pools;
using Campaign.Storage.Pools;
using Campaign.Storage.Subjects;
using Orleans;

namespace Campaign.Api.Pools;

internal static class PoolEndpoints
{
    public static void MapPools(this IEndpointRouteBuilder api)
    {
        var campaign = api.MapGroup("/campaigns/{campaign}/pools").WithTags("Pools").RequireOpenCampaign();
        campaign.MapPost("", Open).Allow(Right.Manage);
        campaign.MapGet("", List).Allow(Right.Read);

        var pool = api.MapGroup("/pools/{pool}").WithTags("Pools");
        pool.MapGet("", Get).Allow(Right.Read);
        pool.MapPost("/amend", Amend).Allow(Right.Manage);
        pool.MapPost("/top-up", TopUp).Allow(Right.Manage);
        pool.MapPost("/close", Close).Allow(Right.Manage);

        var grants = pool.MapGroup("/grants");
        grants.MapPost("", Reserve).Allow(Right.Manage);
        grants.MapGet("", ListGrants).Allow(Right.Read);
        grants.MapGet("/{grant}", GetGrant).Allow(Right.Read);
        grants.MapPost("/{grant}/issue", Issue).Allow(Right.Manage);
        grants.MapPost("/{grant}/redeem", Redeem).Allow(Right.Manage);
        grants.MapPost("/{grant}/void", Void).Allow(Right.Manage);
    }

    /// <summary>Opens a reward pool for a campaign.</summary>
    [Answers<PoolResource>(StatusCodes.Status201Created)]
    internal static Task<IResult> Open(
        string campaign, OpenPoolBody? body, HttpContext context, IGrainFactory grains, PoolQueries pools, TimeProvider clock) =>
        Answers.Create(
            context,
            "pool",
            body?.Id,
            clock,
            id => Pool(grains, id).Open(context.Caller(), (body ?? new()).ToCommand(id, campaign)),
            async id => PoolResource.Of((await pools.Find(id, context.RequestAborted))!, context));

    /// <summary>The pools of a campaign.</summary>
    [Answers<ListOf<PoolResource>>]
    internal static async Task<IResult> List(string campaign, HttpContext context, PoolQueries pools)
    {
        var found = await pools.OfCampaign(campaign, context.RequestAborted);
        return Answers.All(found, pool => PoolResource.Of(pool, context));
    }

    /// <summary>One pool with its balances.</summary>
    [Answers<PoolResource>]
    internal static async Task<IResult> Get(string pool, HttpContext context, PoolQueries pools) =>
        Answers.Resource(context, await pools.Find(pool, context.RequestAborted) is { } found ? PoolResource.Of(found, context) : null, PoolRefusals.Unknown);

    /// <summary>Corrects a pool's name, or its budget with a reason; never below what is already committed. Fields left out are kept.</summary>
    [Answers<PoolResource>]
    internal static async Task<IResult> Amend(string pool, AmendPoolBody? body, HttpContext context, IGrainFactory grains, PoolQueries pools) =>
        await AnswerPool(await Pool(grains, pool).Amend(context.Caller(), (body ?? new()).ToCommand()), pool, context, pools);

    /// <summary>Adds to a pool's budget.</summary>
    [Answers<PoolResource>]
    internal static async Task<IResult> TopUp(string pool, TopUpBody? body, HttpContext context, IGrainFactory grains, PoolQueries pools) =>
        await AnswerPool(await Pool(grains, pool).TopUp(context.Caller(), new TopUpPool(body?.Amount ?? 0, body?.Note)), pool, context, pools);

    /// <summary>Closes a pool: no new grants.</summary>
    [Answers<PoolResource>]
    internal static async Task<IResult> Close(string pool, ReasonBody? body, HttpContext context, IGrainFactory grains, PoolQueries pools) =>
        await AnswerPool(await Pool(grains, pool).Close(context.Caller(), new ClosePool(body?.Reason)), pool, context, pools);

    /// <summary>Reserves a reward for a participant. Asking twice for the same cause returns the same grant.</summary>
    [Answers<GrantResource>(StatusCodes.Status201Created)]
    internal static async Task<IResult> Reserve(
        string pool, ReserveBody? body, HttpContext context, ReservationService service, ISubjects subjects, PoolQueries pools)
    {
        if (body is not { Participant.Length: <= 120 } || string.IsNullOrWhiteSpace(body.Participant))
        {
            return PoolRefusals.KeyInvalid.ToProblem(context);
        }

        var subject = subjects.IdOf("participant", body.Participant);
        var outcome = await service.Reserve(pool, new ReservationRequest(context.Caller(), new ReserveReward(subject, body.Cause ?? "", body.Amount), body.Participant));
        if (outcome.Refused)
        {
            return outcome.Refusal.ToProblem(context);
        }

        var receipt = outcome.Value!;
        var resource = GrantResource.Of(await PlaceOf(pool, context, pools), receipt.Grant, body.Participant, outcome.Version, context);
        return receipt.Made
            ? Answers.Created(context, resource, $"/pools/{pool}/grants/{resource.Id}")
            : Answers.Resource(context, resource, PoolRefusals.GrantUnknown);
    }

    /// <summary>The grants of a pool.</summary>
    [Answers<ListOf<GrantResource>>]
    internal static async Task<IResult> ListGrants(string pool, [AsParameters] ListQuery query, HttpContext context, PoolQueries pools) =>
        query.Refusal(PoolQueries.Sorting, DomainJson.Words<GrantStatus>()) is { } refusal ? refusal.ToProblem(context)
        : await pools.Find(pool, context.RequestAborted) is not { State.CampaignId: var campaign } ? PoolRefusals.Unknown.ToProblem(context)
        : Answers.List(
            await pools.Grants(pool, query.ToPage(PoolQueries.Sorting), context.RequestAborted), row => GrantResource.Of(new(pool, campaign), row, context));

    /// <summary>One grant.</summary>
    [Answers<GrantResource>]
    internal static async Task<IResult> GetGrant(string pool, string grant, HttpContext context, PoolQueries pools) =>
        Answers.Resource(
            context,
            await pools.FindGrant(pool, grant, context.RequestAborted) is { } row ? GrantResource.Of(await PlaceOf(pool, context, pools), row, context) : null,
            PoolRefusals.GrantUnknown);

    /// <summary>Issues a reserved reward.</summary>
    [Answers<GrantResource>]
    internal static async Task<IResult> Issue(string pool, string grant, HttpContext context, IGrainFactory grains, PoolQueries pools) =>
        await AnswerGrant(await Pool(grains, pool).Issue(context.Caller(), new IssueGrant(grant)), pool, grant, context, pools);

    /// <summary>Records that an issued reward was redeemed.</summary>
    [Answers<GrantResource>]
    internal static async Task<IResult> Redeem(string pool, string grant, HttpContext context, IGrainFactory grains, PoolQueries pools) =>
        await AnswerGrant(await Pool(grains, pool).Redeem(context.Caller(), new RedeemGrant(grant)), pool, grant, context, pools);

    /// <summary>Voids a reward that was not redeemed yet.</summary>
    [Answers<GrantResource>]
    internal static async Task<IResult> Void(string pool, string grant, ReasonBody? body, HttpContext context, IGrainFactory grains, PoolQueries pools) =>
        await AnswerGrant(await Pool(grains, pool).Void(context.Caller(), new VoidGrant(grant, body?.Reason)), pool, grant, context, pools);

    private static async ValueTask<GrantPlace> PlaceOf(string pool, HttpContext context, PoolQueries pools) =>
        new(pool, context.Known().Permits.Everywhere(Right.Manage) ? null : (await pools.Find(pool, context.RequestAborted))?.State.CampaignId);

    private static IPoolGrain Pool(IGrainFactory grains, string pool) => grains.GetGrain<IPoolGrain>($"pool/{pool}");

    private static async Task<IResult> AnswerPool(Outcome outcome, string pool, HttpContext context, PoolQueries pools) =>
        outcome.Refused ? outcome.Refusal.ToProblem(context) : await Get(pool, context, pools);

    private static async Task<IResult> AnswerGrant(Outcome outcome, string pool, string grant, HttpContext context, PoolQueries pools) =>
        outcome.Refused ? outcome.Refusal.ToProblem(context) : await GetGrant(pool, grant, context, pools);
}
