using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Campaign.Silo.Health;

/// <summary>Whether the node can work, and what each check found.</summary>
/// <param name="Status">ready | degraded (people can work, something is missing) | unready.</param>
internal sealed record ReadinessResource(string Status, IReadOnlyList<CheckResource> Checks);

internal sealed record CheckResource(string Name, string Status, string Reason);

internal static class Readiness
{
    private static readonly Wording Unknown = new("检查没有完成，请查看日志。", "The check did not finish. Look at the log.");

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => "live").AllowAnonymous().ExcludeFromDescription().DisableHttpMetrics();
        routes.MapGet("/health/ready", Show).AllowAnonymous().ExcludeFromDescription().DisableHttpMetrics();
    }

    /// <summary>503 when a check says so, and once the process is asked to stop.</summary>
    internal static async Task<IResult> Show(HealthCheckService health, HttpContext context)
    {
        var report = await health.CheckHealthAsync(context.RequestAborted);
        var language = RequestLanguage.Of(context);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new ReadinessResource(
                Word(report.Status),
                [.. report.Entries.Select(entry => new CheckResource(entry.Key, Word(entry.Value.Status), (Verdict.ReasonOf(entry.Value) ?? Unknown).In(language)))]),
            statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "degraded",
        _ => "unready",
    };
}
