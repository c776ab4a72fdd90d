using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>What people change about their own sign-in.</summary>
internal static class OwnAccount
{
    /// <summary>For what only a person with a session can do; programs have neither a password nor two-step verification.</summary>
    public static async Task<IResult> AsPerson(HttpContext context, AccessQueries access, Func<StaffRow, string, Task<IResult>> act) =>
        context.Known().Session is { } signedIn && await access.Find(signedIn.Person.Id, context.RequestAborted) is { } person
            ? await act(person, signedIn.Session.Id)
            : AccessRefusals.StaffUnknown.ToProblem(context);

    /// <summary>For what requires the password again, so that nobody can do it in a browser that was left open.</summary>
    public static Task<IResult> AsConfirmed(
        string? password, HttpContext context, AccessQueries access, SignInService service, Func<StaffRow, string, Task<IResult>> act) =>
        AsPerson(context, access, async (person, session) => await service.Confirm(person, session, password) switch
        {
            SignInVerdict.In => await act(person, session),
            SignInVerdict.Paused => SessionEndpoints.Refusal(SignInVerdict.Paused, context),
            _ => AccessRefusals.PasswordWrong.ToProblem(context),
        });

    /// <summary>The person as they were when the password or code was checked: if their account has changed since, the command is refused.</summary>
    public static Caller Caller(HttpContext context, StaffRow person) => context.Caller() with { IfVersion = person.State.Version };
}
