using Campaign.Api.Access;
using Campaign.Api.Collaborations;
using Campaign.Api.Http;
using Campaign.Api.Jobs;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;
using Campaign.Grains.Partners;
using Campaign.Silo.Imports;
using Campaign.Silo.Partners;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Partners;
using Campaign.Storage.Subjects;
using Orleans;

namespace Campaign.Api.Partners;

internal static class PartnerEndpoints
{
    public static void MapPartners(this IEndpointRouteBuilder api)
    {
        var partners = api.MapGroup("/partners").WithTags("Partners");
        partners.MapPost("", Register).AllowAnywhere(Right.Edit);
        partners.MapGet("", List).AllowAnywhere(Right.Read);
        partners.MapPost("/look", Look).AllowAnywhere(Right.Edit);
        partners.MapPost("/import", Import).AllowAnywhere(Right.Edit);

        var partner = partners.MapGroup("/{partner}");
        partner.MapGet("", Get).AllowAnywhere(Right.Read);
        partner.MapGet("/collaborations", Collaborations).AllowAnywhere(Right.Read);
        partner.MapPost("/amend", Amend).AllowAnywhere(Right.Edit);
        partner.MapPost("/vet", Vet).AllowAnywhere(Right.Review);
        partner.MapPost("/suspend", Suspend).AllowAnywhere(Right.Review);
        partner.MapPost("/reinstate", Reinstate).AllowAnywhere(Right.Review);
    }

    /// <summary>Registers a partner as a candidate.</summary>
    [Answers<PartnerResource>(StatusCodes.Status201Created)]
    internal static Task<IResult> Register(
        RegisterPartnerBody? body, HttpContext context, IGrainFactory grains, PartnerQueries partners, ISubjects subjects, TimeProvider clock) =>
        Answers.Create(
            context,
            "partner",
            body?.Id,
            clock,
            id => Command(id, body ?? new(), context.Caller(), grains, subjects),
            async id => PartnerResource.Of((await partners.Find(id, context.RequestAborted))!, context));

    /// <summary>The partners, filtered by status and by words in name, handle or category; sorted by name, created or followers.</summary>
    [Answers<ListOf<PartnerResource>>]
    internal static async Task<IResult> List([AsParameters] ListQuery query, HttpContext context, PartnerQueries partners) =>
        query.Refusal(PartnerQueries.Sorting, DomainJson.Words<PartnerStatus>()) is { } refusal
            ? refusal.ToProblem(context)
            : Answers.List(await partners.List(query.ToPage(PartnerQueries.Sorting), context.RequestAborted), row => PartnerResource.Of(row, context));

    /// <summary>Imports partners, one account per row, from a CSV or XLSX file: multipart <c>file</c> and <c>mapping</c>. Answers with a job.</summary>
    [Answers<JobResource>(StatusCodes.Status202Accepted)]
    internal static Task<IResult> Import(HttpContext context, Uploads uploads) =>
        uploads.Import(context, PartnersImport.Kind, ImportKind.Partners, "partners");

    /// <summary>Previews an import, with a guessed mapping unless one is sent: multipart <c>file</c> and <c>mapping</c>. Nothing is written.</summary>
    [Answers<ImportLook>]
    internal static Task<IResult> Look(HttpContext context, Uploads uploads) => uploads.Look(context, ImportKind.Partners);

    /// <summary>A partner's collaborations in the campaigns that the caller may see, newest first.</summary>
    [Answers<ListOf<CollaborationResource>>]
    internal static async Task<IResult> Collaborations(string partner, HttpContext context, PartnerQueries partners, CollaborationQueries collaborations)
    {
        if (await partners.Find(partner, context.RequestAborted) is null)
        {
            return PartnerRefusals.Unknown.ToProblem(context);
        }

        var found = await collaborations.OfPartner(partner, context.Known().Permits.Visible, context.RequestAborted);
        return Answers.All(found, row => CollaborationResource.Of(row, context));
    }

    /// <summary>One partner.</summary>
    [Answers<PartnerResource>]
    internal static async Task<IResult> Get(string partner, HttpContext context, PartnerQueries partners) =>
        Answers.Resource(
            context,
            await partners.Find(partner, context.RequestAborted) is { } found ? PartnerResource.Of(found, context) : null,
            PartnerRefusals.Unknown);

    /// <summary>Corrects what is known; fields left out are kept. A reason is required when rates change. A new name or account sends an approved partner back to vetting.</summary>
    [Answers<PartnerResource>]
    internal static async Task<IResult> Amend(
        string partner, AmendPartnerBody? body, HttpContext context, IGrainFactory grains, PartnerQueries partners, ISubjects subjects)
    {
        body ??= new();
        if (Field.Optional("contact", body.Contact, RegisterPartnerBody.LongestContact) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var contact = string.IsNullOrWhiteSpace(body.Contact) ? null : body.Contact.Trim();
        var stays = body.Contact is null || (await partners.Find(partner, context.RequestAborted))?.Contact == contact;
        var outcome = await Partner(grains, partner).Amend(context.Caller(), body.ToCommand(stays ? null : subjects.IdOf("partner", partner)), contact);
        return await Answer(outcome, partner, context, partners);
    }

    /// <summary>Records the findings and the decision of a vetting. The latest vetting counts.</summary>
    [Answers<PartnerResource>]
    internal static async Task<IResult> Vet(string partner, VetPartnerBody? body, HttpContext context, IGrainFactory grains, PartnerQueries partners) =>
        await Answer(await Partner(grains, partner).Vet(context.Caller(), (body ?? new()).ToCommand()), partner, context, partners);

    /// <summary>Suspends a partner.</summary>
    [Answers<PartnerResource>]
    internal static async Task<IResult> Suspend(string partner, ReasonBody? body, HttpContext context, IGrainFactory grains, PartnerQueries partners) =>
        await Answer(await Partner(grains, partner).Suspend(context.Caller(), new(body?.Reason ?? "")), partner, context, partners);

    /// <summary>Ends a suspension; the partner has the status from before again.</summary>
    [Answers<PartnerResource>]
    internal static async Task<IResult> Reinstate(string partner, ReasonBody? body, HttpContext context, IGrainFactory grains, PartnerQueries partners) =>
        await Answer(await Partner(grains, partner).Reinstate(context.Caller(), new(body?.Reason)), partner, context, partners);

    private static async Task<Outcome> Command(string id, RegisterPartnerBody body, Caller caller, IGrainFactory grains, ISubjects subjects)
    {
        if (Field.Optional("contact", body.Contact, RegisterPartnerBody.LongestContact) is { } refusal)
        {
            return refusal;
        }

        var contact = string.IsNullOrWhiteSpace(body.Contact) ? null : body.Contact.Trim();
        return await Partner(grains, id).Register(caller, body.ToCommand(id, contact is null ? null : subjects.IdOf("partner", id)), contact);
    }

    private static IPartnerGrain Partner(IGrainFactory grains, string partner) => grains.GetGrain<IPartnerGrain>($"partner/{partner}");

    private static async Task<IResult> Answer(Outcome outcome, string partner, HttpContext context, PartnerQueries partners) =>
        outcome.Refused ? outcome.Refusal.ToProblem(context) : await Get(partner, context, partners);
}
