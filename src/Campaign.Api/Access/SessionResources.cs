using Campaign.Domain.Access;
using Campaign.Silo.Hosting;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <param name="Code">Of the second factor, for those who have one; a recovery code does as well.</param>
public sealed record SignInBody(string? Name, string? Password, string? Code = null);

public sealed record ChangePasswordBody(string? Current, string? New);

public sealed record CodeBody(string? Code);

public sealed record PasswordBody(string? Password);

/// <summary>A person to try the demo as.</summary>
public sealed record DemoPerson(string Name, string Password, Role Role);

/// <summary>What a page knows before anybody has signed in.</summary>
/// <param name="Session">Of who is signed in already; null for a stranger.</param>
public sealed record SignInOptions(IReadOnlyList<DemoPerson> Demo, SessionResource? Session);

/// <summary>Who is signed in.</summary>
/// <param name="Person">Null for a program.</param>
/// <param name="Token">Null for a person.</param>
/// <param name="Csrf">Changes from a browser carry it as <c>X-CSRF-Token</c>.</param>
/// <param name="Rights">What may be done; a campaign of null stands for all of them.</param>
/// <param name="TimeZone">In which the campaigns' days begin.</param>
/// <param name="SecondFactorNeeded">Whether a second factor is to be set up before anything else; until then there are no rights.</param>
/// <param name="RecoveryCodesLeft">How many codes are unused that take the place of the second factor's once.</param>
/// <param name="RecoveryCodes">Only in the answer that made them.</param>
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
/// <param name="Agent">How the browser calls itself.</param>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record OpenSession(string Id, string Person, string Agent, DateTimeOffset Created, DateTimeOffset Seen, DateTimeOffset Expires, bool Current)
{
    internal static OpenSession Of(SessionRow session, Visitor visitor) => new(
        session.Id, session.Person, session.Agent, session.Begun, session.LastSeen, session.Until, session.Id == visitor.Session?.Session.Id);
}
