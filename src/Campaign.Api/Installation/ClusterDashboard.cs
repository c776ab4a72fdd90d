using Campaign.Api.Access;
using Campaign.Domain.Access;
using Campaign.Silo.Hosting;
using Orleans.Dashboard;

namespace Campaign.Api.Installation;

/// <summary>Orleans' own dashboard for administrators: silos, active grains, calls and their durations.</summary>
internal static class ClusterDashboard
{
    public const string Path = "/cluster";

    // It would show the state of grains: personal data, bypassing every right that the API checks.
    private const string State = "/GrainState";

    /// <summary>With SQLite there is a single silo, and no cluster to look at.</summary>
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
