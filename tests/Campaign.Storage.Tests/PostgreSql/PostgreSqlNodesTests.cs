using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Changes;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.PostgreSql;
using Campaign.Storage.Rows;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>Two nodes on one database.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlNodesTests : IDisposable
{
    private readonly PostgreSqlHome _home = new();
    private readonly IStorage[] _nodes;

    public PostgreSqlNodesTests() => _nodes = [Open(), Open()];

    private static CancellationToken None => CancellationToken.None;

    public void Dispose()
    {
        Array.ForEach(_nodes, node => node.Dispose());
        _home.Dispose();
    }

    [Fact]
    public async Task Let_exactly_one_of_them_win_a_version()
    {
        for (var round = 0; round < 50; round++)
        {
            var pool = $"tea-{round}";
            var answers = await Many(4, caller => Node(caller).Journal.Append(Unit(pool, 0, Opened(pool) with { By = $"caller-{caller}" })));
            Assert.Equal(1, answers.Count(answer => answer == Appended.Done));
            Assert.Equal(3, answers.Count(answer => answer == Appended.Conflict));
            var kept = Assert.Single(await Node(round).Journal.Read($"pool/{pool}", 0, None));
            Assert.Equal($"caller-{Array.IndexOf(answers, Appended.Done)}", kept.Fact.By);
        }
    }

    [Fact]
    public async Task Let_exactly_one_of_them_use_a_request_key()
    {
        for (var round = 0; round < 50; round++)
        {
            var key = new RequestRecord(new RequestKey($"k{round}", "f"), "/pools/tea");
            var answers = await Many(2, caller => Node(caller).Journal.Append(
                Unit($"p{round}-{caller}", 0, Opened($"p{round}-{caller}")) with { Requests = [key] }));
            Assert.Equal([Appended.Done, Appended.KeyUsed], answers.Order());
        }
    }

    [Fact]
    public async Task See_a_fact_that_comes_to_light_after_a_later_one()
    {
        var marks = new MarkQueries(Node(0).Database);
        await Node(0).Journal.Append(Unit("first", 0, Opened("first")));
        await marks.Of("tea", null, None);

        // Another node has taken its place in the journal, and is slow to commit.
        using var slow = _home.Connect();
        using var transaction = slow.BeginTransaction();
        slow.Execute("INSERT INTO writers (id, written, at) VALUES ('slow', 1, 1)", transaction: transaction);
        slow.Execute("INSERT INTO journal (stream, version, type, data, at, actor, request, campaign) VALUES ('pool/slow', 1, 'partner.approved', '{}', 1, 'lin', 'r', 'tea')", transaction: transaction);
        await Node(0).Journal.Append(Unit("later", 0, Opened("later")));
        var mark = await marks.Of("tea", null, None);
        Assert.Equal(mark, await marks.Of("tea", mark, None));
        var other = await marks.Of("tea", null, None);
        transaction.Commit();
        Assert.NotEqual(mark, await marks.Of("tea", mark, None));
        Assert.NotEqual(other, await marks.Of("tea", other, None));
    }

    [Fact]
    public async Task Count_what_all_of_them_add_to_one_row()
    {
        await Many(400, caller =>
        {
            var unit = Unit($"p{caller}", 0, Opened($"p{caller}"));
            unit.Rows.Add(PoolView.Pools, ["hot"], "grants", 1);
            return Node(caller).Journal.Append(unit);
        });
        Assert.Equal(400, Scalar("SELECT grants FROM test_pools WHERE id = 'hot'"));
    }

    [Fact]
    public async Task Fail_only_what_another_node_was_faster_with()
    {
        // The other node's fact is there and not committed: whoever wants its version waits for it.
        using var connection = _home.Connect();
        using (var transaction = connection.BeginTransaction())
        {
            connection.Execute("INSERT INTO journal (stream, version, type, data, at, actor, request) VALUES ('pool/tea', 1, 't', '', 0, '', '')", transaction: transaction);
            var lost = _nodes[0].Journal.Append(Unit("tea", 0, Opened("tea")));
            var others = Enumerable.Range(0, 20).Select(caller => _nodes[0].Journal.Append(Unit($"p{caller}", 0, Opened($"p{caller}")))).ToList();
            while (Scalar("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()") == 0)
            {
                await Task.Yield();
            }

            await transaction.CommitAsync();
            Assert.Equal(Appended.Conflict, await lost);
            Assert.All(await Task.WhenAll(others), answer => Assert.Equal(Appended.Done, answer));
        }
    }

    [Fact]
    public async Task Give_a_person_one_key_however_many_meet_them_first()
    {
        for (var round = 0; round < 30; round++)
        {
            var person = $"person-{round}";
            await Many(4, caller => Node(caller).Journal.Append(new([]) { Personal = [Words(person, $"p{caller}", $"words {caller}")] }));
            for (var caller = 0; caller < 4; caller++)
            {
                Assert.Equal(Words(person, $"p{caller}", $"words {caller}").Json, (await Node(round).Subjects.Read(person, $"pool/p{caller}", None))!.Json);
            }

            // Someone who was erased and comes back to two nodes at once.
            await Node(round).Subjects.Erase(person, None);
            await Many(2, caller => Node(caller).Journal.Append(new([]) { Personal = [Words(person, $"p{caller}", $"again {caller}")] }));
            for (var caller = 0; caller < 2; caller++)
            {
                Assert.NotNull(await Node(round).Subjects.Read(person, $"pool/p{caller}", None));
            }
        }
    }

    [Fact]
    public async Task Show_a_persons_words_only_where_they_are_kept_whatever_meets_the_erasure()
    {
        for (var round = 0; round < 30; round++)
        {
            var giving = Many(6, caller => Node(caller).Journal.Append(new([]) { Personal = [Words("person-1", $"p{caller}", "要求退款")] }));
            await Many(2, caller => Node(caller).Subjects.Erase("person-1", None));
            await giving;
            using var lease = _nodes[0].Database.Read();
            var shown = lease.Connection.Query<string>("SELECT id FROM test_pools WHERE words IS NOT NULL").ToHashSet();
            for (var pool = 0; pool < 6; pool++)
            {
                Assert.Equal(shown.Contains($"p{pool}"), await _nodes[1].Subjects.Read("person-1", $"pool/p{pool}", None) is not null);
            }
        }
    }

    [Fact]
    public async Task Never_take_the_same_message()
    {
        var due = Enumerable.Range(0, 200).Select(number => new OutboxMessage($"expire/g{number}", "pool/tea", new ExpireGrant($"g{number}"), Noon));
        await _nodes[0].Journal.Append(new([]) { Outbox = [.. due] });
        var taken = await Many(20, caller => Node(caller).Messages.Take(Noon, 15, TimeSpan.FromMinutes(1)));
        var keys = taken.SelectMany(messages => messages.Select(message => message.Key)).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.True(keys.Count > 15, "Rows that another node is taking are passed over, not all of them.");
    }

    [Fact]
    public async Task Go_on_unnoticed_when_a_connection_is_lost_and_write_nothing_twice()
    {
        using var stop = new CancellationTokenSource();
        var written = 0;
        var cutting = Task.Run(async () =>
        {
            using var connection = _home.Connect();
            for (var cuts = 0; cuts < 60; cuts++)
            {
                for (var until = Volatile.Read(ref written) + 10; Volatile.Read(ref written) < until;)
                {
                    await Task.Yield();
                }

                connection.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'campaign _%' AND datname = current_database()");
            }

            await stop.CancelAsync();
        });
        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var rows = new RowChanges();
                rows.Add(PoolView.Pools, ["hot"], "grants", 1);
                await Node(caller).Jobs.Write(rows);
                Interlocked.Increment(ref written);
            }
        })));
        await cutting;
        Assert.Equal(written, Scalar("SELECT coalesce(max(grants), 0) FROM test_pools WHERE id = 'hot'"));
    }

    [Fact]
    public async Task Rebuild_views_while_another_writes()
    {
        var writing = Many(4, async caller =>
        {
            var state = PoolState.Initial;
            for (var version = 0; version < 60; version++)
            {
                state = await Node(caller).Commit($"p{caller}", state, version, version == 0 ? Opened($"p{caller}") : Reserved($"g{version}"));
            }

            return state;
        });
        for (var rebuilds = 0; rebuilds < 10; rebuilds++)
        {
            await Node(rebuilds).RebuildViews();
        }

        await writing;
        var live = ViewSnapshot.Of(_nodes[0], new PoolView());
        await _nodes[1].RebuildViews();
        Assert.Equal(ViewSnapshot.Of(_nodes[0], new PoolView()), live);
    }

    [Fact]
    public async Task Refuse_to_write_into_views_that_another_version_has_changed()
    {
        using var newer = _home.Open([new SilentPoolView()], TimeProvider.System);
        var refused = await Assert.ThrowsAsync<StorageException>(() => _nodes[0].Journal.Append(Unit("tea", 0, Opened("tea"))));
        Assert.Contains("Restart this node", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Appended.Done, await newer.Journal.Append(Unit("tea", 0, Opened("tea"))));
    }

    [Fact]
    public async Task Hold_their_leases_by_one_clock_whatever_their_own_say()
    {
        using var behind = _home.Open([new PoolView()], new FakeClock());
        var rows = new RowChanges();
        rows.Put(new JobRow("job-1", "test", "spring", "queued", 0, 0, 0, 0, "", null, "li", 1, null));
        await behind.Jobs.Write(rows);
        Assert.Single(await Take(behind, "behind"));
        Assert.Empty(await Take(_nodes[0], "right"));

        static async Task<IReadOnlyList<JobRow>> Take(IStorage node, string name)
        {
            var now = await node.Jobs.Now();
            return await node.Jobs.Take(name, [], 1, now, now.AddMinutes(1));
        }
    }

    [Fact]
    public async Task Read_the_files_that_another_kept()
    {
        await File.WriteAllBytesAsync(_nodes[0].Files.Draft("job-1"), [1, 2, 3]);
        await _nodes[0].Files.Keep("job-1", None);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(await _nodes[1].Files.Open("job-1", None)));
        await _nodes[1].Files.Forget("job-1");
        await Assert.ThrowsAsync<FileNotFoundException>(() => _nodes[0].Files.Open("job-1", None));
    }

    [Fact]
    public async Task Make_the_schema_once_when_they_start_together()
    {
        var database = PostgreSqlServer.Shared.CreateDatabase();
        try
        {
            var started = await Many(4, _ => Task.FromResult(new PostgreSqlStorage(PostgreSqlServer.Shared.ConnectionString(database), "nowhere", [new PoolView()], TimeProvider.System)));
            Assert.Single(started.Select(node => node.Subjects.IdOf("weibo", "张小敏")).Distinct());
            Assert.Equal(Appended.Done, await started[0].Journal.Append(Unit("tea", 0, Opened("tea"))));
            Assert.Single(await started[3].Journal.Read("pool/tea", 0, None));
            Array.ForEach(started, node => node.Dispose());
        }
        finally
        {
            PostgreSqlServer.Shared.Drop(database);
        }
    }

    private static Task<T[]> Many<T>(int callers, Func<int, Task<T>> act) => Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => act(caller))));

    private IStorage Open() => _home.Open([new PoolView()], TimeProvider.System);

    private IStorage Node(int caller) => _nodes[caller % _nodes.Length];

    private long Scalar(string sql)
    {
        using var connection = _home.Connect();
        return connection.ExecuteScalar<long>(sql);
    }
}
