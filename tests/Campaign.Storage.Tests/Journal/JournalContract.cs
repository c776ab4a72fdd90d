using System.Data.Common;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Journal;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Journal;

public abstract class JournalContract(IStorageHome home) : StorageContract(home)
{
    [Fact]
    public async Task Gives_facts_back_in_order_with_who_and_when()
    {
        Fact[] facts = [Opened("tea"), Reserved("g1", 2.5m) with { By = "王 芳", At = Noon.AddMilliseconds(7) }, Issued("g1", 2.5m)];
        Assert.Equal(Appended.Done, await Storage.Journal.Append(Unit("tea", 0, facts)));

        var read = await Storage.Journal.Read("pool/tea", 0, None);

        Assert.Equal(facts, read.Select(recorded => recorded.Fact));
        Assert.Equal(facts.Select(fact => (fact.By, fact.At)), read.Select(recorded => (recorded.Fact.By, recorded.Fact.At)));
        Assert.Equal([1L, 2, 3], read.Select(recorded => recorded.Version));
        Assert.All(read, recorded => Assert.Equal(("pool/tea", "req-1"), (recorded.Stream, recorded.RequestId)));
        Assert.True(read.Zip(read.Skip(1)).All(pair => pair.First.Position < pair.Second.Position));
    }

    [Fact]
    public async Task Gives_only_the_facts_after_a_version_and_of_the_stream_asked_for()
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea"), Reserved("g1")));
        await Storage.Journal.Append(Unit("tea-2", 0, Opened("tea-2")));

        Assert.Equal([Reserved("g1")], (await Storage.Journal.Read("pool/tea", 1, None)).Select(recorded => recorded.Fact));
        Assert.Empty(await Storage.Journal.Read("pool/tea", 2, None));
        Assert.Empty(await Storage.Journal.Read("pool/coffee", 0, None));
    }

    [Fact]
    public async Task Gives_everything_back_after_a_restart()
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea"), Reserved("g1")));
        Reopen();
        Assert.Equal([Opened("tea"), Reserved("g1")], (await Storage.Journal.Read("pool/tea", 0, None)).Select(recorded => recorded.Fact));
    }

    [Fact]
    public async Task Rejects_a_stale_version()
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea"), Reserved("g1")));

        Assert.Equal(Appended.Conflict, await Storage.Journal.Append(Unit("tea", 1, Issued("g1"))));

        Assert.Equal(2, (await Storage.Journal.Read("pool/tea", 0, None)).Count);
        Assert.Equal(Appended.Done, await Storage.Journal.Append(Unit("tea", 2, Issued("g1"))));
    }

    [Fact]
    public async Task Rejects_a_version_that_the_stream_has_not_reached()
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")));
        Assert.Equal(Appended.Conflict, await Storage.Journal.Append(Unit("tea", 2, Reserved("g1"))));
        Assert.Equal(Appended.Conflict, await Storage.Journal.Append(Unit("coffee", 1, Reserved("g1"))));
        Assert.Equal(1, Scalar<long>("SELECT count(*) FROM journal"));
    }

    [Fact]
    public async Task Keeps_a_unit_that_was_decided_on_one_still_on_its_way()
    {
        var opened = Storage.Journal.Append(Unit("tea", 0, Opened("tea")));
        var reserved = Storage.Journal.Append(Unit("tea", 1, Reserved("g1")) with { Follows = opened });
        var issued = Storage.Journal.Append(Unit("tea", 2, Issued("g1")) with { Follows = reserved });
        Assert.Equal([Appended.Done, Appended.Done, Appended.Done], await Task.WhenAll(opened, reserved, issued));
        Assert.Equal(3, (await Storage.Journal.Read("pool/tea", 0, None)).Count);
    }

    [Fact]
    public async Task Rejects_a_unit_that_was_decided_on_one_that_was_not_kept_whatever_the_version()
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")));
        await Storage.Journal.Append(Unit("tea", 1, Reserved("theirs")));
        var ours = Storage.Journal.Append(Unit("tea", 1, Reserved("ours")));
        var next = Storage.Journal.Append(Unit("tea", 2, Issued("ours")) with { Follows = ours });
        Assert.Equal([Appended.Conflict, Appended.Conflict], await Task.WhenAll(ours, next));
        Assert.Equal(2, (await Storage.Journal.Read("pool/tea", 0, None)).Count);
    }

    [Fact]
    public async Task Keeps_units_of_several_streams_whole_or_not_at_all()
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")));
        var clash = new JournalUnit([Stream("coffee", 0, Opened("coffee"), Reserved("g1")), Stream("tea", 0, Reserved("g2"))]);
        clash.Rows.Put(PoolView.Pools, ["coffee"], ("name", "Coffee"));

        Assert.Equal(Appended.Conflict, await Storage.Journal.Append(clash));

        Assert.Empty(await Storage.Journal.Read("pool/coffee", 0, None));
        Assert.Empty(Column("SELECT id FROM test_pools WHERE id = 'coffee'"));
    }

    [Fact]
    public async Task Takes_one_stream_in_several_parts_and_refuses_parts_that_do_not_join()
    {
        Assert.Equal(Appended.Done, await Storage.Journal.Append(new([Stream("tea", 0, Opened("tea")), Stream("tea", 1, Reserved("g1"))])));
        Assert.Equal(Appended.Conflict, await Storage.Journal.Append(new([Stream("tea", 2, Reserved("g2")), Stream("tea", 2, Reserved("g3"))])));
        Assert.Equal(Appended.Conflict, await Storage.Journal.Append(new([Stream("tea", 2, Reserved("g2")), Stream("tea", 4, Reserved("g3"))])));
        Assert.Equal(2, Scalar<long>("SELECT count(*) FROM journal"));
    }

    [Fact]
    public async Task Refuses_a_request_key_that_a_unit_holds_twice()
    {
        var key = new RequestRecord(new RequestKey("k1", "f1"), "/pools/tea");
        Assert.Equal(Appended.KeyUsed, await Storage.Journal.Append(Unit("tea", 0, Opened("tea")) with { Requests = [key, key] }));
        Assert.Null(await Answered("k1"));
    }

    [Fact]
    public async Task Refuses_the_whole_unit_when_its_request_key_was_used()
    {
        var key = new RequestRecord(new RequestKey("POST /pools k1", "f1"), "/api/v1/pools/tea");
        Assert.Equal(Appended.Done, await Storage.Journal.Append(Unit("tea", 0, Opened("tea")) with { Requests = [key] }));

        var again = Unit("coffee", 0, Opened("coffee")) with
        {
            Requests = [new(new RequestKey("POST /pools k0", "f0"), "/a"), key],
            Outbox = [new("expire/g1", "pool/coffee", new ExpireGrant("g1"))],
            Personal = [Words("person-1", "coffee", "谢谢")],
        };
        Assert.Equal(Appended.KeyUsed, await Storage.Journal.Append(again));

        Assert.Empty(await Storage.Journal.Read("pool/coffee", 0, None));
        Assert.Empty(await Storage.Messages.Take(Noon.AddYears(1), 10, TimeSpan.Zero));
        Assert.Null(await Storage.Subjects.Read("person-1", "pool/coffee", None));
        Assert.Null(await Answered("POST /pools k0"));
    }

    [Fact]
    public async Task Leaves_no_request_key_behind_when_the_facts_conflict()
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")));
        var key = new RequestRecord(new RequestKey("k1", "f1"), "/pools/tea");
        Assert.Equal(Appended.Conflict, await Storage.Journal.Append(Unit("tea", 0, Reserved("g1")) with { Requests = [key] }));
        Assert.Equal(Appended.Done, await Storage.Journal.Append(Unit("tea", 1, Reserved("g1")) with { Requests = [key] }));
    }

    [Theory]
    [InlineData("UPDATE journal SET actor = 'someone else'")]
    [InlineData("UPDATE journal SET version = version + 1")]
    [InlineData("DELETE FROM journal")]
    public async Task Cannot_be_changed_or_shortened(string sql)
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")));
        using var connection = Home.Connect();
        Assert.Contains("append-only", Assert.ThrowsAny<DbException>(() => connection.Execute(sql)).Message, StringComparison.Ordinal);
        Assert.Equal([Opened("tea")], (await Storage.Journal.Read("pool/tea", 0, None)).Select(recorded => recorded.Fact));
    }

    [Fact]
    public async Task Keeps_the_last_snapshot_of_a_stream()
    {
        Assert.Null(await Storage.Journal.ReadSnapshot("pool/tea", None));
        var unit = Unit("tea", 0, Opened("tea"));
        CoreTables.Remember(unit.Rows, "pool/tea", new Snapshot(1, 1, DomainJson.Write(PoolState.Initial)));
        await Storage.Journal.Append(unit);
        var later = Unit("tea", 1, Reserved("g1"));
        CoreTables.Remember(later.Rows, "pool/tea", new Snapshot(2, 1, "{}"u8.ToArray()));
        await Storage.Journal.Append(later);

        Reopen();
        var snapshot = await Storage.Journal.ReadSnapshot("pool/tea", None);
        Assert.Equal((2, 1), (snapshot!.Version, snapshot.Generation));
        Assert.Equal("{}"u8.ToArray(), snapshot.Json);
    }

    [Fact]
    public async Task Keeps_a_snapshot_only_with_its_facts()
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")));
        var stale = Unit("tea", 0, Reserved("g1"));
        CoreTables.Remember(stale.Rows, "pool/tea", new Snapshot(1, 1, "{}"u8.ToArray()));
        await Storage.Journal.Append(stale);
        Assert.Null(await Storage.Journal.ReadSnapshot("pool/tea", None));
    }

    [Fact]
    public async Task Says_that_it_is_closed()
    {
        Close();
        await Assert.ThrowsAsync<StorageException>(() => Storage.Journal.Append(Unit("tea", 0, Opened("tea"))));
    }
}
