using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Storage.Access;
using Orleans;

namespace Campaign.Api.Access;

/// <summary>One's own two-step verification and its recovery codes.</summary>
internal static class SecondFactorEndpoints
{
    public static void MapSecondFactor(this IEndpointRouteBuilder api)
    {
        var factor = api.MapGroup("/session/second-factor").WithTags("Session");
        factor.MapPost("", Prepare).AllowSignedIn(beforeSecondFactor: true);
        factor.MapPost("/confirm", Confirm).AllowSignedIn(beforeSecondFactor: true);
        factor.MapPost("/remove", Remove).AllowSignedIn();
        factor.MapPost("/recovery-codes", MakeRecoveryCodes).AllowSignedIn();
    }

    /// <summary>Starts setting up two-step verification: shows the secret once.</summary>
    [Answers<SecondFactorResource>]
    internal static Task<IResult> Prepare(HttpContext context, AccessQueries access, SecondFactor secondFactor) =>
        OwnAccount.AsPerson(context, access, async (person, _) => person.State.SecondFactor
            ? AccessRefusals.SecondFactorOn.ToProblem(context)
            : TypedResults.Ok(await secondFactor.Prepare(person)));

    /// <summary>
    /// Turns two-step verification on, given a code from the authenticator, and ends one's other sessions, which began without it. The recovery codes are shown in this answer only.
    /// </summary>
    [Answers<SessionResource>]
    internal static Task<IResult> Confirm(
        CodeBody? body, HttpContext context, AccessQueries access, SignInService service, IGrainFactory grains, ISignIns signIns) =>
        OwnAccount.AsPerson(context, access, async (person, session) =>
        {
            if (person.State.SecondFactor)
            {
                return AccessRefusals.SecondFactorOn.ToProblem(context);
            }

            if (await service.ConfirmCode(person, session, body?.Code) is var verdict and not SignInVerdict.In)
            {
                return verdict == SignInVerdict.Paused ? SessionEndpoints.Refusal(verdict, context) : AccessRefusals.CodeWrong.ToProblem(context);
            }

            var (shown, kept) = RecoveryCodes.Make();
            var outcome = await grains.Access().SetSecondFactor(OwnAccount.Caller(context, person), person.State.Id, kept);
            if (!outcome.Refused)
            {
                await signIns.EndAll(person.State.Id, session);
            }

            return await Answer(outcome, context, access, shown);
        });

    /// <summary>Creates new recovery codes, shown in this answer only; the old ones stop working.</summary>
    [Answers<SessionResource>]
    internal static Task<IResult> MakeRecoveryCodes(PasswordBody? body, HttpContext context, AccessQueries access, SignInService service, IGrainFactory grains) =>
        OwnAccount.AsConfirmed(body?.Password, context, access, service, async (person, _) =>
        {
            var (shown, kept) = RecoveryCodes.Make();
            return await Answer(await grains.Access().MakeRecoveryCodes(OwnAccount.Caller(context, person), person.State.Id, kept), context, access, shown);
        });

    /// <summary>Turns two-step verification off.</summary>
    [Answers<SessionResource>]
    internal static Task<IResult> Remove(
        PasswordBody? body, HttpContext context, AccessQueries access, SignInService service, IGrainFactory grains) =>
        OwnAccount.AsConfirmed(body?.Password, context, access, service, async (person, _) =>
            await Answer(await grains.Access().RemoveSecondFactor(OwnAccount.Caller(context, person), person.State.Id), context, access));

    /// <param name="codes">Recovery codes that were just created.</param>
    private static async Task<IResult> Answer(Outcome outcome, HttpContext context, AccessQueries access, IReadOnlyList<string>? codes = null)
    {
        if (outcome.Refused)
        {
            return outcome.Refusal.ToProblem(context);
        }

        var visitor = context.Known();
        var person = (await access.Find(visitor.Actor, context.RequestAborted))!.State;
        var now = Visitor.Of(visitor.Session! with { Person = person, Owes = person.Owes(await access.SecondFactor(context.RequestAborted)) });
        return TypedResults.Ok(SessionResource.Of(now, context) with { RecoveryCodes = codes });
    }
}
