using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;
using Campaign.Grains.Collaborations;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Collaborations;
using Orleans;

namespace Campaign.Api.Collaborations;

internal static class CollaborationEndpoints
{
    public static void MapCollaborations(this IEndpointRouteBuilder api)
    {
        var collaborations = api.MapGroup("/campaigns/{campaign}/collaborations").WithTags("Collaborations");
        collaborations.MapPost("", Propose).Allow(Right.Edit);
        collaborations.MapGet("", List).Allow(Right.Read);

        var collaboration = collaborations.MapGroup("/{partner}");
        collaboration.MapGet("", Get).Allow(Right.Read);
        collaboration.MapPost("/amend", Amend).Allow(Right.Edit);
        collaboration.MapPost("/accept", Accept).Allow(Right.Edit);
        collaboration.MapPost("/cancel", Cancel).Allow(Right.Manage);
        collaboration.MapPost("/settle", Settle).Allow(Right.Manage);
    }

    /// <summary>Proposes a collaboration to an approved partner.</summary>
    [Answers<CollaborationResource>(StatusCodes.Status201Created)]
    internal static async Task<IResult> Propose(
        string campaign, ProposeBody? body, HttpContext context, IGrainFactory grains, CollaborationQueries collaborations)
    {
        body ??= new();
        if (Field.Text("partnerId", body.PartnerId, 80) is { } missing)
        {
            return missing.ToProblem(context);
        }

        var partner = body.PartnerId!;
        if (!Slug.IsValid(partner))
        {
            return PartnerRefusals.Unknown.ToProblem(context);
        }

        var outcome = await grains.Collaboration(campaign, partner).Propose(context.Caller(), body.ToCommand(campaign, partner));
        return outcome.Refused
            ? outcome.Refusal.ToProblem(context)
            : Answers.Created(
                context,
                CollaborationResource.Of((await collaborations.Find(campaign, partner, context.RequestAborted))!, context),
                $"/campaigns/{campaign}/collaborations/{partner}");
    }

    /// <summary>The collaborations of a campaign, filtered by status and partner; sorted by created or partner.</summary>
    [Answers<ListOf<CollaborationResource>>]
    internal static async Task<IResult> List(
        string campaign, [AsParameters] ListQuery query, HttpContext context, CollaborationQueries collaborations, CampaignQueries campaigns) =>
        query.Refusal(CollaborationQueries.Sorting, DomainJson.Words<CollaborationStatus>()) is { } refusal ? refusal.ToProblem(context)
        : !await campaigns.Exists(campaign, context.RequestAborted) ? CampaignRefusals.Unknown.ToProblem(context)
        : Answers.List(
            await collaborations.List(campaign, query.ToPage(CollaborationQueries.Sorting), context.RequestAborted), row => CollaborationResource.Of(row, context));

    /// <summary>One collaboration with its fees and payments.</summary>
    [Answers<CollaborationResource>]
    internal static async Task<IResult> Get(string campaign, string partner, HttpContext context, CollaborationQueries collaborations) =>
        Answers.Resource(
            context,
            await collaborations.Find(campaign, partner, context.RequestAborted) is { } found ? CollaborationResource.Of(found, context) : null,
            CollaborationRefusals.Unknown);

    /// <summary>Corrects the terms, with a reason, until the partner has accepted; fields left out are kept.</summary>
    [Answers<CollaborationResource>]
    internal static async Task<IResult> Amend(
        string campaign, string partner, AmendCollaborationBody? body, HttpContext context, IGrainFactory grains, CollaborationQueries collaborations)
    {
        var outcome = await grains.Collaboration(campaign, partner).Amend(context.Caller(), new(body?.FixedFee, body?.RetentionDays, body?.Reason));
        return await Answer(outcome, campaign, partner, context, collaborations);
    }

    /// <summary>Records that the partner accepted.</summary>
    [Answers<CollaborationResource>]
    internal static async Task<IResult> Accept(
        string campaign, string partner, NoteBody? body, HttpContext context, IGrainFactory grains, CollaborationQueries collaborations)
    {
        var outcome = await grains.Collaboration(campaign, partner).Accept(context.Caller(), new(body?.Note));
        return await Answer(outcome, campaign, partner, context, collaborations);
    }

    /// <summary>Cancels the collaboration together with its unpublished deliverables.</summary>
    [Answers<CollaborationResource>]
    internal static async Task<IResult> Cancel(
        string campaign, string partner, CancelCollaborationBody? body, HttpContext context, IGrainFactory grains, CollaborationQueries collaborations)
    {
        var outcome = await grains.Collaboration(campaign, partner).Cancel(context.Caller(), new(body?.CancelledBy ?? "", body?.Reason ?? ""));
        return await Answer(outcome, campaign, partner, context, collaborations);
    }

    /// <summary>Pays the fixed fee and settles the collaboration.</summary>
    [Answers<CollaborationResource>]
    internal static async Task<IResult> Settle(
        string campaign, string partner, SettleCollaborationBody? body, HttpContext context, IGrainFactory grains, CollaborationQueries collaborations)
    {
        var outcome = await grains.Collaboration(campaign, partner).Settle(context.Caller(), new(body?.Amount, body?.Reference));
        return await Answer(outcome, campaign, partner, context, collaborations);
    }

    internal static ICollaborationGrain Collaboration(this IGrainFactory grains, string campaign, string partner) =>
        grains.GetGrain<ICollaborationGrain>($"collaboration/{campaign}/{partner}");

    private static async Task<IResult> Answer(
        Outcome outcome, string campaign, string partner, HttpContext context, CollaborationQueries collaborations) =>
        outcome.Refused ? outcome.Refusal.ToProblem(context) : await Get(campaign, partner, context, collaborations);
}
