using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Api.Jobs;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Submissions;
using Campaign.Grains.Drives;
using Campaign.Silo.Imports;
using Campaign.Silo.Submissions;
using Campaign.Storage.Drives;
using Campaign.Storage.Subjects;
using Campaign.Storage.Submissions;

namespace Campaign.Api.Submissions;

internal static class SubmissionEndpoints
{
    public static void MapSubmissions(this IEndpointRouteBuilder api)
    {
        var drive = api.MapGroup("/drives/{drive}/submissions").WithTags("Submissions");
        drive.MapPost("", Submit).Allow(Right.Edit);
        drive.MapGet("", List).Allow(Right.Read);
        drive.MapPost("/look", Look).Allow(Right.Edit);
        drive.MapPost("/import", Import).Allow(Right.Edit);

        var submission = api.MapGroup("/submissions/{submission}").WithTags("Submissions");
        submission.MapGet("", Get).Allow(Right.Read);
        submission.MapGet("/similar", Similar).Allow(Right.Read);
        submission.MapModeration();
        submission.MapRights();
        api.MapGet("/moderation-reasons", Reasons).WithTags("Submissions").AllowSignedIn();
    }

    /// <summary>Submits content to a drive.</summary>
    [Answers<SubmissionResource>(StatusCodes.Status201Created)]
    internal static async Task<IResult> Submit(
        string drive, SubmitBody body, HttpContext context, IntakeService service, ISubjects subjects, TimeProvider clock)
    {
        if (IntakeChecks.Refuse(body) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var request = body.ToRequest(context.Caller(), subjects, clock.GetUtcNow());
        var outcome = await service.TakeIn(drive, request);
        if (outcome.Refused)
        {
            return outcome.Refusal.ToProblem(context);
        }

        var (submission, at) = outcome.Value!;
        return Answers.Created(context, SubmissionResource.Of(submission, request.Author, at, outcome.Version, context), $"/submissions/{submission.Id}");
    }

    /// <summary>Imports submissions from a CSV or XLSX file: multipart <c>file</c> and <c>mapping</c>. Answers with a job.</summary>
    [Answers<JobResource>(StatusCodes.Status202Accepted)]
    internal static async Task<IResult> Import(string drive, HttpContext context, Uploads uploads, DriveQueries drives) =>
        await drives.Exists(drive, context.RequestAborted)
            ? await uploads.Import(context, SubmissionsImport.Kind, ImportKind.Submissions, drive)
            : DriveRefusals.Unknown.ToProblem(context);

    /// <summary>Previews an import, with a guessed mapping unless one is sent: multipart <c>file</c> and <c>mapping</c>. Nothing is written.</summary>
    [Answers<ImportLook>]
    internal static async Task<IResult> Look(string drive, HttpContext context, Uploads uploads, DriveQueries drives) =>
        await drives.Exists(drive, context.RequestAborted) ? await uploads.Look(context, ImportKind.Submissions) : DriveRefusals.Unknown.ToProblem(context);

    /// <summary>The submissions of a drive, newest first unless <c>sort=submitted</c>. <c>q</c> searches their texts.</summary>
    [Answers<ListOf<SubmissionResource>>]
    internal static async Task<IResult> List(
        string drive, [AsParameters] ListQuery query, HttpContext context, SubmissionQueries submissions, DriveQueries drives)
    {
        if (Refuse(query) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        if (!await drives.Exists(drive, context.RequestAborted))
        {
            return DriveRefusals.Unknown.ToProblem(context);
        }

        var text = string.IsNullOrWhiteSpace(query.Q) ? null : query.Q;
        var filter = new SubmissionFilter(drive, query.Status, text, query.Sort == "submitted", query.After, query.Take);
        return Answers.List(await submissions.List(filter, context.RequestAborted), row => SubmissionResource.Of(row, context));
    }

    /// <summary>One submission.</summary>
    [Answers<SubmissionResource>]
    internal static async Task<IResult> Get(string submission, HttpContext context, SubmissionQueries submissions) =>
        Answers.Resource(
            context,
            await submissions.Find(submission, context.RequestAborted) is { } row ? SubmissionResource.Of(row, context) : null,
            SubmissionRefusals.Unknown);

    /// <summary>Submissions from around the same time that read alike or have the same author, closest first. An aid for moderators; it decides nothing.</summary>
    [Answers<ListOf<SimilarResource>>]
    internal static async Task<IResult> Similar(string submission, HttpContext context, SubmissionQueries submissions)
    {
        if (await submissions.Find(submission, context.RequestAborted) is not { } row)
        {
            return SubmissionRefusals.Unknown.ToProblem(context);
        }

        var found = await submissions.Similar(row, context.RequestAborted);
        return Answers.All(found, one => new SimilarResource(SubmissionResource.Of(one.Row, context), one.Row.Subject == row.Subject, one.Likeness));
    }

    /// <summary>The reasons for which a submission can be rejected or sent back. None of them is an opinion.</summary>
    [Answers<IReadOnlyList<ModerationReason>>]
    internal static IResult Reasons() => TypedResults.Ok(ModerationReason.All);

    private static Refusal? Refuse(ListQuery query) =>
        query.Refusal() is { } refusal ? refusal
        : query.Status is { } status && !DomainJson.Words<SubmissionStatus>().Contains(status) ? HttpRefusals.StatusUnknown(DomainJson.Words<SubmissionStatus>())
        : query.Sort is null or "submitted" or "-submitted" ? null
        : HttpRefusals.SortUnknown(["submitted", "-submitted"]);
}
