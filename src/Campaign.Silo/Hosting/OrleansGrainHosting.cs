using Campaign.Silo.Hosting.Cluster;
using Campaign.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Campaign.Silo.Hosting;

/// <summary>
/// Runs the grains on Orleans: with PostgreSQL this process is one silo of a cluster, with SQLite a silo by itself. Twin of the file for the
/// embedded runtime; which of the two is compiled, <c>-p:GrainRuntime</c> says.
/// </summary>
internal static class OrleansGrainHosting
{
    private const string Name = "campaign";

    // A call may find its grain about to leave again and again; as often as by default, and it would be refused.
    private const int MostForwards = 10;

    public static IServiceCollection AddGrains(this IServiceCollection services, StorageOptions storage)
    {
        // The cluster keeps the machine's time, also where a demo or a test moves the clock of what people see.
        services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        return services.AddOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Name, Name));
            silo.Configure<ClusterMembershipOptions>(Watch);
            silo.Configure<SiloMessagingOptions>(messages => messages.MaxForwardCount = MostForwards);
            Join(silo, storage);
            silo.AddDomainOnTheWire();
            silo.AddOutgoingGrainCallFilter<LostCalls>().AddOutgoingGrainCallFilter<TurnSpans>();
            silo.AddIncomingGrainCallFilter<TurnSpans>().AddIncomingGrainCallFilter<StorageFaults>();
        });
    }

    private static void Join(ISiloBuilder silo, StorageOptions storage)
    {
        silo.Services.AddOptions<EndpointOptions>().Configure<IServiceProvider>((endpoint, services) =>
            ClusterSettings.Of(services.GetService<IConfiguration>()).Apply(endpoint));
        if (storage.Provider == StorageProvider.Sqlite)
        {
            silo.UseDevelopmentClustering(primarySiloEndpoint: null);
            return;
        }

        // The storage is asked for because opening it makes the tables in which silos find each other.
        silo.UseAdoNetClustering(members => members.Configure<IStorage>((options, _) =>
            (options.Invariant, options.ConnectionString) = ("Npgsql", $"{storage.ConnectionString};Maximum Pool Size=4;Application Name=campaign cluster")));
    }

    /// <summary>
    /// A silo that was killed is given up after three seconds; its grains wake elsewhere with the next call. Where none is left to notice that, the next
    /// to start does not wait longer than 15 seconds for those that are gone.
    /// </summary>
    private static void Watch(ClusterMembershipOptions members)
    {
        (members.ProbeTimeout, members.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1), 3);
        (members.IAmAliveTablePublishTimeout, members.NumMissedTableIAmAliveLimit) = (TimeSpan.FromSeconds(5), 3);
    }
}
