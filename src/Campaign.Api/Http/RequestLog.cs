using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Campaign.Api.Http;

/// <summary>
/// Outermost middleware: gives every request an id, completes its span and logs those worth a line: changes at Information, slow and failed ones
/// at Warning. Route templates and codes only; never paths, queries, bodies or personal data.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> log)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);
    private static readonly Func<ILogger, string, IDisposable?> Named = LoggerMessage.DefineScope<string>("request {RequestId}");

    public async Task InvokeAsync(HttpContext context)
    {
        RequestId.Give(context);
        using var scope = Named(log, context.TraceIdentifier);
        var began = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Complete(context.Features.Get<IHttpActivityFeature>()?.Activity, context);
            Tell(context, clock.GetElapsedTime(began));
        }
    }

    private void Tell(HttpContext context, TimeSpan elapsed)
    {
        var status = context.Response.StatusCode;
        var level = status >= 500 || (elapsed >= Slow && IsMeasured(context)) ? LogLevel.Warning : IsChange(context.Request.Method) ? LogLevel.Information : LogLevel.None;
        if (level != LogLevel.None && log.IsEnabled(level))
        {
            LogAnswered(level, Verb(context), Route(context) ?? "(no route)", status, (long)elapsed.TotalMilliseconds);
        }
    }

    private static void Complete(Activity? span, HttpContext context)
    {
        if (span is not { IsAllDataRequested: true })
        {
            return;
        }

        var (verb, route, status) = (Verb(context), Route(context), context.Response.StatusCode);
        span.DisplayName = route is null ? verb : $"{verb} {route}";
        span.SetTag("http.request.method", verb).SetTag("http.route", route).SetTag("http.response.status_code", status);
        span.SetTag("campaign.request_id", context.TraceIdentifier);
        if (status >= 500)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>The route template, as kept by the fault handler if there was a fault.</summary>
    private static string? Route(HttpContext context) =>
        ((context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText;

    /// <summary>The duration of a stream or a health check means nothing.</summary>
    private static bool IsMeasured(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is null;

    private static bool IsChange(string method) => !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method));

    /// <summary>Only known methods: a client can send any word.</summary>
    private static string Verb(HttpContext context) => HttpMethods.GetCanonicalizedValue(context.Request.Method) switch
    {
        "GET" or "POST" or "PUT" or "DELETE" or "PATCH" or "HEAD" or "OPTIONS" => context.Request.Method,
        _ => "_OTHER",
    };

    [LoggerMessage("{Verb} {Route} answered {Status} in {Milliseconds} ms")]
    private partial void LogAnswered(LogLevel level, string verb, string route, int status, long milliseconds);
}
