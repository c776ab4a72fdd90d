using System.Reflection;
using Campaign.Silo.Metrics;
using Campaign.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Campaign.Silo.Hosting;

/// <summary>
/// Metrics for <c>/metrics</c> and, only when OpenTelemetry's own variable names a collector, metrics and traces sent to it. Otherwise nothing is sent
/// anywhere.
/// </summary>
internal static class Telemetry
{
    /// <summary>OpenTelemetry's variable for the collector's address; the exporter reads it, and its other variables, by itself.</summary>
    public const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
    [
        "Campaign.Api", SiloMeter.Name, StorageMeter.Name, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    private static readonly string[] Spans = ["Microsoft.AspNetCore", "Microsoft.Orleans.Application", SiloMeter.Name];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var sent = !string.IsNullOrEmpty(builder.Configuration[CollectorSetting]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "campaign", serviceVersion: Version))
            .WithMetrics(metrics => Measure(metrics, sent));
        if (sent)
        {
            telemetry.WithTracing(traces => traces.AddSource(Spans).AddOtlpExporter());
        }
    }

    /// <summary>The Prometheus endpoint; needs credentials like everything but health.</summary>
    public static IEndpointConventionBuilder MapTelemetry(this IEndpointRouteBuilder routes) =>
        routes.MapPrometheusScrapingEndpoint("/metrics").DisableHttpMetrics();

    private static string Version { get; } = typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static void Measure(MeterProviderBuilder metrics, bool sent)
    {
        // Updated twice per request: it would cost as much as the duration, which says more.
        metrics.AddMeter(Meters).AddView("http.server.active_requests", MetricStreamConfiguration.Drop);
        metrics.AddPrometheusExporter(scrape => scrape.ScrapeResponseCacheDurationMilliseconds = 0);
        if (sent)
        {
            metrics.AddOtlpExporter();
        }
    }
}
