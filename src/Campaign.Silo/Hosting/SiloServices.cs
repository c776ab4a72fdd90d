using Campaign.Domain.Decisions;
using Campaign.Grains;
using Campaign.Silo.Access;
using Campaign.Silo.Health;
using Campaign.Silo.Hosting.Cluster;
using Campaign.Silo.Jobs;
using Campaign.Silo.Messages;
using Campaign.Silo.Metrics;
using Campaign.Storage;
using Campaign.Storage.Archives;
using Campaign.Storage.PostgreSql;
using Campaign.Storage.Sqlite;
using Campaign.Storage.Views;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Campaign.Silo.Hosting;

/// <summary>How a silo is wired: storage, views, grains, messages and jobs. The same with pages and without.</summary>
public static class SiloServices
{
    /// <param name="dataDirectory">Where this node's files lie: the database of SQLite, uploads.</param>
    /// <param name="cluster">Where the other silos reach this one; on loopback unless given.</param>
    /// <exception cref="StartRefusedException">The certificate for the other silos cannot be used.</exception>
    public static IServiceCollection AddSilo(this IServiceCollection services, StorageOptions storage, string dataDirectory, ClusterSettings? cluster = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new FourEyes(On: true));
        services.TryAddSingleton<CampaignOptions>();
        services.AddNouns(typeof(Fact).Assembly, typeof(IView).Assembly, typeof(IReceiver).Assembly, typeof(IJobKind).Assembly);
        services.AddSingleton<ViewCatalogue>();
        var files = new DataFiles(dataDirectory, storage.Provider == StorageProvider.Sqlite ? storage.ConnectionString ?? Path.Combine(dataDirectory, "campaign.db") : null);
        services.AddSingleton(files).AddSingleton(storage);
        services.AddSingleton(storage.Provider == StorageProvider.Sqlite ? Node.Only : Node.OneOfMany());
        services.AddSingleton(provider => Open(storage, files, provider));
        services.AddSingleton(provider => ArchiveOf(storage, files, provider));
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().Journal);
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().Subjects);
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().Mentions);
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().Messages);
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().Jobs);
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().Requests);
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().SignIns);
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().Files);
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().States);
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().Database);
        services.AddSingleton(provider => provider.GetRequiredService<IStorage>().Changes);
        services.AddGrains(storage, cluster ?? new());
        services.AddSingleton<Receivers>();
        services.AddSingleton<MessageDispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<MessageDispatcher>());
        services.AddHostedService<Housekeeping>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddMetrics();
        services.AddHostedService<SiloGauges>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Passwords.Rounds);
        services.AddSingleton<Passwords>();
        services.AddNodeHealth();
        return services;
    }

    private static IStorage Open(StorageOptions storage, DataFiles files, IServiceProvider provider)
    {
        var (views, clock) = (provider.GetServices<IView>(), provider.GetRequiredService<TimeProvider>());
        return files.Database is { } database
            ? new SqliteStorage(database, views, clock)
            : new PostgreSqlStorage(storage.ConnectionString ?? "", Path.Combine(files.Folder, "transit"), views, clock);
    }

    /// <summary>The same database for commands that need no node.</summary>
    private static IArchive ArchiveOf(StorageOptions storage, DataFiles files, IServiceProvider provider) => files.Database is { } database
        ? new SqliteArchive(database, provider.GetServices<IView>())
        : new PostgreSqlArchive(storage.ConnectionString ?? "", provider.GetServices<IView>(), provider.GetRequiredService<TimeProvider>());
}
