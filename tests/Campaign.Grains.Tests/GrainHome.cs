using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Campaign.Storage;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;

namespace Campaign.Grains.Tests;

/// <summary>A silo over an empty database of its own, whose journal a test can make fail, wait or conflict.</summary>
internal sealed class GrainHome : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-grains-").FullName;
    private readonly IHost _host;

    private GrainHome(IStorage? shared = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSilo(new StorageOptions(), _folder);
        builder.Services.AddSingleton<IJournal>(provider => Journal = new TamperedJournal(provider.GetRequiredService<IStorage>().Journal));
        builder.Services.AddSingleton<IReadDatabase>(provider => Database = new HeldDatabase(provider.GetRequiredService<IStorage>().Database));
        // Long enough for a slow disk, so only a call that never returns fails its test.
        builder.Services.Configure<SiloMessagingOptions>(messages => messages.ResponseTimeout = TimeSpan.FromMinutes(5));
        if (shared is not null)
        {
            builder.Services.AddSingleton(shared);
        }

        _host = builder.Build();
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public TamperedJournal Journal { get; private set; } = null!;

    public HeldDatabase Database { get; private set; } = null!;

    public string DatabaseFile => Path.Combine(_folder, "campaign.db");

    public IStorage Storage => _host.Services.GetRequiredService<IStorage>();

    public IView[] Views => [.. _host.Services.GetServices<IView>()];

    public static Task<GrainHome> Start() => Start(new GrainHome());

    /// <summary>Another node: grains of its own over the same database.</summary>
    public Task<GrainHome> Neighbour() => Start(new GrainHome(Storage));

    public async Task<IReadOnlyList<RecordedFact>> Facts(string stream) => await Storage.Journal.Read(stream, 0, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<GrainHome> Start(GrainHome home)
    {
        await home._host.StartAsync();
        _ = home._host.Services.GetRequiredService<IJournal>();
        return home;
    }
}
