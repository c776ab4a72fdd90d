using Campaign.Api.Access;
using Campaign.Domain.Access;
using Campaign.Silo.Hosting;
using Orleans.Dashboard;

namespace Campaign.Api.Installation;

/// <summary>Orleans' own page about the cluster, for administrators: silos, grains in memory, calls and how long they take.</summary>
internal static class ClusterDashboard
{
    public const string Path = "/cluster";

    // It would show what grains hold in memory: people's data, past every right that the API asks for.
    private const string State = "/GrainState";

    /// <summary>With SQLite there is one silo, and no cluster to look at.</summary>
    public static bool IsThere(StorageOptions storage) => storage.Provider != StorageProvider.Sqlite;

    public static void MapClusterDashboard(this IEndpointRouteBuilder routes)
    {
        if (IsThere(routes.ServiceProvider.GetRequiredService<StorageOptions>()))
        {
            routes.MapOrleansDashboard(Path).ExcludeFromDescription().Allow(Right.Administer).AddEndpointFilter((context, next) =>
                context.HttpContext.Request.Path.StartsWithSegments(Path + State) ? ValueTask.FromResult<object?>(TypedResults.NotFound()) : next(context));
        }
    }
}
