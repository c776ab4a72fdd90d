using Campaign.Api.Access;
using Campaign.Api.Campaigns;
using Campaign.Api.Http;
using Campaign.Api.Jobs;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Domain.Mentions;
using Campaign.Grains.Mentions;
using Campaign.Silo.Imports;
using Campaign.Silo.Jobs;
using Campaign.Silo.Mentions;
using Campaign.Storage.Jobs;
using Campaign.Storage.Mentions;
using Campaign.Storage.Views;
using Orleans;

namespace Campaign.Api.Mentions;

/// <summary>One import of mentions, on which the measures are based.</summary>
public sealed record MentionImportResource(
    string Id, string Status, long Version, string Campaign, string FileHash, long Read, long Accepted, long Duplicates, long Rejected, DateTimeOffset At,
    string By, string? FileName) : IResource
{
    internal static MentionImportResource Of(Versioned<MentionImportState> import) => new(
        import.State.Id, import.State.Status == MentionImportStatus.TakenBack ? "taken-back" : "imported", import.Version, import.State.CampaignId,
        import.State.FileHash, import.State.Read, import.State.Accepted, import.State.Duplicates, import.State.Rejected, import.State.At, import.State.By,
        import.State.FileName);
}

public sealed record RevertBody(string? Reason);

internal static class MentionEndpoints
{
    public static void MapMentions(this IEndpointRouteBuilder api)
    {
        var mentions = api.MapGroup("/campaigns/{campaign}/mentions").WithTags("Mentions").RequireCampaign();
        mentions.MapPost("/import", Import).Allow(Right.Edit);
        mentions.MapPost("/look", Look).Allow(Right.Edit);
        mentions.MapGet("/imports", List).Allow(Right.Read);
        mentions.MapPost("/imports/{import}/take-back", Revert).Allow(Right.Manage);
    }

    /// <summary>Imports mentions from a CSV or XLSX file: multipart <c>file</c> and <c>mapping</c>. Answers with a job.</summary>
    [Answers<JobResource>(StatusCodes.Status202Accepted)]
    internal static Task<IResult> Import(string campaign, HttpContext context, Uploads uploads) =>
        uploads.Import(context, MentionsImport.Kind, ImportKind.Mentions, campaign);

    /// <summary>Previews an import, with a guessed mapping unless one is sent: multipart <c>file</c> and <c>mapping</c>. Nothing is written.</summary>
    [Answers<ImportLook>]
    internal static Task<IResult> Look(string campaign, HttpContext context, Uploads uploads) => uploads.Look(context, ImportKind.Mentions);

    /// <summary>The imports that the campaign's measures are based on.</summary>
    [Answers<ListOf<MentionImportResource>>]
    internal static async Task<IResult> List(string campaign, HttpContext context, MentionImportQueries imports)
    {
        var found = await imports.OfCampaign(campaign, context.RequestAborted);
        return Answers.All(found, MentionImportResource.Of);
    }

    /// <summary>Reverts a whole import: its mentions no longer count in the measures. Answers with a job.</summary>
    [Answers<JobResource>(StatusCodes.Status202Accepted)]
    internal static async Task<IResult> Revert(
        string campaign, string import, RevertBody body, HttpContext context, IGrainFactory grains, MentionImportQueries imports, JobRunner jobs, TimeProvider clock)
    {
        if (await imports.Find(import, context.RequestAborted) is not { } known || known.State.CampaignId != campaign)
        {
            return MentionImportRules.Unknown.ToProblem(context);
        }

        var outcome = await grains.GetGrain<IMentionImportGrain>($"import/{import}").Revert(context.Caller(), new RevertImport(body.Reason));
        if (outcome.Refused)
        {
            return outcome.Refusal.ToProblem(context);
        }

        var job = new JobRow(
            Slug.New(JobRow.IdPrefix, clock.GetUtcNow()), MentionsRevert.Kind, campaign, JobStatus.Queued, 0, 0, 0, 0, import, null, context.Caller().Actor,
            clock.GetUtcNow().ToUnixTimeMilliseconds(), null);
        await jobs.Enqueue(job);
        return TypedResults.Accepted($"{Api.Base}/jobs/{job.Id}", JobResource.Of(job));
    }
}
