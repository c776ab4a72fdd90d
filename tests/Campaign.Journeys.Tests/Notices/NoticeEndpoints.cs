using Campaign.Api.Access;
using Campaign.Api.Campaigns;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Storage.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Campaign.Journeys.Tests.Notices;

/// <summary>A notice as people and programs see it.</summary>
public sealed record NoticeResource(string Id, string Status, long Version, string Campaign, string Title, DateOnly Until) : IResource
{
    internal static NoticeResource Of(Versioned<NoticeState> notice) => new(
        notice.State.Id, DomainJson.Word(notice.State.Status), notice.Version, notice.State.CampaignId, notice.State.Title, notice.State.Until);
}

public sealed record OpenNoticeBody(string Title, DateOnly Until, string? Id = null);

public sealed record CloseNoticeBody(string? Reason = null);

internal sealed class NoticeEndpoints : IRoutes
{
    public void Map(IEndpointRouteBuilder api)
    {
        var campaign = api.MapGroup("/campaigns/{campaign}/notices").WithTags("Notices").RequireOpenCampaign();
        campaign.MapPost("", Open).Allow(Right.Edit);
        campaign.MapGet("", List).Allow(Right.Read);

        var notice = api.MapGroup("/notices/{notice}").WithTags("Notices");
        notice.MapGet("", Get).Allow(Right.Read);
        notice.MapPost("/close", Close).Allow(Right.Edit);
    }

    internal static Task<IResult> Open(string campaign, OpenNoticeBody body, HttpContext context, IGrainFactory grains, NoticeQueries notices, TimeProvider clock) =>
        Answers.Create(
            context,
            "notice",
            body.Id,
            clock,
            id => Notice(grains, id).Open(context.Caller(), new(id, campaign, body.Title, body.Until)),
            async id => NoticeResource.Of((await notices.Find(id, context.RequestAborted))!));

    internal static async Task<IResult> List(string campaign, [AsParameters] ListQuery query, HttpContext context, NoticeQueries notices) =>
        query.Refusal(NoticeQueries.Sorting, DomainJson.Words<NoticeStatus>()) is { } refusal
            ? refusal.ToProblem(context)
            : Answers.List(await notices.List(campaign, query.ToPage(NoticeQueries.Sorting), context.RequestAborted), NoticeResource.Of);

    internal static async Task<IResult> Get(string notice, HttpContext context, NoticeQueries notices) =>
        Answers.Resource(context, await notices.Find(notice, context.RequestAborted) is { } found ? NoticeResource.Of(found) : null, NoticeRules.Unknown);

    internal static async Task<IResult> Close(string notice, CloseNoticeBody? body, HttpContext context, IGrainFactory grains, NoticeQueries notices)
    {
        var outcome = await Notice(grains, notice).Close(context.Caller(), new(body?.Reason));
        return outcome.Refused ? outcome.Refusal.ToProblem(context) : await Get(notice, context, notices);
    }

    private static INoticeGrain Notice(IGrainFactory grains, string notice) => grains.GetGrain<INoticeGrain>($"notice/{notice}");
}

/// <summary>Notices that end soon.</summary>
internal sealed class NoticeAgenda(NoticeQueries notices) : IAgenda
{
    public async ValueTask<AgendaPart> Of(AgendaQuestion asked, CancellationToken cancellation)
    {
        var open = await notices.List(asked.Campaign.Id, new(NoticeQueries.Sorting.Of(null)!, null, asked.Most, DomainJson.Word(NoticeStatus.Open)), cancellation);
        return new(open.Items.Select(row => asked.Item("notice", row.State.Id, row.State.Title, row.State.Until)), new("notices", open.Total ?? 0, null));
    }
}
