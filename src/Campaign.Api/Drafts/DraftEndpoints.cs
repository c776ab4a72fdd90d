using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Drafts;
using Campaign.Grains.Drafts;
using Campaign.Storage.Drafts;
using Microsoft.Net.Http.Headers;
using Orleans;

namespace Campaign.Api.Drafts;

internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder api)
    {
        var drafts = api.MapGroup("/me/drafts").WithTags("Drafts");
        drafts.AddEndpointFilter(PeopleOnly);
        drafts.MapGet("", List).AllowSignedIn();
        drafts.MapGet("/{**form}", Get).AllowSignedIn();
        drafts.MapPut("/{**form}", Keep).AllowSignedIn();
        drafts.MapDelete("/{**form}", Discard).AllowSignedIn();
    }

    private static async ValueTask<object?> PeopleOnly(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Known().Session is null ? DraftRefusals.PeopleOnly.ToProblem(invocation.HttpContext) : await next(invocation);

    /// <summary>One's own unsent drafts, newest first; with <c>?form=</c> only the draft of that form.</summary>
    [Answers<ListOf<DraftLine>>]
    internal static async Task<IResult> List(string? form, HttpContext context, DraftQueries drafts)
    {
        var person = context.Known().Actor;
        return Answers.All(
            form is null ? await drafts.Of(person, context.RequestAborted) : await drafts.Find(person, form, context.RequestAborted) is { } one ? [one] : [], DraftLine.Of);
    }

    /// <summary>One's own unsent draft of a form. Slashes in the form's name may be encoded.</summary>
    [Answers<SavedDraft>]
    internal static async Task<IResult> Get(string form, HttpContext context, DraftQueries drafts) => Answers.Resource(
        context, await drafts.Find(context.Known().Actor, NameOf(form), context.RequestAborted) is { } draft ? SavedDraft.Of(draft) : null, DraftRefusals.Unknown);

    /// <summary>
    /// Saves what was typed into a form, replacing the saved draft of that form, for 30 days. With <c>If-Match</c> only if that version is the saved one; with
    /// <c>If-None-Match: *</c> only if there is none.
    /// </summary>
    [Answers<DraftLine>]
    internal static async Task<IResult> Keep(string form, KeepDraftBody? body, HttpContext context, DraftQueries drafts, IGrainFactory grains)
    {
        var (person, name, seen) = (context.Known().Actor, NameOf(form), SeenBy(context));
        if (body?.ToState() is not { } draft)
        {
            return DraftRefusals.ValuesMissing.ToProblem(context);
        }

        if (DraftRules.SizeOf(draft) > DraftRules.Largest)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "draft-too-large", DraftRefusals.TooLarge, context);
        }

        if ((DraftRules.Check(name, draft) ?? (await drafts.IsFull(person, name, context.RequestAborted) ? DraftRefusals.Full : null)) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var outcome = await grains.Draft(person, name).Keep(draft, seen);
        if (outcome.Refused)
        {
            return outcome.Refusal.ToProblem(context);
        }

        var kept = await drafts.Find(person, name, context.RequestAborted) is { } row ? DraftLine.Of(row) : null;
        return kept is not null && outcome.Value!.Made ? Answers.Created(context, kept, $"/me/drafts/{name}") : Answers.Resource(context, kept, DraftRefusals.Unknown);
    }

    /// <summary>Deletes a draft, if there is one, because it was sent or is no longer wanted.</summary>
    internal static async Task<IResult> Discard(string form, HttpContext context, IGrainFactory grains)
    {
        var name = NameOf(form);
        if (DraftRules.IsForm(name) && await grains.Draft(context.Known().Actor, name).Discard(SeenBy(context)) is { Refused: true, Refusal: var refusal })
        {
            return refusal.ToProblem(context);
        }

        return TypedResults.NoContent();
    }

    private static IDraftGrain Draft(this IGrainFactory grains, string person, string form) => grains.GetGrain<IDraftGrain>(DraftKeys.Of(person, form));

    /// <summary>Encoded slashes are not decoded in paths.</summary>
    private static string NameOf(string form) => form.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static long? SeenBy(HttpContext context) => context.Request.Headers[HeaderNames.IfNoneMatch] == "*" ? 0 : context.Caller().IfVersion;
}
