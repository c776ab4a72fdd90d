using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using EmbeddedGrains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded.Tests.Conformance;

namespace Orleans.Embedded.Tests;

/// <summary>What the embedded runtime tells whoever listens.</summary>
public sealed class TelemetryTests
{
    private readonly string _suffix = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Grains_in_memory_and_calls_that_wait_are_counted()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddEmbeddedGrains(typeof(ProbeGrain).Assembly);
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var meters = host.Services.GetRequiredService<IMeterFactory>();

        var held = grains.GetGrain<IProbeGrain>(Key("held")).Hold("gate");
        await grains.GetGrain<IProbeGrain>(Key("other")).Add(1);
        await Probe.Of(Key("held")).Reached("holding gate");
        var waiting = Enumerable.Range(0, 3).Select(_ => grains.GetGrain<IProbeGrain>(Key("held")).Add(1)).ToArray();
        Assert.Equal((2, 3), (Read(meters, "orleans-catalog-activations"), Read(meters, "embedded-grains-waiting-calls")));

        Probe.Of(Key("held")).Open("gate");
        await Task.WhenAll([held, .. waiting]);
        Assert.Equal((2, 0), (Read(meters, "orleans-catalog-activations"), Read(meters, "embedded-grains-waiting-calls")));
        await host.StopAsync();
        Assert.Equal(0, Read(meters, "orleans-catalog-activations"));
    }

    [Fact]
    public async Task A_turn_is_a_span_beneath_its_callers_from_grain_to_grain_and_names_no_key()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var tests = new ActivitySource($"tests-{_suffix}");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == tests || source.Name == "Microsoft.Orleans.Application",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var cluster = await EmbeddedCluster.StartWith();
        using (var request = tests.StartActivity("request")!)
        {
            await cluster.Grains.GetGrain<IProbeGrain>(Key("a")).Pass([Key("b")]);
            Assert.Same(request, Activity.Current);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.Grains.GetGrain<IProbeGrain>(Key("c")).Fail("no"));
        await cluster.Stop();

        var trace = ended.Single(span => span.Source == tests).TraceId;
        var turns = ended.Where(span => span.TraceId == trace && span.Source != tests).ToDictionary(span => span.SpanId);
        Assert.Equal(["ProbeGrain/Pass", "ProbeGrain/Pass"], turns.Values.Select(span => span.OperationName));
        Assert.Single(turns.Values, span => turns.ContainsKey(span.ParentSpanId));
        Assert.Contains(ended, span => span is { OperationName: "ProbeGrain/Fail", Status: ActivityStatusCode.Error, ParentSpanId: var parent } && parent == default);
        Assert.DoesNotContain(ended, span => span.TagObjects.Any(tag => $"{tag.Value}".Contains(_suffix, StringComparison.Ordinal)));
    }

    private static int Read(IMeterFactory meters, string name)
    {
        var value = -1;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name == name)
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, measured, _, _) => value = measured);
        listener.Start();
        listener.RecordObservableInstruments();
        return value;
    }

    private string Key(string name) => $"probe/{name}-{_suffix}";
}
