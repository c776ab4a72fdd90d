using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Campaign.Storage;

namespace Campaign.Journeys.Tests.Operations;

public sealed partial class OperationsGuideTests
{
    /// <summary>Only Campaign's own metrics: Orleans documents its many.</summary>
    [Fact]
    public void The_guide_names_every_metric_and_no_other()
    {
        using var server = new CampaignServer();
        _ = server.Services;
        foreach (var type in new[] { typeof(StorageMeter), typeof(Silo.Metrics.SiloMeter), typeof(Api.Http.ApiMeter) })
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        var measured = new SortedSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name.StartsWith("Campaign.", StringComparison.Ordinal))
                {
                    measured.Add(NameOf(instrument));
                }
            },
        };
        listener.Start();
        var named = Metric().Matches(File.ReadAllText(Repository.PathOf("docs", "operations.md"))).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(measured, named.Order(StringComparer.Ordinal));
    }

    /// <summary>As Prometheus writes it.</summary>
    private static string NameOf(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return instrument.Name.Replace('.', '_').Replace('-', '_') + unit + (instrument is Counter<long> ? "_total" : "");
    }

    /// <summary>A metric in the table, without the suffixes of a histogram's series.</summary>
    [GeneratedRegex("`(campaign_[a-z_]+)`")]
    private static partial Regex Metric();
}
