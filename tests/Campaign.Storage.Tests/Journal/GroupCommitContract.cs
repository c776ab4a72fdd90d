using Campaign.Domain.Pools;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Journal;

/// <summary>Many callers share a transaction, and none of them notices.</summary>
public abstract class GroupCommitContract(IStorageHome home) : StorageContract(home)
{
    [Fact]
    public async Task Lets_exactly_one_concurrent_writer_win_a_version()
    {
        for (var round = 0; round < 50; round++)
        {
            var pool = $"tea-{round}";
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(caller =>
                Task.Run(() => Storage.Journal.Append(Unit(pool, 0, Opened(pool) with { By = $"caller-{caller}" })))));
            Assert.Equal(1, answers.Count(answer => answer == Appended.Done));
            Assert.Equal(3, answers.Count(answer => answer == Appended.Conflict));
            var kept = Assert.Single(await Storage.Journal.Read($"pool/{pool}", 0, None));
            Assert.Equal($"caller-{Array.IndexOf(answers, Appended.Done)}", kept.Fact.By);
        }
    }

    [Fact]
    public async Task Keeps_every_acknowledged_unit_of_many_callers()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            var state = await Storage.Commit($"p{caller}", PoolState.Initial, 0, Opened($"p{caller}"));
            for (var version = 1; version <= 20; version++)
            {
                state = await Storage.Commit($"p{caller}", state, version, Reserved($"g{version}"));
            }
        })));

        Reopen();
        for (var caller = 0; caller < 64; caller++)
        {
            Assert.Equal(21, (await Storage.Journal.Read($"pool/p{caller}", 0, None)).Count);
        }

        Assert.Equal(64 * 20, Scalar<long>("SELECT sum(count) FROM totals"));
        Assert.Equal(64 * 20, Scalar<long>("SELECT sum(grants) FROM test_pools"));
    }

    [Fact]
    public async Task Merges_the_changes_of_many_callers_to_one_row()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(caller =>
        {
            var unit = Unit($"p{caller}", 0, Opened($"p{caller}"));
            unit.Rows.Add(PoolView.Pools, ["hot"], "grants", 1);
            return Storage.Journal.Append(unit);
        }));
        Assert.Equal(500, Scalar<long>("SELECT grants FROM test_pools WHERE id = 'hot'"));
    }

    [Fact]
    public async Task Fails_only_the_faulty_unit_of_a_group()
    {
        var appends = Enumerable.Range(0, 60).Select(caller =>
        {
            var unit = Unit($"p{caller}", 0, Opened($"p{caller}"));
            object version = caller % 20 == 7 ? "not a number" : 1L;
            unit.Rows.Put(PoolView.Pools, [$"p{caller}"], ("name", "x"), ("version", version));
            unit.Rows.Add(PoolView.Pools, ["hot"], "grants", 1);
            return Storage.Journal.Append(unit);
        }).ToList();

        for (var caller = 0; caller < appends.Count; caller++)
        {
            if (caller % 20 == 7)
            {
                await Assert.ThrowsAsync<StorageException>(() => appends[caller]);
            }
            else
            {
                Assert.Equal(Appended.Done, await appends[caller]);
            }

            Assert.Equal(caller % 20 == 7 ? 0 : 1, (await Storage.Journal.Read($"pool/p{caller}", 0, None)).Count);
        }

        Assert.Equal(57, Scalar<long>("SELECT grants FROM test_pools WHERE id = 'hot'"));
    }

    /// <summary>A step that adds rows while it runs must not change its neighbours' rows, as each may have to run again alone.</summary>
    [Fact]
    public async Task Retrying_a_failed_group_applies_each_change_once()
    {
        var gate = new ManualResetEventSlim();
        var blocked = Storage.Mentions.Add("tea", "imp", [], (_, _) => gate.Wait());

        var plusOne = new RowChanges();
        plusOne.Add(PoolView.Pools, ["hot"], "grants", 1);
        var first = Storage.Jobs.Write(plusOne);
        var second = Storage.Mentions.Add("tea", "imp", [], (_, rows) => rows.Add(PoolView.Pools, ["hot"], "grants", 10));
        var faulty = Unit("tea", 0, Opened("tea"));
        faulty.Rows.Put(PoolView.Pools, ["tea"], ("version", "not a number"));
        var third = Storage.Journal.Append(faulty);
        gate.Set();

        await Task.WhenAll(blocked, first, second);
        await Assert.ThrowsAsync<StorageException>(() => third);
        Assert.Equal(11, Scalar<long>("SELECT grants FROM test_pools WHERE id = 'hot'"));
    }
}
