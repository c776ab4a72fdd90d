using Campaign.Grains;
using EmbeddedGrains;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Hosting;

/// <summary>Runs the grains in this process, on src/Orleans.Embedded. Its twin for the cluster is the only other file that knows a runtime.</summary>
internal static class EmbeddedGrainHosting
{
    public static IServiceCollection AddGrains(this IServiceCollection services) => services.AddEmbeddedGrains(typeof(IReceiver).Assembly);
}
