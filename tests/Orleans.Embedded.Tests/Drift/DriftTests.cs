using System.Reflection;

namespace Orleans.Embedded.Tests.Drift;

/// <summary>The embedded runtime may offer less than Orleans in Orleans' namespaces, but nothing else.</summary>
public sealed class DriftTests
{
    private static readonly string Ours = typeof(Grain).Assembly.Location;

    private static readonly string Theirs = typeof(DriftTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "OrleansAbstractions").Value!;

    [Fact]
    public void Everything_offered_in_Orleans_namespaces_is_in_the_released_assembly_with_the_same_signature() =>
        Assert.Empty(Surface.Of(Ours, "Orleans").Except(Surface.Of(Theirs, "Orleans")));

    [Fact]
    public void Nothing_else_is_offered_there_than_what_grains_use()
    {
        var types = Surface.Of(Ours, "Orleans").Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).Distinct();
        Assert.Equal(
            [
                "Orleans.Concurrency.AlwaysInterleaveAttribute",
                "Orleans.Concurrency.ReadOnlyAttribute",
                "Orleans.DeactivationReason",
                "Orleans.DeactivationReasonCode",
                "Orleans.Grain",
                "Orleans.GrainExtensions",
                "Orleans.IGrain",
                "Orleans.IGrainFactory",
                "Orleans.IGrainWithStringKey",
                "Orleans.Runtime.IAddressable",
            ],
            types.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_changed_name_default_constraint_or_reach_counts_as_drift()
    {
        var one = Surface.Of(typeof(DriftTests).Assembly.Location, "DriftSamples.One");
        var other = Surface.Of(typeof(DriftTests).Assembly.Location, "DriftSamples.Other").Select(line => line.Replace("DriftSamples.Other", "DriftSamples.One", StringComparison.Ordinal)).ToHashSet();
        Assert.Contains(one, line => line.Contains("Same", StringComparison.Ordinal));
        Assert.DoesNotContain(one.Except(other), line => line.Contains("Same", StringComparison.Ordinal));
        string[] changed = ["Name", "Default", "Constraint", "Reach", "Returns", "Virtual", "Value", "Kind", "Base"];
        Assert.All(changed, what => Assert.Contains(one.Except(other), line => line.Contains(what, StringComparison.Ordinal)));
    }
}
