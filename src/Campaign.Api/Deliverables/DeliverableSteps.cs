using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;

namespace Campaign.Api.Deliverables;

/// <summary>The steps of a deliverable; each answers with the deliverable as it is afterwards.</summary>
internal static class DeliverableSteps
{
    /// <summary>Corrects the terms; fields left out are kept. A reason is required when the due date or fee changes. A new channel or kind sends the draft back to review.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Amend([AsParameters] DeliverablePath path, AmendDeliverable? command, HttpContext context, DeliverableService service) =>
        await Answer(await service.Grain(path).Amend(context.Caller(), path.Deliverable, command ?? new()), path, context, service);

    /// <summary>Hands in the next version of the draft.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Draft([AsParameters] DeliverablePath path, DraftBody? body, HttpContext context, DeliverableService service) =>
        await Answer(await service.Grain(path).Draft(context.Caller(), path.Deliverable, (body ?? new()).ToCommand()), path, context, service);

    /// <summary>Sends the draft to review.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Submit([AsParameters] DeliverablePath path, NoteBody? body, HttpContext context, DeliverableService service) =>
        await Answer(await service.Grain(path).Submit(context.Caller(), path.Deliverable, new(body?.Note)), path, context, service);

    /// <summary>Sends the draft back; the note says what to change.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> RequestChanges([AsParameters] DeliverablePath path, NoteBody? body, HttpContext context, DeliverableService service) =>
        await Answer(await service.Grain(path).RequestChanges(context.Caller(), path.Deliverable, new(body?.Note ?? "")), path, context, service);

    /// <summary>Approves the draft in review. Refused for whoever wrote it, and while a compliance rule blocks it.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Approve([AsParameters] DeliverablePath path, NoteBody? body, HttpContext context, DeliverableService service) =>
        await Answer(await service.Grain(path).Approve(context.Caller(), path.Deliverable, new(body?.Note)), path, context, service);

    /// <summary>Records where and when the approved draft was published.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Publish([AsParameters] DeliverablePath path, PublishBody? body, HttpContext context, DeliverableService service) =>
        await Answer(
            await service.Grain(path).Publish(context.Caller(), path.Deliverable, new(body?.Url ?? "", body?.At ?? default)), path, context, service);

    /// <summary>Records a check of the published content; content found removed too early becomes taken down.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Verify([AsParameters] DeliverablePath path, VerifyBody? body, HttpContext context, DeliverableService service) =>
        body?.ToCommand() is { } command
            ? await Answer(await service.Grain(path).Verify(context.Caller(), path.Deliverable, command), path, context, service)
            : DeliverableRefusals.LookIncomplete.ToProblem(context);

    /// <summary>Records a payment for verified content, up to its fee.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Settle([AsParameters] DeliverablePath path, PaymentBody? body, HttpContext context, DeliverableService service) =>
        await Answer(
            await service.Grain(path).Settle(context.Caller(), path.Deliverable, new(body?.Amount ?? -1, body?.Reference ?? "")),
            path,
            context,
            service);

    /// <summary>Cancels a deliverable that is not published.</summary>
    [Answers<DeliverableResource>]
    internal static async Task<IResult> Cancel([AsParameters] DeliverablePath path, ReasonBody? body, HttpContext context, DeliverableService service) =>
        await Answer(await service.Grain(path).Cancel(context.Caller(), path.Deliverable, new(body?.Reason ?? "")), path, context, service);

    private static async Task<IResult> Answer(Outcome outcome, DeliverablePath path, HttpContext context, DeliverableService service) =>
        outcome.Refused ? outcome.Refusal.ToProblem(context) : await DeliverableEndpoints.Get(path, context, service);
}
