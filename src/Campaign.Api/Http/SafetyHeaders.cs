namespace Campaign.Api.Http;

/// <summary>Security headers on every answer: only our own scripts, no framing, no content sniffing. A page may set stricter ones.</summary>
internal sealed class SafetyHeaders(RequestDelegate next)
{
    private static readonly string Policy = PolicyFor("'self'");

    /// <summary>The standard policy for a page whose scripts come from these sources.</summary>
    /// <remarks>Inline styles are allowed because Ant Design writes its components' styles into the page.</remarks>
    public static string PolicyFor(string scripts) =>
        $"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // Set late, because a restarted response loses its headers.
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
