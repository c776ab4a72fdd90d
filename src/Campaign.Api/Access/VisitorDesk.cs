using Campaign.Domain.Access;
using Campaign.Silo.Hosting;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>Knows visitors by the token that a program shows, else by the cookie of a person's browser, and what they may do at this moment.</summary>
internal sealed class VisitorDesk(AccessToken configured, SessionDesk sessions, AccessQueries access)
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
                : shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && await TokenOf(shown[Scheme.Length..], context.RequestAborted) is { Active: true } token
                    ? Visitor.Of(token)
                    : null;
        }

        return await sessions.Find(context, active) is { } signedIn ? Visitor.Of(signedIn) : null;
    }

    private async ValueTask<TokenState?> TokenOf(string key, CancellationToken cancellation) =>
        key.StartsWith(Secrets.TokenPrefix, StringComparison.Ordinal) ? await access.TokenByKey(Secrets.Hash(key), cancellation) : null;
}
