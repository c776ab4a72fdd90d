using Campaign.Silo.Hosting;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>Knows visitors by the token that a program shows, else by the cookie of a person's browser, and what they may do at this moment.</summary>
internal sealed class VisitorService(AccessToken configured, SessionService sessions, AccessQueries access, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    /// <param name="active">Whether the person is there: a page that is left open and listens does not keep a session alive.</param>
    /// <returns>Null for a stranger.</returns>
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

    /// <summary>A token that has ended is left with the request, so that its program can be told.</summary>
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

/// <summary>Says of a stranger's request that its token was good once.</summary>
internal sealed class ExpiredToken;
