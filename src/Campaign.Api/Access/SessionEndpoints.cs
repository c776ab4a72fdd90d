using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Storage.Access;
using Orleans;

namespace Campaign.Api.Access;

internal static class SessionEndpoints
{
    private static readonly Wording Failed = new(
        "登录名、密码或验证码不对，请重试。忘记密码请找管理员重置。", "Name, password or code is wrong. Try again, or ask an administrator for a new password.");

    private static readonly Wording CodeNeeded = new("请输入验证器上的 6 位验证码，或一个恢复码。", "Type the six digits that your authenticator shows, or a recovery code.");

    private static readonly Wording Paused = new(
        "尝试次数太多，已暂停登录，请 15 分钟后再试。", "Too many attempts: signing in is paused. Try again in 15 minutes.");

    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sign-in", Options).WithTags("Session").AllowAnonymous();
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapPost("", SignIn).AllowAnonymous();
        session.MapGet("", Get).AllowSignedIn(beforeSecondFactor: true);
        session.MapDelete("", SignOut).AllowSignedIn(beforeSecondFactor: true);
        session.MapPost("/password", ChangePassword).AllowSignedIn();

        var sessions = api.MapGroup("/sessions").WithTags("Session");
        sessions.MapGet("", List).AllowSignedIn();
        sessions.MapDelete("/{session}", End).AllowSignedIn();
    }

    /// <summary>Whether somebody is signed in, and what the sign-in page offers: a demo person per role while the demo is on.</summary>
    [Answers<SignInOptions>]
    internal static IResult Options(HttpContext context, DemoPeople demo)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new SignInOptions(demo.All, context.Visitor() is { Session: not null } visitor ? SessionResource.Of(visitor, context) : null));
    }

    /// <summary>Signs a person in; the answer sets the session cookie.</summary>
    [Answers<SessionResource>]
    internal static async Task<IResult> SignIn(SignInBody? body, HttpContext context, SignInService service)
    {
        var (verdict, session) = await service.SignIn(context, body?.Name, body?.Password, body?.Code);
        return session is not null ? TypedResults.Ok(SessionResource.Of(Visitor.Of(session), context)) : Refusal(verdict, context);
    }

    /// <summary>The problem for an attempt that did not succeed.</summary>
    internal static IResult Refusal(SignInVerdict verdict, HttpContext context)
    {
        if (verdict == SignInVerdict.Paused)
        {
            context.Response.Headers.RetryAfter = SignInService.RetryAfter;
            return Problems.Of(StatusCodes.Status429TooManyRequests, "sign-in-paused", Paused, context);
        }

        return verdict == SignInVerdict.CodeNeeded
            ? Problems.Of(StatusCodes.Status401Unauthorized, "code-needed", CodeNeeded, context)
            : Problems.Of(StatusCodes.Status401Unauthorized, "sign-in-failed", Failed, context);
    }

    /// <summary>Who is signed in, and what they may do.</summary>
    [Answers<SessionResource>]
    internal static IResult Get(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(SessionResource.Of(context.Known(), context));
    }

    /// <summary>Signs out.</summary>
    internal static async Task<IResult> SignOut(HttpContext context, SessionService sessions)
    {
        await sessions.End(context);
        return TypedResults.NoContent();
    }

    /// <summary>Changes one's own password and ends one's other sessions.</summary>
    internal static Task<IResult> ChangePassword(
        ChangePasswordBody? body, HttpContext context, AccessQueries access, SignInService service, IGrainFactory grains, ISignIns signIns, Passwords passwords) =>
        OwnAccount.AsConfirmed(body?.Current, context, access, service, async (person, session) =>
        {
            if (Passwords.Weakness(body?.New, person.Login) is { } weak)
            {
                return weak.ToProblem(context);
            }

            var hash = passwords.Hash(body!.New!);
            var outcome = await grains.Access().ChangePassword(OwnAccount.Caller(context, person), person.State.Id, hash);
            if (outcome.Refused)
            {
                return outcome.Refusal.ToProblem(context);
            }

            await signIns.Keep(session, hash);
            await signIns.EndAll(person.State.Id, session);
            KnownBrowsers.Remember(context, person with { PasswordHash = hash });
            return TypedResults.NoContent();
        });

    /// <summary>One's open sessions; administrators can ask for another person's.</summary>
    [Answers<ListOf<OpenSession>>]
    internal static async Task<IResult> List(string? person, HttpContext context, AccessQueries access, SessionService service)
    {
        var (visitor, whose) = (context.Known(), person ?? context.Known().Actor);
        if (whose != visitor.Actor && !visitor.Permits.Everywhere(Right.Administer))
        {
            return AccessRefusals.StaffUnknown.ToProblem(context);
        }

        SessionRow[] open = [.. (await access.Sessions(whose, context.RequestAborted)).Where(session => !service.IsOver(session))];
        return Answers.All(open, session => OpenSession.Of(session, visitor));
    }

    /// <summary>Ends a session; its browser has to sign in again.</summary>
    internal static async Task<IResult> End(string session, HttpContext context, AccessQueries access, ISignIns signIns)
    {
        var visitor = context.Known();
        var found = await access.FindSession(session, context.RequestAborted);
        if (found is null || (found.Person != visitor.Actor && !visitor.Permits.Everywhere(Right.Administer)))
        {
            return AccessRefusals.SessionUnknown.ToProblem(context);
        }

        await signIns.End(session);
        return TypedResults.NoContent();
    }
}
