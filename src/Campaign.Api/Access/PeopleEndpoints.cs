using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Storage.Access;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Subjects;
using Orleans;

namespace Campaign.Api.Access;

internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/names", Names).WithTags("People").AllowSignedIn();
        var people = api.MapGroup("/people").WithTags("People");
        people.MapGet("", List).Allow(Right.Administer);
        people.MapPost("", Add).Allow(Right.Administer);

        var person = people.MapGroup("/{person}");
        person.MapGet("", Get).Allow(Right.Administer);
        person.MapPut("/roles", Give).Allow(Right.Administer);
        person.MapPost("/deactivate", Deactivate).Allow(Right.Administer);
        person.MapPost("/reactivate", Reactivate).Allow(Right.Administer);
        person.MapPost("/password", ResetPassword).Allow(Right.Administer);
    }

    /// <summary>How those are called whose ids stand in facts: <c>?id=&amp;id=</c>.</summary>
    [Answers<ListOf<PersonName>>]
    internal static async Task<IResult> Names(string[] id, HttpContext context, AccessQueries access) =>
        Answers.All(await access.Names([.. id.Take(ListQuery.LargestLimit)], context.RequestAborted), name => new PersonName(name.Key, name.Value));

    /// <summary>Everybody who can sign in, or could.</summary>
    [Answers<ListOf<PersonResource>>]
    internal static async Task<IResult> List(HttpContext context, AccessQueries access) =>
        Answers.All(await access.Everybody(context.RequestAborted), PersonResource.Of);

    /// <summary>Lets a person in. Without a password a random one is made and shown in this answer alone.</summary>
    [Answers<PersonResource>(StatusCodes.Status201Created)]
    internal static async Task<IResult> Add(
        AddPersonBody? body, HttpContext context, AccessQueries access, CampaignQueries campaigns, ISubjects subjects, IGrainFactory grains)
    {
        var (login, roles) = (StaffNames.Login(body?.Name), body?.Roles ?? []);
        if ((StaffNames.Refuse(login)
             ?? Field.Optional("display", body?.Display, 80)
             ?? (body?.Password is { } chosen ? Passwords.Weakness(chosen, login) : null)
             ?? await Refuse(roles, campaigns, context.RequestAborted)) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        // With a request's key a hash of its body is kept: of a password nothing is kept but a slow one.
        var caller = body!.Password is null ? context.Caller() : context.Caller() with { Key = null };
        var (id, password) = (subjects.StaffId(login), body.Password ?? Passwords.Random());
        var display = string.IsNullOrWhiteSpace(body.Display) ? login : body.Display.Trim();
        var outcome = await grains.Access().Add(caller, new(id, [.. roles.Select(role => role!)]), new(login, display, Passwords.Hash(password)));
        if (outcome.Refused)
        {
            return outcome.Refusal.ToProblem(context);
        }

        var person = PersonResource.Of((await access.Find(id, context.RequestAborted))!);
        return Answers.Created(context, person with { Password = body.Password is null ? password : null }, $"/people/{id}");
    }

    /// <summary>One person.</summary>
    [Answers<PersonResource>]
    internal static async Task<IResult> Get(string person, HttpContext context, AccessQueries access) => Answers.Resource(
        context, await access.Find(person, context.RequestAborted) is { } found ? PersonResource.Of(found) : null, AccessRefusals.StaffUnknown);

    /// <summary>Gives a person these roles in place of those before.</summary>
    [Answers<PersonResource>]
    internal static async Task<IResult> Give(
        string person, RolesBody? body, HttpContext context, AccessQueries access, CampaignQueries campaigns, IGrainFactory grains)
    {
        var roles = body?.Roles ?? [];
        return await Refuse(roles, campaigns, context.RequestAborted) is { } refusal
            ? refusal.ToProblem(context)
            : await Answer(await grains.Access().Give(context.Caller(), new(person, [.. roles.Select(role => role!)])), person, context, access);
    }

    /// <summary>Lets a person in no more; their sessions end. What they did stays theirs.</summary>
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

    /// <summary>Lets a person in again.</summary>
    [Answers<PersonResource>]
    internal static async Task<IResult> Reactivate(string person, ReasonBody? body, HttpContext context, AccessQueries access, IGrainFactory grains) =>
        await Answer(await grains.Access().Reactivate(context.Caller(), new(person, body?.Reason)), person, context, access);

    /// <summary>Gives a person a new random password, shown in this answer alone; their sessions end and a second factor is off, and a pause after wrong attempts is over.</summary>
    [Answers<NewPassword>]
    internal static async Task<IResult> ResetPassword(
        string person, ReasonBody? body, HttpContext context, AccessQueries access, IGrainFactory grains, ISignIns signIns)
    {
        var password = Passwords.Random();
        var outcome = await grains.Access().ResetPassword(context.Caller(), new(person, body?.Reason), Passwords.Hash(password));
        if (outcome.Refused)
        {
            return outcome.Refusal.ToProblem(context);
        }

        await signIns.EndAll(person);
        await signIns.Forget(Attempts.ByName((await access.Find(person, context.RequestAborted))!.Login));
        return TypedResults.Ok(new NewPassword(password));
    }

    private static async Task<IResult> Answer(Outcome outcome, string person, HttpContext context, AccessQueries access) =>
        outcome.Refused ? outcome.Refusal.ToProblem(context) : await Get(person, context, access);

    private static async ValueTask<Refusal?> Refuse(IReadOnlyList<Assignment?> roles, CampaignQueries campaigns, CancellationToken cancellation)
    {
        foreach (var role in roles)
        {
            if (role is null)
            {
                return AccessRefusals.RoleUnknown;
            }

            if (role.Campaign is { } campaign && !await campaigns.Exists(campaign, cancellation))
            {
                return Refusal.Invalid("campaign-unknown", CampaignRefusals.Unknown.Message.Zh, CampaignRefusals.Unknown.Message.En);
            }
        }

        return null;
    }
}
