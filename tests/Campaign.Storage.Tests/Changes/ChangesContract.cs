using Campaign.Domain.Mentions;
using Campaign.Domain.Pools;
using Campaign.Domain.Reputation;
using Campaign.Storage.Changes;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Campaign.Storage.Rows;
using static Campaign.Storage.Tests.Units;
using Change = Campaign.Storage.Changes.Change;

namespace Campaign.Storage.Tests.Changes;

public abstract class ChangesContract(IStorageHome home) : StorageContract(home)
{
    private int _marks;

    [Fact]
    public async Task Are_reported_by_stream_with_its_new_version_and_its_campaign()
    {
        using var watch = await Watch();
        await Append("tea", 0, "spring", Opened("tea"), Reserved("g1"));
        await watch.Until(new("pool/tea", 2, "spring"));
        await Append("tea", 2, "spring", Reserved("g2"));
        await watch.Until(new("pool/tea", 3, "spring"));
    }

    [Fact]
    public async Task Can_be_read_by_the_time_they_are_reported()
    {
        using var watch = await Watch();
        for (var round = 0; round < 10; round++)
        {
            var append = Append($"p{round}", 0, "spring", Opened($"p{round}"));
            await watch.Until(new($"pool/p{round}", 1, "spring"));
            Assert.Equal(1, await Storage.Journal.Version($"pool/p{round}", None));
            await append;
        }
    }

    [Fact]
    public async Task Are_not_reported_when_nothing_was_written()
    {
        using var watch = await Watch();
        Assert.Equal(Appended.Conflict, await Storage.Journal.Append(Unit("stale", 7, Opened("stale"))));
        var key = new RequestRecord(new("k1", "f"), "/pools/tea");
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")) with { Requests = [key] });
        Assert.Equal(Appended.KeyUsed, await Storage.Journal.Append(Unit("twin", 0, Opened("twin")) with { Requests = [key] }));
        await Assert.ThrowsAsync<StorageException>(() => Storage.Mentions.Add("broken", "imp", [], (_, _) => throw new StorageException("No.")));
        Assert.Equal(["pool/last", "pool/tea"], (await UntilLast(watch)).Select(change => change.Stream).OfType<string>().Order());
    }

    [Fact]
    public async Task Are_reported_once_per_stream_since_the_watcher_last_looked()
    {
        using var watch = await Watch();
        await Append("hot", 0, "spring", Opened("hot"));
        for (var version = 1; version < 200; version++)
        {
            await Append("hot", version, "spring", Reserved($"g{version}"));
        }

        await Settle();
        Assert.Equal(new("pool/hot", 200, "spring"), Assert.Single(await watch.Next(Watching.Soon()), change => change.Stream == "pool/hot"));
    }

    [Fact]
    public async Task Are_reduced_to_their_campaign_when_a_watcher_falls_behind()
    {
        using var slow = await Watch();
        await AppendMany("spring");
        await Append("other", 0, "autumn", Opened("other"));
        await Settle();
        var told = await slow.Next(Watching.Soon());
        Assert.Contains(Change.MuchOf("spring"), told);
        Assert.InRange(told.Count, 1, 200);
    }

    [Fact]
    public async Task Are_reduced_to_everything_when_too_many_belong_to_no_campaign()
    {
        using var watch = await Watch("spring");
        await AppendMany(campaign: null);
        await watch.Until(Change.Everything);
    }

    [Fact]
    public async Task Of_other_campaigns_are_not_reported_to_a_watcher_of_one()
    {
        using var watch = await Watch("spring");
        await Append("other", 0, "autumn", Opened("other"));
        await Append("common", 0, null, Opened("common"));
        Assert.Equal(["pool/common", "pool/last"], (await UntilLast(watch)).Select(change => change.Stream).OfType<string>().Order());
    }

    [Fact]
    public async Task Of_a_job_are_reported_at_every_step()
    {
        using var watch = await Watch();
        var job = new JobRow("job-1", "mentions-import", "spring", "queued", 0, 0, 0, 0, "{}", null, "li.na", 1, null);
        await Put(job);
        await watch.Until(Change.OfJob("job-1"));
        job = Assert.Single(await Storage.Jobs.Take("one", [], 1, Noon, Noon.AddMinutes(1)));
        await watch.Until(Change.OfJob("job-1"));
        await Storage.Mentions.Add("spring", "imp", [], (_, rows) => rows.Put(job with { Status = "running", Progress = 40 }));
        await watch.Until(Change.OfJob("job-1"));
        var unit = Unit("tea", 0, Opened("tea"));
        unit.Rows.Put(job with { Status = "running", Progress = 80 });
        await Storage.Journal.Append(unit);
        await watch.Until(Change.OfJob("job-1"));
        Assert.Equal(JobCancelling.Cancelled, await Storage.Jobs.Cancel("job-1", Noon.AddHours(1)));
        await watch.Until(Change.OfJob("job-1"));
    }

    [Fact]
    public async Task Of_mentions_are_reported_when_they_are_imported_and_reverted()
    {
        using var watch = await Watch();
        var mention = new Mention(MentionIdentity.Of("spring", "weibo", "1"), Noon, "weibo", Origin.Organic, Tone.Positive, 1, null, null);
        await Storage.Mentions.Add("spring", "imp", [mention], (_, _) => { });
        await watch.Until(Change.MuchOf("spring"));
        await Storage.Mentions.Revert("spring", "imp", 10);
        await watch.Until(Change.MuchOf("spring"));
    }

    [Fact]
    public async Task Of_an_erasure_do_not_reveal_what_belonged_to_the_person()
    {
        await Storage.Journal.Append(Unit("secret", 0, Opened("secret")) with { Personal = [Words("person-1", "secret", "要求退款")] });
        using var watch = await Watch();
        await Storage.Subjects.Erase("person-1", None);
        Assert.Equal([Change.Everything], await watch.Until(Change.Everything));
    }

    [Fact]
    public async Task Are_reported_to_every_watcher_until_it_is_disposed()
    {
        using var first = await Watch();
        var second = await Watch();
        await Append("tea", 0, "spring", Opened("tea"));
        await first.Until(new("pool/tea", 1, "spring"));
        await second.Until(new("pool/tea", 1, "spring"));
        second.Dispose();
        await UntilLast(first);
    }

    /// <summary>Starts watching and waits until what is reported at the start has arrived.</summary>
    private async Task<ChangeWatch> Watch(string? campaign = null)
    {
        var watch = Storage.Changes.Watch(campaign);
        var mark = await Mark();
        for (var told = await watch.Next(Watching.Soon()); !told.Contains(mark); told = await watch.Next(Watching.Soon()))
        {
            // A node that has only just started to listen may have missed an earlier mark.
            mark = told.Contains(Change.Everything) ? await Mark() : mark;
        }

        return watch;
    }

    /// <summary>Waits until everything written so far has been reported to all watchers: earlier changes are done once the second of two marks arrives.</summary>
    private async Task Settle()
    {
        using var watch = Storage.Changes.Watch();
        await watch.Until(await Mark());
        await watch.Until(await Mark());
    }

    private async Task<Change> Mark()
    {
        var pool = $"mark-{++_marks}";
        await Append(pool, 0, null, Opened(pool));
        return new($"pool/{pool}", 1, null);
    }

    private Task AppendMany(string? campaign) =>
        Task.WhenAll(Enumerable.Range(0, 1000).Select(number => Append($"p{number}", 0, campaign, Opened($"p{number}"))));

    private async Task<IReadOnlyList<Change>> UntilLast(ChangeWatch watch)
    {
        await Append("last", 0, "spring", Opened("last"));
        return await watch.Until(new("pool/last", 1, "spring"));
    }

    private async Task Append(string pool, long expected, string? campaign, params PoolFact[] facts) =>
        Assert.Equal(Appended.Done, await Storage.Journal.Append(new([Stream(pool, expected, [.. facts]) with { Campaign = campaign }])));

    private Task Put(JobRow job)
    {
        var rows = new RowChanges();
        rows.Put(job);
        return Storage.Jobs.Write(rows);
    }
}

internal static class Watching
{
    /// <summary>Reads reported changes until the expected one is among them.</summary>
    /// <returns>All changes read.</returns>
    public static async Task<IReadOnlyList<Change>> Until(this ChangeWatch watch, Change expected)
    {
        var told = new List<Change>();
        while (!told.Contains(expected))
        {
            told.AddRange(await watch.Next(Soon()));
        }

        return told;
    }

    /// <summary>A token that fails a test that would otherwise wait for ever.</summary>
    public static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;
}
