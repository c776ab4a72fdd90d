using Campaign.Grains;
using EmbeddedGrains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Campaign.Silo.Hosting;

/// <summary>Runs the grains in this process, on src/Orleans.Embedded. Twin of the file for Orleans; which of the two is compiled, <c>-p:GrainRuntime</c> says.</summary>
internal static class EmbeddedGrainHosting
{
    public static IServiceCollection AddGrains(this IServiceCollection services, StorageOptions _)
    {
        services.AddOptions<EmbeddedGrainOptions>().Configure<IOptions<HostOptions>>((grains, host) => grains.ShutdownLimit = host.Value.ShutdownTimeout);
        return services.AddEmbeddedGrains(typeof(IReceiver).Assembly);
    }
}
