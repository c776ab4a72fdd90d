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

/// <summary>By when deliverables are due.</summary>
/// <param name="Overdue">Only those not published although their day has passed.</param>
/// <param name="From">The first day; from the earliest on when none is said.</param>
/// <param name="Until">The last day; to the latest when none is said.</param>
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

    /// <summary>Agrees on one more piece of content.</summary>
    [Answers<DeliverableResource>(StatusCodes.Status201Created)]
    internal static async Task<IResult> Brief(
        [AsParameters] CollaborationPath path, GivenTerms? terms, HttpContext context, DeliverableDesk desk, TimeProvider clock)
    {
        var id = Slug.New("deliverable", clock.GetUtcNow());
        var outcome = await desk.Grain(path.Campaign, path.Partner).Brief(context.Caller(), new(id, terms ?? new()));
        return outcome.Refused
            ? outcome.Refusal.ToProblem(context)
            : Answers.Created(
                context,
                (await desk.Find(new(path.Campaign, path.Partner, id), context))!,
                $"/campaigns/{path.Campaign}/collaborations/{path.Partner}/deliverables/{id}");
    }

    /// <summary>One deliverable with its draft and what the compliance rules say about it.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Get([AsParameters] DeliverablePath path, HttpContext context, DeliverableDesk desk) =>
        Answers.Resource(context, await desk.Find(path, context), DeliverableRefusals.Unknown);

    /// <summary>Every version of its draft, the first one first, with what reviews said.</summary>
    [Answers<ListOf<DraftResource>>]
    internal static async Task<IResult> Drafts([AsParameters] DeliverablePath path, HttpContext context, DeliverableDesk desk)
    {
        if (await desk.Find(path, context) is null)
        {
            return DeliverableRefusals.Unknown.ToProblem(context);
        }

        return Answers.All(await desk.Drafts(path, context.RequestAborted), draft => draft);
    }

    /// <summary>The deliverables of a collaboration by status, overdue or not, days between which they are due, and words of the title; sorted by due, created or title.</summary>
    [Answers<ListOf<DeliverableResource>>]
    internal static async Task<IResult> ListOfCollaboration(
        [AsParameters] CollaborationPath path, [AsParameters] ListQuery query, [AsParameters] DueQuery due, HttpContext context, DeliverableDesk desk,
        CollaborationQueries collaborations) =>
        await collaborations.Find(path.Campaign, path.Partner, context.RequestAborted) is null
            ? CollaborationRefusals.Unknown.ToProblem(context)
            : await List(new(path.Campaign, path.Partner), query, due, context, desk);

    /// <summary>All deliverables of a campaign, whoever owes them; the same questions as for a collaboration.</summary>
    [Answers<ListOf<DeliverableResource>>]
    internal static async Task<IResult> ListOfCampaign(
        string campaign, [AsParameters] ListQuery query, [AsParameters] DueQuery due, HttpContext context, DeliverableDesk desk, CampaignQueries campaigns) =>
        await campaigns.Exists(campaign, context.RequestAborted)
            ? await List(new(campaign), query, due, context, desk)
            : CampaignRefusals.Unknown.ToProblem(context);

    private static async Task<IResult> List(DeliverableFilter filter, ListQuery query, DueQuery due, HttpContext context, DeliverableDesk desk)
    {
        if (query.Refusal(DeliverableQueries.Sorting, DomainJson.Words<DeliverableStatus>()) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var asked = filter with { OverdueOn = due.Overdue == true ? desk.Today : null, From = due.From, Until = due.Until };
        return Answers.List(await desk.List(asked, query.ToPage(DeliverableQueries.Sorting), context.RequestAborted), row => desk.ToResource(row, context));
    }
}
