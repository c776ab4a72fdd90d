using Campaign.Storage.Changes;
using Campaign.Storage.Tests.Changes;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>What a node's watchers hear of the other nodes.</summary>
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
    public async Task What_another_node_writes_is_told_here()
    {
        using var watch = _here.Changes.Watch("spring");
        await Append(_there, "tea");
        await watch.Until(new("pool/tea", 1, "spring"));
    }

    [Fact]
    public async Task A_watcher_whose_listening_connection_was_lost_hears_that_anything_may_have_changed_and_then_goes_on()
    {
        using var watch = _here.Changes.Watch();
        await Append(_there, "before");
        await watch.Until(new("pool/before", 1, "spring"));
        for (var lost = 0; lost < 2; lost++)
        {
            Assert.Equal(1, EndListeners());
            Assert.Contains(Change.Everything, await watch.Next(Watching.Soon()));
            await Append(_there, $"after-{lost}");
            await watch.Until(new($"pool/after-{lost}", 1, "spring"));
        }
    }

    [Fact]
    public async Task A_node_that_starts_tells_that_anything_may_have_changed_as_one_that_was_killed_cannot()
    {
        using var watch = _here.Changes.Watch();
        await Append(_here, "here");
        await watch.Until(new("pool/here", 1, "spring"));
        await Append(_there, "there");
        await watch.Until(new("pool/there", 1, "spring"));
        using var restarted = Open();
        await watch.Until(Change.Everything);
    }

    [Fact]
    public async Task A_node_that_stops_tells_what_it_wrote_last()
    {
        using var watch = _here.Changes.Watch();
        for (var round = 0; round < 5; round++)
        {
            var passing = Open();
            await Append(passing, $"p{round}");
            passing.Dispose();
            await watch.Until(new($"pool/p{round}", 1, "spring"));
        }
    }

    [Fact]
    public void A_node_that_nobody_watches_holds_no_connection_to_listen() => Assert.Equal(0, EndListeners());

    private static Task Append(IStorage node, string pool) => node.Journal.Append(new([Stream(pool, 0, Opened(pool)) with { Campaign = "spring" }]));

    private IStorage Open() => _home.Open([new PoolView()], TimeProvider.System);

    /// <returns>How many there were.</returns>
    private int EndListeners()
    {
        using var connection = _home.Connect();
        return connection.Query<bool>("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'campaign changes' AND datname = current_database()").Count();
    }
}
