using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using Campaign.Grains.Submissions;
using Campaign.Storage.Submissions;
using Orleans;

namespace Campaign.Api.Submissions;

/// <summary>What moderators and authors do with a submission.</summary>
internal static class ModerationEndpoints
{
    public static void MapModeration(this RouteGroupBuilder submission)
    {
        submission.MapPost("/approve", Approve).Allow(Right.Review);
        submission.MapPost("/reject", Reject).Allow(Right.Review);
        submission.MapPost("/ask-changes", AskChanges).Allow(Right.Review);
        submission.MapPost("/resubmit", Resubmit).Allow(Right.Edit);
        submission.MapPost("/withdraw", Withdraw).Allow(Right.Edit);
        submission.MapPost("/feature", Feature).Allow(Right.Review);
        submission.MapPost("/unfeature", Unfeature).Allow(Right.Review);
    }

    public static void MapRights(this RouteGroupBuilder submission)
    {
        var rights = submission.MapGroup("/rights");
        rights.MapPost("/request", RequestRights).Allow(Right.Review);
        rights.MapPost("/grant", GrantRights).Allow(Right.Review);
        rights.MapPost("/decline", DeclineRights).Allow(Right.Review);
        rights.MapPost("/revoke", RevokeRights).Allow(Right.Review);
    }

    /// <summary>Approves a submission; the announced reward is granted automatically.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> Approve(string submission, NoteBody? body, HttpContext context, IGrainFactory grains, SubmissionQueries submissions) =>
        Answer(grains.Submission(submission).Approve(context.Caller(), new ApproveSubmission(body?.Note)), submission, context, submissions);

    /// <summary>Rejects a submission for one of the listed reasons.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> Reject(string submission, ModerationBody? body, HttpContext context, IGrainFactory grains, SubmissionQueries submissions) =>
        Answer(grains.Submission(submission).Reject(context.Caller(), new RejectSubmission(body?.Code, body?.Note)), submission, context, submissions);

    /// <summary>Sends a submission back to its author.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> AskChanges(string submission, ModerationBody? body, HttpContext context, IGrainFactory grains, SubmissionQueries submissions) =>
        Answer(grains.Submission(submission).AskChanges(context.Caller(), new AskForChanges(body?.Code, body?.Note)), submission, context, submissions);

    /// <summary>The author's new version after changes were requested.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> Resubmit(string submission, ResubmitBody body, HttpContext context, IGrainFactory grains, SubmissionQueries submissions)
    {
        if (IntakeChecks.RefuseLinks(body.Links) is { } refusal)
        {
            return Task.FromResult<IResult>(refusal.ToProblem(context));
        }

        var (links, text) = (body.Links ?? [], SubmissionText.Of(body.Text));
        return Answer(grains.Submission(submission).Resubmit(context.Caller(), new Resubmit(text, links.Count), links), submission, context, submissions);
    }

    /// <summary>Withdraws a submission at its author's request.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> Withdraw(string submission, NoteBody? body, HttpContext context, IGrainFactory grains, SubmissionQueries submissions) =>
        Answer(grains.Submission(submission).Withdraw(context.Caller(), new WithdrawSubmission(body?.Note)), submission, context, submissions);

    /// <summary>Features an approved submission.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> Feature(string submission, HttpContext context, IGrainFactory grains, SubmissionQueries submissions) =>
        Answer(grains.Submission(submission).Feature(context.Caller(), new FeatureSubmission()), submission, context, submissions);

    /// <summary>Stops featuring a submission.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> Unfeature(string submission, NoteBody? body, HttpContext context, IGrainFactory grains, SubmissionQueries submissions) =>
        Answer(grains.Submission(submission).Unfeature(context.Caller(), new UnfeatureSubmission(body?.Note)), submission, context, submissions);

    /// <summary>Requests the author's permission to use the content.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> RequestRights(string submission, RightsBody? body, HttpContext context, IGrainFactory grains, SubmissionQueries submissions) =>
        Answer(grains.Submission(submission).RequestRights(context.Caller(), new RequestRights(body?.Scope, body?.Until)), submission, context, submissions);

    /// <summary>Records that the author granted the right; as requested where a field is absent.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> GrantRights(string submission, RightsBody? body, HttpContext context, IGrainFactory grains, SubmissionQueries submissions) =>
        Answer(grains.Submission(submission).GrantRights(context.Caller(), new GrantRights(body?.Scope, body?.Until)), submission, context, submissions);

    /// <summary>Records that the author declined.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> DeclineRights(string submission, RightsBody? body, HttpContext context, IGrainFactory grains, SubmissionQueries submissions) =>
        Answer(grains.Submission(submission).DeclineRights(context.Caller(), new DeclineRights(body?.Note)), submission, context, submissions);

    /// <summary>Records that the author revoked the right.</summary>
    [Answers<SubmissionResource>]
    internal static Task<IResult> RevokeRights(string submission, RightsBody? body, HttpContext context, IGrainFactory grains, SubmissionQueries submissions) =>
        Answer(grains.Submission(submission).RevokeRights(context.Caller(), new RevokeRights(body?.Note)), submission, context, submissions);

    private static ISubmissionGrain Submission(this IGrainFactory grains, string submission) => grains.GetGrain<ISubmissionGrain>($"submission/{submission}");

    private static async Task<IResult> Answer(Task<Outcome> deciding, string submission, HttpContext context, SubmissionQueries submissions) =>
        await deciding is { Refused: true } outcome ? outcome.Refusal.ToProblem(context) : await SubmissionEndpoints.Get(submission, context, submissions);
}
