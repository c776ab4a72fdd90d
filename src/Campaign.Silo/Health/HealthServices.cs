using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Health;

/// <summary>The checks that must pass for a node to be ready.</summary>
internal static class HealthServices
{
    public static void AddNodeHealth(this IServiceCollection services)
    {
        services.AddSingleton<ShutdownCheck>().AddSingleton<DatabaseCheck>().AddSingleton<DiskCheck>().AddSingleton<JobsCheck>().AddSingleton<MessagesCheck>();
        services.AddHealthChecks()
            .AddCheck<ShutdownCheck>("process")
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<DiskCheck>("disk")
            .AddCheck<JobsCheck>("jobs")
            .AddCheck<MessagesCheck>("messages");
    }
}
