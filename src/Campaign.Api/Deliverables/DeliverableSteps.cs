using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;

namespace Campaign.Api.Deliverables;

/// <summary>The steps in a deliverable's life; each answers with the deliverable as it is then.</summary>
internal static class DeliverableSteps
{
    /// <summary>Corrects what was agreed; what is left out stays. With a reason when day or money changes. A draft for another channel or kind is reviewed anew.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Amend([AsParameters] DeliverablePath path, AmendDeliverable? command, HttpContext context, DeliverableDesk desk) =>
        await Answer(await desk.Grain(path).Amend(context.Caller(), path.Deliverable, command ?? new()), path, context, desk);

    /// <summary>Takes the next version of the draft.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Draft([AsParameters] DeliverablePath path, DraftBody? body, HttpContext context, DeliverableDesk desk) =>
        await Answer(await desk.Grain(path).Draft(context.Caller(), path.Deliverable, (body ?? new()).ToCommand()), path, context, desk);

    /// <summary>Sends the draft to review.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Submit([AsParameters] DeliverablePath path, NoteBody? body, HttpContext context, DeliverableDesk desk) =>
        await Answer(await desk.Grain(path).Submit(context.Caller(), path.Deliverable, new(body?.Note)), path, context, desk);

    /// <summary>Gives the draft back; the note says what to change.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> RequestChanges([AsParameters] DeliverablePath path, NoteBody? body, HttpContext context, DeliverableDesk desk) =>
        await Answer(await desk.Grain(path).RequestChanges(context.Caller(), path.Deliverable, new(body?.Note ?? "")), path, context, desk);

    /// <summary>Approves the draft in review unless one wrote it oneself, or a compliance rule blocks it.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Approve([AsParameters] DeliverablePath path, NoteBody? body, HttpContext context, DeliverableDesk desk) =>
        await Answer(await desk.Grain(path).Approve(context.Caller(), path.Deliverable, new(body?.Note)), path, context, desk);

    /// <summary>Records where and when the approved draft went live.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Publish([AsParameters] DeliverablePath path, PublishBody? body, HttpContext context, DeliverableDesk desk) =>
        await Answer(
            await desk.Grain(path).Publish(context.Caller(), path.Deliverable, new(body?.Url ?? "", body?.At ?? default)), path, context, desk);

    /// <summary>Records a look at the published content; content found removed too early is taken down.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Verify([AsParameters] DeliverablePath path, VerifyBody? body, HttpContext context, DeliverableDesk desk) =>
        body?.ToCommand() is { } command
            ? await Answer(await desk.Grain(path).Verify(context.Caller(), path.Deliverable, command), path, context, desk)
            : DeliverableRefusals.LookIncomplete.ToProblem(context);

    /// <summary>Records a payment for verified content, up to its fee.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Settle([AsParameters] DeliverablePath path, PaymentBody? body, HttpContext context, DeliverableDesk desk) =>
        await Answer(
            await desk.Grain(path).Settle(context.Caller(), path.Deliverable, new(body?.Amount ?? -1, body?.Reference ?? "")),
            path,
            context,
            desk);

    /// <summary>Cancels what is not published.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Cancel([AsParameters] DeliverablePath path, ReasonBody? body, HttpContext context, DeliverableDesk desk) =>
        await Answer(await desk.Grain(path).Cancel(context.Caller(), path.Deliverable, new(body?.Reason ?? "")), path, context, desk);

    private static async Task<IResult> Answer(Outcome outcome, DeliverablePath path, HttpContext context, DeliverableDesk desk) =>
        outcome.Refused ? outcome.Refusal.ToProblem(context) : await DeliverableEndpoints.Get(path, context, desk);
}
