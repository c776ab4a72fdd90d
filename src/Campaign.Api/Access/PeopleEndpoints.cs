using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Storage.Access;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Subjects;
using Microsoft.AspNetCore.Mvc;
using Orleans;

namespace Campaign.Api.Access;

internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/names", Names).WithTags("People").AllowSignedIn();
        api.MapGet("/roles", Roles).WithTags("People").AllowAnywhere(Right.Manage);
        var people = api.MapGroup("/people").WithTags("People");
        people.AddEndpointFilter(PeopleOnly);
        people.MapGet("", List).AllowAnywhere(Right.Manage);
        people.MapPost("", Add).AllowAnywhere(Right.Manage);

        var person = people.MapGroup("/{person}");
        person.MapGet("", Get).AllowAnywhere(Right.Manage);
        person.MapPut("/roles", Give).AllowAnywhere(Right.Manage);
        person.MapPost("/deactivate", Deactivate).Allow(Right.Administer);
        person.MapPost("/reactivate", Reactivate).Allow(Right.Administer);
        person.MapPost("/password", ResetPassword).AllowAnywhere(Right.Manage);
    }

    /// <summary>Only people may let people in, except for the configured token: access granted by a token would outlive the token.</summary>
    private static async ValueTask<object?> PeopleOnly(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Known() is { Session: null } program && !program.Permits.Administers()
            ? AccessRefusals.RightMissing.ToProblem(invocation.HttpContext)
            : await next(invocation);

    /// <summary>The roles that the caller may give, and where.</summary>
    [Answers<ListOf<GivableRole>>]
    internal static IResult Roles(HttpContext context)
    {
        var by = context.Known().Permits;
        return Answers.All(
            [.. Enum.GetValues<Role>().Where(role => by.MayGive(new(role)) || by.CampaignsWith(Right.Manage).Any(campaign => by.MayGive(new(role, campaign))))],
            role => new GivableRole(role, by.MayGive(new(role)), by.MayGive(new(role)) ? null : by.CampaignsWith(Right.Manage)));
    }

    /// <summary>Display names for the ids that facts hold: <c>?id=&amp;id=</c>.</summary>
    [Answers<ListOf<PersonName>>]
    internal static async Task<IResult> Names([FromQuery] string[] id, HttpContext context, AccessQueries access) =>
        Answers.All(await access.Names([.. id.Take(ListQuery.LargestLimit)], context.RequestAborted), name => new PersonName(name.Key, name.Value));

    /// <summary>Everyone with an account, active or not; a campaign's manager sees those with a role in that campaign.</summary>
    [Answers<ListOf<PersonResource>>]
    internal static async Task<IResult> List(HttpContext context, AccessQueries access)
    {
        var by = context.Known().Permits;
        return Answers.All([.. (await access.Everybody(context.RequestAborted)).Where(row => by.MaySee(row.State))], row => PersonResource.Of(row, by));
    }

    /// <summary>
    /// Adds a person. Without a password a random one is created and shown in this answer only. If a campaign's manager names somebody who already has an account, the
    /// roles are added to theirs and the password stays.
    /// </summary>
    [Answers<PersonResource>(StatusCodes.Status201Created)]
    internal static async Task<IResult> Add(
        AddPersonBody? body, HttpContext context, AccessQueries access, CampaignQueries campaigns, ISubjects subjects, IGrainFactory grains, Passwords passwords)
    {
        var (login, roles, by) = (StaffNames.Login(body?.Name), body?.Roles ?? [], context.Known().Permits);
        if ((StaffNames.Refuse(login)
             ?? Field.Optional("display", body?.Display, 80)
             ?? (body?.Password is { } chosen ? Passwords.Weakness(chosen, login) : null)
             ?? await Refuse(roles, by, campaigns, context.RequestAborted)) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        // A new person has no version yet. With an Idempotency-Key a hash of the body is stored; a password must never be stored as anything but a slow hash.
        var caller = context.Caller() with { IfVersion = null };
        caller = body!.Password is null ? caller : caller with { Key = null };
        var (id, password) = (subjects.StaffId(login), body.Password ?? Passwords.Random());
        var display = string.IsNullOrWhiteSpace(body.Display) ? login : body.Display.Trim();
        ValueList<Assignment> given = [.. roles.Select(role => role!)];
        var outcome = await grains.Access().Add(caller, new(id, given), new(login, display, passwords.Hash(password)), by);
        if (outcome.Refusal == AccessRefusals.NameTaken && !by.Administers())
        {
            var joined = await grains.Access().Join(caller, new(id, given), by);
            if (!joined.Refused)
            {
                // This answer is the first under its Idempotency-Key; only repeats are answered from the current state.
                context.Features.Set<RequestKey>(null);
            }

            return await Answer(joined, id, context, access);
        }

        if (outcome.Refused)
        {
            return outcome.Refusal.ToProblem(context);
        }

        var person = PersonResource.Of((await access.Find(id, context.RequestAborted))!, by);
        return Answers.Created(context, person with { Password = body.Password is null ? password : null }, $"/people/{id}");
    }

    /// <summary>One person.</summary>
    [Answers<PersonResource>]
    internal static async Task<IResult> Get(string person, HttpContext context, AccessQueries access)
    {
        var by = context.Known().Permits;
        return Answers.Resource(
            context,
            await access.Find(person, context.RequestAborted) is { } found && by.MaySee(found.State) ? PersonResource.Of(found, by) : null,
            AccessRefusals.StaffUnknown);
    }

    /// <summary>Replaces a person's roles; a campaign's manager replaces only the roles they may give.</summary>
    [Answers<PersonResource>]
    internal static async Task<IResult> Give(
        string person, RolesBody? body, HttpContext context, AccessQueries access, CampaignQueries campaigns, IGrainFactory grains)
    {
        var (roles, by) = (body?.Roles ?? [], context.Known().Permits);
        return await Refuse(roles, by, campaigns, context.RequestAborted) is { } refusal
            ? refusal.ToProblem(context)
            : await Answer(await grains.Access().Give(context.Caller(), new(person, [.. roles.Select(role => role!)]), by), person, context, access);
    }

    /// <summary>Deactivates a person: they can no longer sign in and their sessions end. What they did stays under their name.</summary>
    [Answers<PersonResource>]
    internal static async Task<IResult> Deactivate(
        string person, ReasonBody? body, HttpContext context, AccessQueries access, IGrainFactory grains, ISignIns signIns)
    {
        var outcome = await grains.Access().Deactivate(context.Caller(), new(person, body?.Reason));
        if (!outcome.Refused)
        {
            await signIns.EndAll(person);
        }

        return await Answer(outcome, person, context, access);
    }

    /// <summary>Reactivates a person.</summary>
    [Answers<PersonResource>]
    internal static async Task<IResult> Reactivate(string person, ReasonBody? body, HttpContext context, AccessQueries access, IGrainFactory grains) =>
        await Answer(await grains.Access().Reactivate(context.Caller(), new(person, body?.Reason)), person, context, access);

    /// <summary>
    /// Gives a person a new random password, shown in this answer only. Their sessions end, two-step verification is turned off, and a lock after failed
    /// attempts is lifted.
    /// </summary>
    [Answers<NewPassword>]
    internal static async Task<IResult> ResetPassword(
        string person, ReasonBody? body, HttpContext context, AccessQueries access, IGrainFactory grains, ISignIns signIns, Passwords passwords)
    {
        var password = Passwords.Random();
        var outcome = await grains.Access().ResetPassword(context.Caller(), new(person, body?.Reason), passwords.Hash(password), context.Known().Permits);
        if (outcome.Refused)
        {
            return outcome.Refusal.ToProblem(context);
        }

        await signIns.EndAll(person);
        await signIns.Forget(Attempts.ByName((await access.Find(person, context.RequestAborted))!.Login));
        return TypedResults.Ok(new NewPassword(password));
    }

    private static async Task<IResult> Answer(Outcome outcome, string person, HttpContext context, AccessQueries access) =>
        outcome.Refused ? outcome.Refusal.ToProblem(context)
        : await access.Find(person, context.RequestAborted) is { } row ? Answers.Resource(context, PersonResource.Of(row, context.Known().Permits), AccessRefusals.StaffUnknown)
        : AccessRefusals.StaffUnknown.ToProblem(context);

    /// <summary>A campaign that the caller may not read is refused like one that does not exist.</summary>
    private static async ValueTask<Refusal?> Refuse(IReadOnlyList<Assignment?> roles, Permits by, CampaignQueries campaigns, CancellationToken cancellation)
    {
        foreach (var role in roles)
        {
            if (role is null)
            {
                return AccessRefusals.RoleUnknown;
            }

            if (role.Campaign is { } campaign && !(by.In(campaign, Right.Read) && await campaigns.Exists(campaign, cancellation)))
            {
                return Refusal.Invalid("campaign-unknown", CampaignRefusals.Unknown.Message.Zh, CampaignRefusals.Unknown.Message.En);
            }
        }

        return null;
    }
}
