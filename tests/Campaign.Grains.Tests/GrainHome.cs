using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Campaign.Storage;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Campaign.Grains.Tests;

/// <summary>A silo over an empty database of its own, whose journal a test can tamper with.</summary>
internal sealed class GrainHome : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-grains-").FullName;
    private readonly IHost _host;

    private GrainHome(IStorage? shared = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSilo(new StorageOptions(), _folder);
        builder.Services.AddSingleton<IJournal>(provider => Journal = new TamperedJournal(provider.GetRequiredService<IStorage>().Journal));
        if (shared is not null)
        {
            builder.Services.AddSingleton(shared);
        }

        _host = builder.Build();
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public TamperedJournal Journal { get; private set; } = null!;

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

/// <summary>The real journal, with something done before an append.</summary>
internal sealed class TamperedJournal(IJournal real) : IJournal
{
    /// <summary>Runs before each append of a grain: throw to let it fail, write to be another process that was faster.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Whether grains are told that other processes write, too.</summary>
    public bool IsShared { get; set; }

    /// <summary>Appends what another process decided.</summary>
    public async Task Intrude(string stream, long expected, Fact fact) =>
        Assert.Equal(Appended.Done, await real.Append(new([new StreamFacts(stream, expected, [fact], "intruder")])));

    public async Task<Appended> Append(JournalUnit unit)
    {
        await Before();
        return await real.Append(unit);
    }

    public ValueTask<IReadOnlyList<RecordedFact>> Read(string stream, long after, CancellationToken cancellation) => real.Read(stream, after, cancellation);

    public ValueTask<long> Version(string stream, CancellationToken cancellation) => real.Version(stream, cancellation);

    public ValueTask<Snapshot?> ReadSnapshot(string stream, CancellationToken cancellation) => real.ReadSnapshot(stream, cancellation);
}
