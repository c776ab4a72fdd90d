namespace Campaign.Api.Http;

/// <summary>What browsers are told on every answer: run our own scripts only, be framed by nobody, guess nothing. A page may say stricter things of its own.</summary>
internal sealed class SafetyHeaders(RequestDelegate next)
{
    private static readonly string Policy = PolicyFor("'self'");

    /// <summary>The usual policy for a page whose scripts come from these places.</summary>
    /// <remarks>Styles also from the page itself: Ant Design writes its components' styles there.</remarks>
    public static string PolicyFor(string scripts) =>
        $"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // Late, as an answer that is begun anew loses its headers.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", Policy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("X-Frame-Options", "DENY");
            headers.TryAdd("Referrer-Policy", "no-referrer");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            headers.TryAdd("Cache-Control", "private, no-cache");
            if (context.Request.IsHttps)
            {
                headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
