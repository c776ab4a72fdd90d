using System.Security.Claims;
using Campaign.Domain.Access;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>Who is asking.</summary>
/// <param name="Actor">The id recorded in facts: <c>staff-…</c>, <c>token-…</c>, or <c>api</c> for the configured token.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="Session">The browser session of a person; null for programs.</param>
internal sealed record Visitor(string Actor, string Name, Permits Permits, SignedIn? Session = null)
{
    public static Visitor Configured { get; } = new("api", "API", Permits.Everything);

    /// <summary>Whether two-step verification must be set up before anything else.</summary>
    public bool Owes => Session is { Owes: true };

    public static Visitor Of(SignedIn signedIn) =>
        new(signedIn.Person.Id, signedIn.Display, signedIn.Owes ? Permits.None : Permits.Of(signedIn.Person.Roles), signedIn);

    public static Visitor Of(TokenState token) => new(token.Id, token.Name, Permits.Of(token.Access, token.Campaign));
}

internal static class Visitors
{
    /// <summary>Who is asking; null when nobody is signed in.</summary>
    public static Visitor? Visitor(this HttpContext context) => context.Features.Get<Visitor>();

    /// <summary>The visitor of a route that requires sign-in.</summary>
    public static Visitor Known(this HttpContext context) =>
        context.Visitor() ?? throw new InvalidOperationException("This route does not require sign-in, so there may be no visitor.");

    public static void Welcome(this HttpContext context, Visitor visitor)
    {
        context.Features.Set(visitor);
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, visitor.Actor)], visitor.Session is null ? "token" : "session"));
    }
}
