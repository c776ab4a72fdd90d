using Campaign.Silo.Hosting;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>Identifies visitors by a program's token or a person's session cookie, and reads their current rights.</summary>
internal sealed class VisitorService(AccessToken configured, SessionService sessions, AccessQueries access, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    /// <param name="active">Whether the person is active. A page that is left open and only listens does not keep a session alive.</param>
    /// <returns>Null when nobody is signed in.</returns>
    public async ValueTask<Visitor?> Find(HttpContext context, bool active = true)
    {
        var shown = context.Request.Headers.Authorization.ToString();
        if (shown.Length > 0)
        {
            return configured.IsShownBy(context.Request) ? Visitor.Configured
                : shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? await Of(shown[Scheme.Length..], context)
                : null;
        }

        return await sessions.Find(context, active) is { } signedIn ? Visitor.Of(signedIn) : null;
    }

    /// <summary>An expired token is remembered with the request, so the program can be told why it is refused.</summary>
    private async ValueTask<Visitor?> Of(string key, HttpContext context)
    {
        if (!key.StartsWith(Secrets.TokenPrefix, StringComparison.Ordinal)
            || await access.TokenByKey(Secrets.Hash(key), context.RequestAborted) is not { Active: true } token)
        {
            return null;
        }

        if (token.IsOver(clock.GetUtcNow()))
        {
            context.Features.Set(new ExpiredToken());
            return null;
        }

        return Visitor.Of(token);
    }
}

/// <summary>Marks a request whose token has expired.</summary>
internal sealed class ExpiredToken;
