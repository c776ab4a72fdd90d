using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Changes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaign.Api.Changes;

/// <summary>Something that has changed: read it again.</summary>
/// <param name="Noun">Such as <c>pool</c> or <c>job</c>; null when so much has changed in the campaign that its things are not listed one by one.</param>
/// <param name="Version">The current version; null for what has no versions, such as a job.</param>
/// <param name="Campaign">The campaign it belongs to; null when it may concern any.</param>
public sealed record ChangeResource(string? Noun, string? Id, long? Version, string? Campaign)
{
    internal static ChangeResource Of(Change change)
    {
        var parts = change.Stream?.Split('/', 2);
        return new(parts?[0], parts?[1], change.Version, change.Campaign);
    }
}

internal static class ChangeEndpoints
{
    private const int SecondsUntilRetry = 60;

    private static readonly Wording TooMany = new(
        "当前打开实时更新的页面太多，本页暂不自动刷新，请手动刷新或稍后再试。",
        "Too many pages are following changes at the moment, so this one does not. Refresh it by hand, or try again in a minute.");

    public static void MapChanges(this IEndpointRouteBuilder api) =>
        api.MapGet("/changes", Watch).WithTags("Changes").DisableHttpMetrics().AllowSignedIn();

    /// <summary>
    /// A stream of server-sent events: <c>changes</c> lists what has changed; <c>resync</c>, always the first event, means that anything may have changed;
    /// <c>heartbeat</c> is sent when there is nothing else. With <c>?campaign=</c> only changes of that campaign are sent. Changes in campaigns that the
    /// caller may not see are never sent.
    /// </summary>
    internal static async Task<Results<ServerSentEventsResult<IReadOnlyList<ChangeResource>>, ProblemHttpResult>> Watch(
        string? campaign, HttpContext context, ChangeService service, VisitorService visitors, CampaignQueries campaigns)
    {
        var permits = context.Known().Permits;
        if (campaign is not null && (!permits.In(campaign, Right.Read) || await campaigns.Find(campaign, context.RequestAborted) is null))
        {
            return CampaignRefusals.Unknown.ToProblem(context);
        }

        if (service.Open(campaign, permits, async () => (await visitors.Find(context, active: false))?.Permits) is not { } stream)
        {
            context.Response.Headers.RetryAfter = $"{SecondsUntilRetry}";
            return Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-streams", TooMany, context);
        }

        context.Response.RegisterForDispose(stream);

        // Without this, nginx would buffer events until its buffer is full.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(stream.Events(context.RequestAborted));
    }
}
