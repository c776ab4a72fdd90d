using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;

namespace EmbeddedGrains;

/// <summary>Runs grains inside the host's own process.</summary>
public static class EmbeddedGrainsExtensions
{
    /// <summary>
    /// Adds <see cref="IGrainFactory"/> for the grain classes of the assemblies and a hosted service that ends idle activations and,
    /// when the host stops, finishes turns and runs the deactivation hooks. Grains get their constructor's arguments from a scope per
    /// activation. Waiting times are set with <c>Configure&lt;EmbeddedGrainOptions&gt;</c>; the clock is the registered <see cref="TimeProvider"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">On first use: a grain class has no usable interface; the sentence says why.</exception>
    public static IServiceCollection AddEmbeddedGrains(this IServiceCollection services, params Assembly[] grainAssemblies)
    {
        ArgumentNullException.ThrowIfNull(grainAssemblies);
        services.AddOptions<EmbeddedGrainOptions>()
            .Validate(o => o.AreUsable, "EmbeddedGrainOptions: every limit must lie between 10 milliseconds and 40 days.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new GrainHost(
            provider,
            grainAssemblies,
            provider.GetRequiredService<IOptions<EmbeddedGrainOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("EmbeddedGrains")));
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainHost>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<GrainHost>());
        return services.AddLogging().AddMetrics();
    }
}
