using Campaign.Storage.Changes;
using Campaign.Storage.Tests.Changes;
using Dapper;
using Npgsql;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>What a node's watchers are told about the writes of other nodes.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlWatchingTests : IDisposable
{
    private readonly PostgreSqlHome _home = new();
    private readonly IStorage _here;
    private readonly IStorage _there;

    public PostgreSqlWatchingTests() => (_here, _there) = (Open(), Open());

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Reports_what_another_node_writes()
    {
        using var watch = await Watch(_here, "spring");
        await Append(_there, "tea");
        await watch.Until(new("pool/tea", 1, "spring"));
    }

    [Fact]
    public async Task A_watcher_that_lost_its_connection_is_told_that_anything_may_have_changed_and_goes_on()
    {
        using var watch = await Watch(_here);
        await BothStarted(watch);
        for (var lost = 0; lost < 2; lost++)
        {
            Assert.Equal(1, EndListeners());
            Assert.Contains(Change.Everything, await watch.Next(Watching.Soon()));
            await Append(_there, $"after-{lost}");
            await watch.Until(new($"pool/after-{lost}", 1, "spring"));
        }
    }

    /// <summary>A killed node cannot announce its last writes, so it does so when it starts again.</summary>
    [Fact]
    public async Task A_starting_node_announces_that_anything_may_have_changed()
    {
        using var watch = await Watch(_here);
        await BothStarted(watch);
        using var restarted = Open();
        await watch.Until(Change.Everything);
    }

    [Fact]
    public async Task Reports_that_anything_may_have_changed_for_writes_from_before_it_could_listen()
    {
        using var elsewhere = await Watch(_there);
        await BothStarted(elsewhere);
        LetConnect(false);
        using var watch = _here.Changes.Watch();
        await Append(_there, "missed");
        await elsewhere.Until(new("pool/missed", 1, "spring"));
        LetConnect(true);
        Assert.Equal([Change.Everything], await watch.Until(Change.Everything));
        await Append(_there, "tea");
        await watch.Until(new("pool/tea", 1, "spring"));
    }

    [Fact]
    public async Task A_stopping_node_announces_its_last_writes()
    {
        using var watch = await Watch(_here);
        for (var round = 0; round < 5; round++)
        {
            var passing = Open();
            await Append(passing, $"p{round}");
            passing.Dispose();
            await watch.Until(new($"pool/p{round}", 1, "spring"));
        }
    }

    [Fact]
    public void A_node_without_watchers_holds_no_listening_connection() => Assert.Equal(0, EndListeners());

    /// <summary>Watches a node and waits until it listens to the server.</summary>
    private static async Task<ChangeWatch> Watch(IStorage node, string? campaign = null)
    {
        var watch = node.Changes.Watch(campaign);
        await watch.Until(Change.Everything);
        return watch;
    }

    private static Task Append(IStorage node, string pool) => node.Journal.Append(new([Stream(pool, 0, Opened(pool)) with { Campaign = "spring" }]));

    /// <summary>Waits until both nodes have made the announcements of their start.</summary>
    private async Task BothStarted(ChangeWatch watch)
    {
        await Append(_here, "here");
        await watch.Until(new("pool/here", 1, "spring"));
        await Append(_there, "there");
        await watch.Until(new("pool/there", 1, "spring"));
    }

    private IStorage Open() => _home.Open([new PoolView()], TimeProvider.System);

    /// <summary>Forbids or allows new connections. Existing ones stay.</summary>
    private void LetConnect(bool may)
    {
        using var outside = PostgreSqlServer.Shared.Connect("postgres");
        outside.Execute($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(_home.Location).Database} ALLOW_CONNECTIONS {may}");
    }

    /// <returns>How many were ended.</returns>
    private int EndListeners()
    {
        using var connection = _home.Connect();
        return connection.Query<bool>("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'campaign changes' AND datname = current_database()").Count();
    }
}
