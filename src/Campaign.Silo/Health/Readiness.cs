using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaign.Silo.Health;

/// <summary>Whether the node can work, and the result of each check.</summary>
/// <param name="Status">ready | degraded (people can work, something is missing) | unready.</param>
public sealed record ReadinessResource(string Status, IReadOnlyList<CheckResource> Checks);

public sealed record CheckResource(string Name, string Status, string Reason);

public static class Readiness
{
    private static readonly Wording Unknown = new("检查没有完成，请查看日志。", "The check did not finish. Look at the log.");

    internal static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => "live").AllowAnonymous().ExcludeFromDescription().DisableHttpMetrics();
        routes.MapGet("/health/ready", Show).AllowAnonymous().ExcludeFromDescription().DisableHttpMetrics();
    }

    /// <summary>Answers 503 when a check fails, and once the process is asked to stop.</summary>
    internal static async Task<IResult> Show(HealthCheckService health, HttpContext context)
    {
        var found = await Look(health, context);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(found, statusCode: found.Status == Word(HealthStatus.Unhealthy) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    /// <summary>The results of the checks now, in the request's language.</summary>
    public static async Task<ReadinessResource> Look(HealthCheckService health, HttpContext context)
    {
        var report = await health.CheckHealthAsync(context.RequestAborted);
        var language = RequestLanguage.Of(context);
        return new(
            Word(report.Status),
            [.. report.Entries.Select(entry => new CheckResource(entry.Key, Word(entry.Value.Status), (Verdict.ReasonOf(entry.Value) ?? Unknown).In(language)))]);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "degraded",
        _ => "unready",
    };
}
