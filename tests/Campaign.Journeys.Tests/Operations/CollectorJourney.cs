using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Campaign.Journeys.Tests.Operations;

public sealed class CollectorJourney
{
    [Fact]
    public async Task With_a_collector_a_request_is_traced_into_the_grain_and_the_trace_names_nobody()
    {
        await using var collector = await Collector.Start();
        using var server = new CampaignServer(null, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await server.Create("secret-campaign");
        await Sent(server, collector, "POST /api/v1/campaigns/");
        var (traces, metrics) = (collector.Of("traces"), collector.Of("metrics"));
        foreach (var name in new[] { "CampaignGrain/Create", "campaign.request_id" })
        {
            Assert.Contains(name, traces, StringComparison.Ordinal);
        }

        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", traces + metrics, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_collector_nothing_can_be_exported()
    {
        using var server = new CampaignServer();
        Assert.Null(server.Services.GetService<TracerProvider>());
        var exporters = server.Services.GetServices<Microsoft.Extensions.Options.IConfigureOptions<OpenTelemetry.Exporter.OtlpExporterOptions>>();
        Assert.Empty(exporters);
    }

    /// <summary>Sends requests until the span has arrived: a span ends a moment after its response.</summary>
    private static async Task Sent(CampaignServer server, Collector collector, string span)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            server.Services.GetRequiredService<TracerProvider>().ForceFlush();
            await timer.WaitForNextTickAsync(patience.Token);
        }
        while (!collector.Of("traces").Contains(span, StringComparison.Ordinal));
        server.Services.GetRequiredService<MeterProvider>().ForceFlush();
    }
}
