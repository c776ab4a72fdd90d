using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Grains.Campaigns;
using Campaign.Storage.Campaigns;
using Orleans;

namespace Campaign.Api.Campaigns;

internal static class CampaignEndpoints
{
    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("Campaigns");
        campaigns.MapPost("", Create).Allow(Right.Manage);
        campaigns.MapGet("", List).AllowSignedIn();

        var campaign = campaigns.MapGroup("/{campaign}");
        campaign.MapGet("", Get).Allow(Right.Read);
        campaign.MapGet("/standing", Standing).Allow(Right.Read);
        campaign.MapPost("/plan", Plan).Allow(Right.Manage);
        campaign.MapPost("/amend", Amend).Allow(Right.Manage);
        campaign.MapPost("/activate", Activate).Allow(Right.Manage);
        campaign.MapPost("/pause", Pause).Allow(Right.Manage);
        campaign.MapPost("/close", Close).Allow(Right.Manage);
        campaign.MapPost("/reopen", Reopen).Allow(Right.Manage);
        campaign.MapPost("/confirm-gate", ConfirmGate).Allow(Right.Manage);
        campaign.MapPost("/next-phase", NextPhase).Allow(Right.Manage);
    }

    /// <summary>Creates a campaign for the recovery after a crisis.</summary>
    [Answers<CampaignResource>(StatusCodes.Status201Created)]
    internal static Task<IResult> Create(
        CreateCampaignBody? body, HttpContext context, IGrainFactory grains, CampaignQueries campaigns, TimeProvider clock) =>
        Answers.Create(
            context,
            "campaign",
            body?.Id,
            clock,
            id => Campaign(grains, id).Create(context.Caller(), (body ?? new()).ToCommand(id)),
            async id => CampaignResource.Of((await campaigns.Find(id, context.RequestAborted))!, context));

    /// <summary>The campaigns, filtered by status and by words in name or brand; sorted by created, name or starts.</summary>
    [Answers<ListOf<CampaignResource>>]
    internal static async Task<IResult> List([AsParameters] ListQuery query, HttpContext context, CampaignQueries campaigns) =>
        query.Refusal(CampaignQueries.Sorting, DomainJson.Words<CampaignStatus>()) is { } refusal
            ? refusal.ToProblem(context)
            : Answers.List(
                await campaigns.List(query.ToPage(CampaignQueries.Sorting), context.Known().Permits.Visible, context.RequestAborted), row => CampaignResource.Of(row, context));

    /// <summary>One campaign.</summary>
    [Answers<CampaignResource>]
    internal static async Task<IResult> Get(string campaign, HttpContext context, CampaignQueries campaigns) =>
        Answers.Resource(
            context,
            await campaigns.Find(campaign, context.RequestAborted) is { } found ? CampaignResource.Of(found, context) : null,
            CampaignRefusals.Unknown);

    /// <summary>Where a campaign stands today: recovery, alarms, what is due, what waits for a decision.</summary>
    [Answers<StandingResource>]
    internal static async Task<IResult> Standing(string campaign, HttpContext context, StandingService service) =>
        await service.Of(campaign, context.RequestAborted) is { } standing ? TypedResults.Ok(standing) : CampaignRefusals.Unknown.ToProblem(context);

    /// <summary>Plans the phases of a draft campaign.</summary>
    [Answers<CampaignResource>]
    internal static async Task<IResult> Plan(string campaign, PlanCampaignBody? body, HttpContext context, IGrainFactory grains, CampaignQueries campaigns) =>
        await Answer(await Campaign(grains, campaign).Plan(context.Caller(), (body ?? new()).ToCommand()), campaign, context, campaigns);

    /// <summary>Corrects name, dates, budget, objectives or phases; fields left out are kept. A reason is required once the campaign is planned.</summary>
    [Answers<CampaignResource>]
    internal static async Task<IResult> Amend(string campaign, AmendCampaignBody? body, HttpContext context, IGrainFactory grains, CampaignQueries campaigns) =>
        await Answer(await Campaign(grains, campaign).Amend(context.Caller(), (body ?? new()).ToCommand()), campaign, context, campaigns);

    /// <summary>Starts a planned campaign, resumes a paused one, or reopens a relapsed one.</summary>
    [Answers<CampaignResource>]
    internal static async Task<IResult> Activate(string campaign, ReasonBody? body, HttpContext context, IGrainFactory grains, CampaignQueries campaigns) =>
        await Answer(await Campaign(grains, campaign).Activate(context.Caller(), new(body?.Reason)), campaign, context, campaigns);

    /// <summary>Pauses an active campaign.</summary>
    [Answers<CampaignResource>]
    internal static async Task<IResult> Pause(string campaign, ReasonBody? body, HttpContext context, IGrainFactory grains, CampaignQueries campaigns) =>
        await Answer(await Campaign(grains, campaign).Pause(context.Caller(), new(body?.Reason)), campaign, context, campaigns);

    /// <summary>Closes a campaign: nothing more can be added to it.</summary>
    [Answers<CampaignResource>]
    internal static async Task<IResult> Close(string campaign, ReasonBody? body, HttpContext context, IGrainFactory grains, CampaignQueries campaigns) =>
        await Answer(await Campaign(grains, campaign).Close(context.Caller(), new(body?.Reason)), campaign, context, campaigns);

    /// <summary>Records that the crisis flared up again after the campaign was closed.</summary>
    [Answers<CampaignResource>]
    internal static async Task<IResult> Reopen(string campaign, ReasonBody? body, HttpContext context, IGrainFactory grains, CampaignQueries campaigns) =>
        await Answer(await Campaign(grains, campaign).Reopen(context.Caller(), new(body?.Reason)), campaign, context, campaigns);

    /// <summary>Confirms that the current phase's exit gate is met.</summary>
    [Answers<CampaignResource>]
    internal static async Task<IResult> ConfirmGate(
        string campaign, ConfirmGateBody? body, HttpContext context, IGrainFactory grains, CampaignQueries campaigns) =>
        await Answer(await Campaign(grains, campaign).ConfirmGate(context.Caller(), new(body?.Note ?? "")), campaign, context, campaigns);

    /// <summary>Moves on to the next phase. While the gate is not met, this needs an override by a named person.</summary>
    [Answers<CampaignResource>]
    internal static async Task<IResult> NextPhase(string campaign, NextPhaseBody? body, HttpContext context, IGrainFactory grains, CampaignQueries campaigns) =>
        await Answer(await Campaign(grains, campaign).EnterNextPhase(context.Caller(), new(body?.Override?.ToOverride())), campaign, context, campaigns);

    private static ICampaignGrain Campaign(IGrainFactory grains, string campaign) => grains.GetGrain<ICampaignGrain>($"campaign/{campaign}");

    private static async Task<IResult> Answer(Outcome outcome, string campaign, HttpContext context, CampaignQueries campaigns) =>
        outcome.Refused ? outcome.Refusal.ToProblem(context) : await Get(campaign, context, campaigns);
}
