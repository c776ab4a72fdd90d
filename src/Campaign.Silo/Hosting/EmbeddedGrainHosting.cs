using Campaign.Grains;
using EmbeddedGrains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Campaign.Silo.Hosting;

/// <summary>Runs the grains in this process, on src/Orleans.Embedded. Its twin for the cluster is the only other file that knows a runtime.</summary>
internal static class EmbeddedGrainHosting
{
    public static IServiceCollection AddGrains(this IServiceCollection services)
    {
        services.AddOptions<EmbeddedGrainOptions>().Configure<IOptions<HostOptions>>((grains, host) => grains.ShutdownLimit = host.Value.ShutdownTimeout);
        return services.AddEmbeddedGrains(typeof(IReceiver).Assembly);
    }
}
