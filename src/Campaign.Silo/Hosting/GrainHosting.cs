using System.Net;
using Campaign.Grains;
using Campaign.Silo.Hosting.Cluster;
using Campaign.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Serialization.Configuration;

namespace Campaign.Silo.Hosting;

/// <summary>Runs the grains on Orleans: with PostgreSQL this process is one silo of a cluster, with SQLite a silo by itself that opens no port.</summary>
internal static class GrainHosting
{
    private const string Name = "campaign";

    // A call may find its grain about to leave again and again; as often as by default, and it would be refused.
    private const int MostForwards = 10;

    public static IServiceCollection AddGrains(this IServiceCollection services, StorageOptions storage, ClusterSettings cluster)
    {
        // The cluster keeps the machine's time, also where a demo or a test moves the clock of what people see.
        services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        return services.AddOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(names => (names.ClusterId, names.ServiceId) = (Name, Name));
            silo.Configure<SiloMessagingOptions>(messages => messages.MaxForwardCount = MostForwards);
            OnlyKnownGrains(silo);
            silo.AddDomainOnTheWire();
            silo.AddStates();
            silo.AddOutgoingGrainCallFilter<LostCalls>().AddOutgoingGrainCallFilter<TurnSpans>();
            silo.AddIncomingGrainCallFilter<TurnSpans>().AddIncomingGrainCallFilter<StorageFaults>();
            if (storage.Provider == StorageProvider.Sqlite)
            {
                Alone(silo);
            }
            else
            {
                Join(silo, storage, cluster);
            }
        });
    }

    /// <summary>Orleans takes the grains of any assembly that it meets in the process; ours are those of nouns that were added.</summary>
    private static void OnlyKnownGrains(ISiloBuilder silo)
    {
        var nouns = silo.Services.Nouns();
        silo.Services.PostConfigure<TypeManifestOptions>(types =>
        {
            var strangers = types.Interfaces.Select(type => type.Assembly).Distinct().Except(nouns.Assemblies)
                .Where(assembly => assembly.GetReferencedAssemblies().Any(used => used.Name == typeof(IReceiver).Assembly.GetName().Name)).ToHashSet();
            foreach (var found in (HashSet<Type>[])[types.Interfaces, types.InterfaceProxies, types.InterfaceImplementations])
            {
                found.RemoveWhere(type => strangers.Contains(type.Assembly));
            }
        });
    }

    private static void Alone(ISiloBuilder silo)
    {
        silo.Configure<EndpointOptions>(endpoint => (endpoint.AdvertisedIPAddress, endpoint.GatewayPort) = (IPAddress.Loopback, 0));
        silo.UseDevelopmentClustering(primarySiloEndpoint: null);
        NoPort.Instead(silo.Services);
    }

    private static void Join(ISiloBuilder silo, StorageOptions storage, ClusterSettings cluster)
    {
        silo.Configure<ClusterMembershipOptions>(Watch);
        silo.Configure<EndpointOptions>(cluster.Apply);
        SiloCertificate.Of(cluster)?.Protect(silo);
        silo.AddDashboard(dashboard => dashboard.HideTrace = true);

        // The storage is asked for because opening it makes the tables in which silos find each other.
        silo.UseAdoNetClustering(members => members.Configure<IStorage>((options, _) =>
            (options.Invariant, options.ConnectionString) = ("Npgsql", $"{storage.ConnectionString};Maximum Pool Size=4;Application Name=campaign cluster")));
    }

    /// <summary>
    /// A silo that was killed is given up after three seconds; its grains wake elsewhere with the next call. Where none is left to notice that, the next
    /// to start does not wait longer than 15 seconds for those that are gone. One that cannot reach the others gives up after a minute.
    /// </summary>
    private static void Watch(ClusterMembershipOptions members)
    {
        (members.ProbeTimeout, members.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1), 3);
        members.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);
        (members.IAmAliveTablePublishTimeout, members.NumMissedTableIAmAliveLimit) = (TimeSpan.FromSeconds(5), 3);
    }
}
