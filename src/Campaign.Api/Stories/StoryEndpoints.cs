using Campaign.Api.Access;
using Campaign.Api.Campaigns;
using Campaign.Api.Http;
using Campaign.Documents.Stories;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Domain.Stories;
using Campaign.Grains.Stories;
using Campaign.Storage.Stories;
using Orleans;

namespace Campaign.Api.Stories;

internal static class StoryEndpoints
{
    private static readonly Refusal TimeMissing = Refusal.Invalid("time-missing", "请写明发布时间（at）。", "Say when the post goes out (at).");

    public static void MapStories(this IEndpointRouteBuilder api)
    {
        api.MapGet("/templates", Templates).WithTags("Stories").AllowSignedIn();
        var campaign = api.MapGroup("/campaigns/{campaign}/stories").WithTags("Stories").RequireOpenCampaign();
        campaign.MapPost("", Draft).Allow(Right.Edit);
        campaign.MapPost("/preview", Preview).Allow(Right.Edit);
        campaign.MapGet("", List).Allow(Right.Read);

        var story = api.MapGroup("/stories/{story}").WithTags("Stories");
        story.MapGet("", Get).Allow(Right.Read);
        story.MapPost("/revise", Revise).Allow(Right.Edit);
        story.MapPost("/submit", Submit).Allow(Right.Edit);
        story.MapPost("/request-changes", RequestChanges).Allow(Right.Review);
        story.MapPost("/approve", Approve).Allow(Right.Review);
        story.MapPost("/schedule", Schedule).Allow(Right.Manage);
        story.MapPost("/publish", Publish).Allow(Right.Manage);
        story.MapPost("/fail", Fail).Allow(Right.Manage);
        story.MapPost("/retry", Retry).Allow(Right.Manage);
    }

    /// <summary>The story templates, in both languages, with what each asks for.</summary>
    [Answers<IReadOnlyList<TemplateResource>>]
    internal static IResult Templates(StoryTemplates templates) => TypedResults.Ok(templates.All.Select(TemplateResource.Of));

    /// <summary>Writes a story from a template and data.</summary>
    [Answers<StoryResource>(StatusCodes.Status201Created)]
    internal static async Task<IResult> Draft(
        string campaign, DraftStoryBody body, HttpContext context, IGrainFactory grains, StoryQueries stories, StoryTemplates templates, TimeProvider clock)
    {
        var id = body.Id ?? Slug.New("story", clock.GetUtcNow());
        if (!Slug.IsValid(id))
        {
            return HttpRefusals.IdInvalid.ToProblem(context);
        }

        var written = StoryDesk.Write(templates, body.Template, body.Lang, body.Title, body.Data);
        if (written.Refusal is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var command = new DraftStory(id, campaign, body.Template!, written.Language, body.Title!, written.Body, written.DataHash);
        var outcome = await Story(grains, id).Draft(context.Caller(), command);
        return outcome.Refused
            ? outcome.Refusal.ToProblem(context)
            : Answers.Created(context, StoryResource.Of((await stories.Find(id, context.RequestAborted))!, context), $"/stories/{id}");
    }

    /// <summary>What a story would say and what the rules would find, while its data is still being filled in.</summary>
    [Answers<StoryPreview>]
    internal static IResult Preview(string campaign, DraftStoryBody body, HttpContext context, StoryTemplates templates)
    {
        var written = StoryDesk.Write(templates, body.Template, body.Lang, body.Title, body.Data);
        return written.Refusal switch
        {
            null => TypedResults.Ok(new StoryPreview(written.Body, StoryRules.Findings(body.Title, written.Body))),
            { Findings: { Count: > 0 } lacking } => TypedResults.Ok(new StoryPreview(null, lacking)),
            { } refusal => refusal.ToProblem(context),
        };
    }

    /// <summary>
    /// The stories of a campaign by status and by when they go out or went out: at <c>from</c> or later, earlier than <c>before</c>. Those without a time
    /// come first, then the latest; <c>sort=at</c> turns it round.
    /// </summary>
    [Answers<ListOf<StoryResource>>]
    internal static async Task<IResult> List(
        string campaign, [AsParameters] ListQuery query, DateTimeOffset? from, DateTimeOffset? before, HttpContext context, StoryQueries stories) =>
        query.Refusal(StoryQueries.Sorting, DomainJson.Words<StoryStatus>()) is { } refusal
            ? refusal.ToProblem(context)
            : Answers.List(
                await stories.List(new(campaign, from, before), query.ToPage(StoryQueries.Sorting), context.RequestAborted), row => StoryResource.Of(row, context));

    /// <summary>One story.</summary>
    [Answers<StoryResource>]
    internal static async Task<IResult> Get(string story, HttpContext context, StoryQueries stories) =>
        Answers.Resource(context, await stories.Find(story, context.RequestAborted) is { } found ? StoryResource.Of(found, context) : null, StoryRefusals.Unknown);

    /// <summary>Rewrites a draft, in one's own words or with new data.</summary>
    [Answers<StoryResource>]
    internal static async Task<IResult> Revise(
        string story, ReviseStoryBody body, HttpContext context, IGrainFactory grains, StoryQueries stories, StoryTemplates templates)
    {
        if (await stories.Find(story, context.RequestAborted) is not { State: var current })
        {
            return StoryRefusals.Unknown.ToProblem(context);
        }

        var title = body.Title ?? current.Title;
        var written = body.Body is { } words
            ? StoryDesk.Take(words)
            : StoryDesk.Write(templates, current.TemplateId, current.Language, title, body.Data);
        return written.Refusal is { } refusal
            ? refusal.ToProblem(context)
            : await Answer(
                Story(grains, story).Revise(context.Caller(), new ReviseStory(title, written.Body, written.DataHash)), story, context, stories);
    }

    /// <summary>Sends a draft to review.</summary>
    [Answers<StoryResource>]
    internal static Task<IResult> Submit(string story, HttpContext context, IGrainFactory grains, StoryQueries stories) =>
        Answer(Story(grains, story).Submit(context.Caller(), new SubmitStory()), story, context, stories);

    /// <summary>Sends a draft back.</summary>
    [Answers<StoryResource>]
    internal static Task<IResult> RequestChanges(string story, StoryNoteBody? body, HttpContext context, IGrainFactory grains, StoryQueries stories) =>
        Answer(Story(grains, story).RequestChanges(context.Caller(), new RequestStoryChanges(body?.Note)), story, context, stories);

    /// <summary>Approves the draft in review unless one wrote it oneself, or a compliance rule blocks it.</summary>
    [Answers<StoryResource>]
    internal static Task<IResult> Approve(string story, StoryNoteBody? body, HttpContext context, IGrainFactory grains, StoryQueries stories) =>
        Answer(Story(grains, story).Approve(context.Caller(), new ApproveStory(body?.Note)), story, context, stories);

    /// <summary>Sets the time at which an approved story goes out. Not published by a day later, it counts as failed.</summary>
    [Answers<StoryResource>]
    internal static async Task<IResult> Schedule(string story, ScheduleBody? body, HttpContext context, IGrainFactory grains, StoryQueries stories) =>
        body?.At is { } at
            ? await Answer(Story(grains, story).Schedule(context.Caller(), new ScheduleStory(at)), story, context, stories)
            : TimeMissing.ToProblem(context);

    /// <summary>Records where the post stands.</summary>
    [Answers<StoryResource>]
    internal static Task<IResult> Publish(string story, PublishBody? body, HttpContext context, IGrainFactory grains, StoryQueries stories) =>
        Answer(Story(grains, story).Publish(context.Caller(), new PublishStory(body?.Url)), story, context, stories);

    /// <summary>Records that a scheduled post did not go out.</summary>
    [Answers<StoryResource>]
    internal static Task<IResult> Fail(string story, FailBody? body, HttpContext context, IGrainFactory grains, StoryQueries stories) =>
        Answer(Story(grains, story).Fail(context.Caller(), new FailStory(body?.Reason)), story, context, stories);

    /// <summary>Gives a failed post a new time; at once when none is said.</summary>
    [Answers<StoryResource>]
    internal static Task<IResult> Retry(string story, ScheduleBody? body, HttpContext context, IGrainFactory grains, StoryQueries stories) =>
        Answer(Story(grains, story).Retry(context.Caller(), new RetryStory(body?.At)), story, context, stories);

    private static IStoryGrain Story(IGrainFactory grains, string story) => grains.GetGrain<IStoryGrain>($"story/{story}");

    private static async Task<IResult> Answer(Task<Outcome> deciding, string story, HttpContext context, StoryQueries stories) =>
        await deciding is { Refused: true } outcome ? outcome.Refusal.ToProblem(context) : await Get(story, context, stories);
}
