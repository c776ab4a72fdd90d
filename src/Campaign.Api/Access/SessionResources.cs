using Campaign.Domain.Access;
using Campaign.Silo.Hosting;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <param name="Code">The authenticator code for people with two-step verification; a recovery code works too.</param>
public sealed record SignInBody(string? Name, string? Password, string? Code = null);

public sealed record ChangePasswordBody(string? Current, string? New);

public sealed record CodeBody(string? Code);

public sealed record PasswordBody(string? Password);

/// <summary>A person to try the demo as.</summary>
public sealed record DemoPerson(string Name, string Password, Role Role);

/// <summary>What the sign-in page knows before anybody has signed in.</summary>
/// <param name="Session">The session of whoever is already signed in; null otherwise.</param>
public sealed record SignInOptions(IReadOnlyList<DemoPerson> Demo, SessionResource? Session);

/// <summary>Who is signed in.</summary>
/// <param name="Person">Null for a program.</param>
/// <param name="Token">Null for a person.</param>
/// <param name="Csrf">The CSRF token; changes from a browser must carry it as <c>X-CSRF-Token</c>.</param>
/// <param name="Rights">What the caller may do; a null campaign stands for all campaigns.</param>
/// <param name="TimeZone">The time zone in which the campaigns' days begin.</param>
/// <param name="SecondFactorNeeded">Whether two-step verification must be set up before anything else; until then there are no rights.</param>
/// <param name="RecoveryCodesLeft">How many unused recovery codes are left.</param>
/// <param name="RecoveryCodes">Present only in the answer that created them.</param>
public sealed record SessionResource(
    string? Person, string? Token, string Name, bool SecondFactor, string? Csrf, DateTimeOffset? Expires, IReadOnlyList<Assignment> Roles, IReadOnlyList<Permit> Rights,
    string TimeZone, bool SecondFactorNeeded, int RecoveryCodesLeft, IReadOnlyList<string>? RecoveryCodes = null)
{
    internal static SessionResource Of(Visitor visitor, HttpContext context) => new(
        visitor.Session?.Person.Id,
        visitor.Session is null ? visitor.Actor : null,
        visitor.Name,
        visitor.Session?.Person.SecondFactor ?? false,
        visitor.Session is null ? null : SessionService.Csrf(context),
        visitor.Session?.Session.Until,
        visitor.Session is { } session ? session.Person.Roles : [],
        visitor.Permits.All,
        context.RequestServices.GetRequiredService<CampaignOptions>().TimeZone,
        visitor.Owes,
        visitor.Session?.Person.RecoveryCodes.Count ?? 0);
}

/// <summary>A browser that is signed in.</summary>
/// <param name="Agent">The browser's user agent.</param>
/// <param name="Current">Whether it is the session of this request.</param>
public sealed record OpenSession(string Id, string Person, string Agent, DateTimeOffset Created, DateTimeOffset Seen, DateTimeOffset Expires, bool Current)
{
    internal static OpenSession Of(SessionRow session, Visitor visitor) => new(
        session.Id, session.Person, session.Agent, session.Begun, session.LastSeen, session.Until, session.Id == visitor.Session?.Session.Id);
}
