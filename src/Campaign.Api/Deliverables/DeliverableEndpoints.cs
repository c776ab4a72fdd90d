using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Deliverables;

namespace Campaign.Api.Deliverables;

/// <summary>Filters by due date.</summary>
/// <param name="Overdue">Only those that are not published although their due date has passed.</param>
/// <param name="From">The first due date, included; no lower limit when left out.</param>
/// <param name="Until">The last due date, included; no upper limit when left out.</param>
public sealed record DueQuery(bool? Overdue = null, DateOnly? From = null, DateOnly? Until = null);

internal static class DeliverableEndpoints
{
    public static void MapDeliverables(this IEndpointRouteBuilder api)
    {
        api.MapGet("/campaigns/{campaign}/deliverables", ListOfCampaign).WithTags("Deliverables").Allow(Right.Read);

        var deliverables = api.MapGroup("/campaigns/{campaign}/collaborations/{partner}/deliverables").WithTags("Deliverables");
        deliverables.MapPost("", Brief).Allow(Right.Edit);
        deliverables.MapGet("", ListOfCollaboration).Allow(Right.Read);

        var deliverable = deliverables.MapGroup("/{deliverable}");
        deliverable.MapGet("", Get).Allow(Right.Read);
        deliverable.MapGet("/drafts", Drafts).Allow(Right.Read);
        deliverable.MapPost("/amend", DeliverableSteps.Amend).Allow(Right.Edit);
        deliverable.MapPost("/draft", DeliverableSteps.Draft).Allow(Right.Edit);
        deliverable.MapPost("/submit", DeliverableSteps.Submit).Allow(Right.Edit);
        deliverable.MapPost("/request-changes", DeliverableSteps.RequestChanges).Allow(Right.Review);
        deliverable.MapPost("/approve", DeliverableSteps.Approve).Allow(Right.Review);
        deliverable.MapPost("/publish", DeliverableSteps.Publish).Allow(Right.Edit);
        deliverable.MapPost("/verify", DeliverableSteps.Verify).Allow(Right.Review);
        deliverable.MapPost("/settle", DeliverableSteps.Settle).Allow(Right.Manage);
        deliverable.MapPost("/cancel", DeliverableSteps.Cancel).Allow(Right.Manage);
    }

    /// <summary>Adds a deliverable: one more piece of content that the partner agreed to.</summary>
    [Answers<DeliverableResource>(StatusCodes.Status201Created)]
    internal static async Task<IResult> Brief(
        [AsParameters] CollaborationPath path, GivenTerms? terms, HttpContext context, DeliverableService service, TimeProvider clock)
    {
        var id = Slug.New("deliverable", clock.GetUtcNow());
        var outcome = await service.Grain(path.Campaign, path.Partner).Brief(context.Caller(), new(id, terms ?? new()));
        return outcome.Refused
            ? outcome.Refusal.ToProblem(context)
            : Answers.Created(
                context,
                (await service.Find(new(path.Campaign, path.Partner, id), context))!,
                $"/campaigns/{path.Campaign}/collaborations/{path.Partner}/deliverables/{id}");
    }

    /// <summary>One deliverable with its draft and the compliance findings.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Get([AsParameters] DeliverablePath path, HttpContext context, DeliverableService service) =>
        Answers.Resource(context, await service.Find(path, context), DeliverableRefusals.Unknown);

    /// <summary>Every version of the draft, oldest first, with what its reviews said.</summary>
    [Answers<ListOf<DraftResource>>]
    internal static async Task<IResult> Drafts([AsParameters] DeliverablePath path, HttpContext context, DeliverableService service)
    {
        if (await service.Find(path, context) is null)
        {
            return DeliverableRefusals.Unknown.ToProblem(context);
        }

        return Answers.All(await service.Drafts(path, context.RequestAborted), draft => draft);
    }

    /// <summary>The deliverables of a collaboration, filtered by status, due date and words in the title; sorted by due, created or title.</summary>
    [Answers<ListOf<DeliverableResource>>]
    internal static async Task<IResult> ListOfCollaboration(
        [AsParameters] CollaborationPath path, [AsParameters] ListQuery query, [AsParameters] DueQuery due, HttpContext context, DeliverableService service,
        CollaborationQueries collaborations) =>
        await collaborations.Find(path.Campaign, path.Partner, context.RequestAborted) is null
            ? CollaborationRefusals.Unknown.ToProblem(context)
            : await List(new(path.Campaign, path.Partner), query, due, context, service);

    /// <summary>All deliverables of a campaign, with the same filters as for one collaboration.</summary>
    [Answers<ListOf<DeliverableResource>>]
    internal static async Task<IResult> ListOfCampaign(
        string campaign, [AsParameters] ListQuery query, [AsParameters] DueQuery due, HttpContext context, DeliverableService service, CampaignQueries campaigns) =>
        await campaigns.Exists(campaign, context.RequestAborted)
            ? await List(new(campaign), query, due, context, service)
            : CampaignRefusals.Unknown.ToProblem(context);

    private static async Task<IResult> List(DeliverableFilter filter, ListQuery query, DueQuery due, HttpContext context, DeliverableService service)
    {
        if (query.Refusal(DeliverableQueries.Sorting, DomainJson.Words<DeliverableStatus>()) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var asked = filter with { OverdueOn = due.Overdue == true ? service.Today : null, From = due.From, Until = due.Until };
        return Answers.List(await service.List(asked, query.ToPage(DeliverableQueries.Sorting), context.RequestAborted), row => service.ToResource(row, context));
    }
}
