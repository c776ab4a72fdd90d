using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>What people do about their own way in.</summary>
internal static class OwnAccount
{
    /// <summary>For what only a person with a session can do; a program has neither password nor second factor.</summary>
    public static async Task<IResult> AsPerson(HttpContext context, AccessQueries access, Func<StaffRow, string, Task<IResult>> act) =>
        context.Known().Session is { } signedIn && await access.Find(signedIn.Person.Id, context.RequestAborted) is { } person
            ? await act(person, signedIn.Session.Id)
            : AccessRefusals.StaffUnknown.ToProblem(context);

    /// <summary>For what needs the password once more, so that nobody does it in a browser that was left open.</summary>
    public static Task<IResult> AsConfirmed(
        string? password, HttpContext context, AccessQueries access, SignInService service, Func<StaffRow, string, Task<IResult>> act) =>
        AsPerson(context, access, async (person, session) => await service.Confirm(person, session, password) switch
        {
            SignInVerdict.In => await act(person, session),
            SignInVerdict.Paused => SessionEndpoints.Refusal(SignInVerdict.Paused, context),
            _ => AccessRefusals.PasswordWrong.ToProblem(context),
        });

    /// <summary>Whoever asks, as they were when password or code was checked: what changed about them since then undoes what they were let do.</summary>
    public static Caller Caller(HttpContext context, StaffRow person) => context.Caller() with { IfVersion = person.State.Version };
}
