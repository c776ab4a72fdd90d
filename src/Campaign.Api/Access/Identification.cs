using Campaign.Domain.Access;
using Campaign.Silo.Hosting;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <summary>Finds out who asks: by the token that a program shows, else by the cookie of a person's browser.</summary>
internal sealed class Identification(RequestDelegate next, AccessToken configured, SessionDesk sessions, AccessQueries access)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        if (await Find(context) is { } visitor)
        {
            context.Welcome(visitor);
        }

        await next(context);
    }

    private async ValueTask<Visitor?> Find(HttpContext context)
    {
        var shown = context.Request.Headers.Authorization.ToString();
        if (shown.Length > 0)
        {
            return configured.IsShownBy(context.Request) ? Visitor.Configured
                : shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && await TokenOf(shown[Scheme.Length..], context.RequestAborted) is { Active: true } token
                    ? Visitor.Of(token)
                    : null;
        }

        return await sessions.Find(context) is { } signedIn ? Visitor.Of(signedIn) : null;
    }

    private async ValueTask<TokenState?> TokenOf(string key, CancellationToken cancellation) =>
        key.StartsWith(Secrets.TokenPrefix, StringComparison.Ordinal) ? await access.TokenByKey(Secrets.Hash(key), cancellation) : null;
}
