using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Campaign.Storage.Rows;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Jobs;

public abstract class JobsContract(IStorageHome home) : StorageContract(home)
{
    [Fact]
    public async Task Are_read_back_as_written()
    {
        await Put(Job("a", "queued", 1));
        var done = Job("a", "done", 1) with { Progress = 100, Read = 7, Accepted = 5, Rejected = 2, Result = "{\"报告\":1}", Finished = 9 };
        await Put(done);
        Reopen();
        Assert.Equal(done, await Storage.Jobs.Find("a", None));
        Assert.Null(await Storage.Jobs.Find("b", None));
    }

    [Fact]
    public async Task Are_taken_oldest_first_unless_finished()
    {
        await Put(Job("late", "queued", 3));
        await Put(Job("early", "running", 1));
        foreach (var status in new[] { "done", "failed", "cancelled" })
        {
            await Put(Job(status, status, 2));
        }

        Assert.Equal(["early"], (await Take("one", atMost: 1)).Select(job => job.Id));
        Assert.Equal(Job("late", "running", 3) with { Lease = 1 }, Assert.Single(await Take("two")));
        Assert.Empty(await Take("three"));
    }

    [Fact]
    public async Task Are_run_by_one_node_until_its_lease_expires()
    {
        await Put(Job("a", "queued", 1));
        var taken = Assert.Single(await Take("one"));
        await Put(taken with { Read = 7 });
        Assert.Empty(await Take("two", Now + Lease - TimeSpan.FromMilliseconds(1)));
        await Storage.Jobs.Renew("one", Now + Lease + Lease);
        Assert.Empty(await Take("two", Now + Lease));
        Assert.Equal(7, Assert.Single(await Take("two", Now + Lease + Lease)).Read);
        Assert.Empty(await Storage.Jobs.Renew("one", Now + Lease + Lease));
    }

    [Fact]
    public async Task Can_be_taken_by_any_node_once_released()
    {
        await Put(Job("a", "queued", 1));
        await Take("one");
        await Storage.Jobs.Release("one");
        Assert.Single(await Take("two"));
        Assert.Empty(await Storage.Jobs.Renew("one", Now + Lease));
    }

    [Fact]
    public async Task Are_returned_to_their_restarted_node_except_those_it_already_runs()
    {
        await Put(Job("a", "queued", 1));
        await Put(Job("b", "queued", 2));
        await Take("one");
        Assert.Equal(["b"], (await Storage.Jobs.Take("one", ["a"], 10, Now, Now + Lease)).Select(job => job.Id));
    }

    [Fact]
    public async Task Are_cancelled_at_once_when_idle_and_otherwise_by_the_node_that_runs_them()
    {
        await Put(Job("a", "queued", 1));
        await Put(Job("b", "queued", 2));
        await Take("one", atMost: 1);
        Assert.Equal(JobCancelling.Asked, await Storage.Jobs.Cancel("a", Now));
        Assert.Equal(JobCancelling.Cancelled, await Storage.Jobs.Cancel("b", Now));
        Assert.Equal(JobCancelling.TooLate, await Storage.Jobs.Cancel("b", Now));
        Assert.Equal(JobCancelling.TooLate, await Storage.Jobs.Cancel("c", Now));
        Assert.Equal("cancelled", (await Storage.Jobs.Find("b", None))!.Status);
        Assert.Equal(new Dictionary<string, bool> { ["a"] = true }, await Storage.Jobs.Renew("one", Now + Lease));
    }

    [Fact]
    public async Task Reject_every_write_of_a_node_that_lost_its_lease()
    {
        await Put(Job("a", "queued", 1));
        var frozen = Assert.Single(await Take("one"));
        var other = Assert.Single(await Take("two", Now + Lease));
        await Put(other with { Status = "done", Read = 9, Finished = 5 });

        var rows = new RowChanges();
        rows.Put(frozen with { Read = 3 });
        rows.Put("a", Reject(3));
        await Assert.ThrowsAsync<JobTakenException>(() => Storage.Jobs.Write(rows));
        var mention = new Mention(MentionIdentity.Of("spring", "weibo", "1"), Now, "weibo", Origin.Organic, Tone.Positive, 1, null, null);
        await Assert.ThrowsAsync<JobTakenException>(() => Storage.Mentions.Add("spring", "a", [mention], (_, own) => own.Put(frozen with { Read = 3 })));
        await Assert.ThrowsAsync<JobTakenException>(() =>
        {
            var unit = Unit("tea", 0, Opened("tea"));
            unit.Rows.Put(frozen with { Read = 3 });
            return Storage.Journal.Append(unit);
        });
        Assert.Equal(0, Scalar<long>("SELECT count(*) FROM mentions"));
        Assert.Empty(await Storage.Journal.Read("pool/tea", 0, None));
        Assert.Equal(("done", 9), ((await Storage.Jobs.Find("a", None))!.Status, (await Storage.Jobs.Find("a", None))!.Read));
        Assert.Empty(await Storage.Jobs.Rejects("a", 0, 10, None));
    }

    [Fact]
    public async Task Stay_cancelled_when_a_node_that_lost_its_lease_wakes_up()
    {
        await Put(Job("a", "queued", 1));
        var frozen = Assert.Single(await Take("one"));
        Assert.Equal(JobCancelling.Cancelled, await Storage.Jobs.Cancel("a", Now + Lease));
        await Assert.ThrowsAsync<JobTakenException>(() => Put(frozen with { Read = 3 }));
        Assert.Equal("cancelled", (await Storage.Jobs.Find("a", None))!.Status);
    }

    [Fact]
    public async Task That_ended_long_ago_have_their_rejected_rows_deleted_in_batches()
    {
        await Put(Job("old", "done", 1) with { Rejected = 3, Finished = 5 });
        await Put(Job("old-2", "done", 1) with { Rejected = 1, Finished = 9 });
        await Put(Job("running", "running", 1));
        var rows = new RowChanges();
        foreach (var (job, line) in new[] { ("old", 1), ("old", 2), ("old", 3), ("old-2", 1), ("running", 1) })
        {
            rows.Put(job, Reject(line));
        }

        await Storage.Jobs.Write(rows);
        var before = DateTimeOffset.FromUnixTimeMilliseconds(9);
        Assert.Equal(2, await Storage.Jobs.ForgetRejects(before, 2));
        Assert.Equal(1, await Storage.Jobs.ForgetRejects(before, 2));
        Assert.Equal(0, await Storage.Jobs.ForgetRejects(before, 2));
        Assert.Empty(await Storage.Jobs.Rejects("old", 0, 10, None));
        Assert.Single(await Storage.Jobs.Rejects("old-2", 0, 10, None));
        Assert.Single(await Storage.Jobs.Rejects("running", 0, 10, None));
        Assert.Equal(3, (await Storage.Jobs.Find("old", None))!.Rejected);
    }

    [Fact]
    public async Task That_ended_long_ago_are_deleted_in_batches_and_others_stay()
    {
        await Put(Job("a", "done", 1) with { Finished = 5 });
        await Put(Job("b", "failed", 1) with { Finished = 6 });
        await Put(Job("c", "done", 1) with { Finished = 9 });
        await Put(Job("d", "running", 1));
        var before = DateTimeOffset.FromUnixTimeMilliseconds(9);
        Assert.Equal(1, await Storage.Jobs.ForgetJobs(before, 1));
        Assert.Equal(1, await Storage.Jobs.ForgetJobs(before, 10));
        Assert.Null(await Storage.Jobs.Find("a", None));
        Assert.Null(await Storage.Jobs.Find("b", None));
        Assert.NotNull(await Storage.Jobs.Find("c", None));
        Assert.NotNull(await Storage.Jobs.Find("d", None));
    }

    [Fact]
    public async Task Are_counted_by_status()
    {
        var queries = new JobQueries(Storage.Database);
        Assert.Empty(queries.ByStatus());
        await Put(Job("a", "running", 1));
        await Put(Job("b", "done", 1));
        await Put(Job("c", "done", 1));
        Assert.Equal([("done", 2L), ("running", 1L)], queries.ByStatus());
    }

    [Fact]
    public async Task Return_rejected_rows_page_by_page_in_file_order()
    {
        var rows = new RowChanges();
        foreach (var line in new[] { 10, 2, 1_000_000, 33 })
        {
            rows.Put("a", Reject(line));
        }

        rows.Put("a-2", Reject(1));
        rows.Put("a", Reject(33));
        await Storage.Jobs.Write(rows);

        Assert.Equal([Reject(2), Reject(10)], await Storage.Jobs.Rejects("a", 0, 2, None));
        Assert.Equal([Reject(33), Reject(1_000_000)], await Storage.Jobs.Rejects("a", 10, 100, None));
        Assert.Equal([Reject(1)], await Storage.Jobs.Rejects("a-2", 0, 100, None));
    }

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_000_000);

    private Task<IReadOnlyList<JobRow>> Take(string node, DateTimeOffset? now = null, int atMost = 10) =>
        Storage.Jobs.Take(node, [], atMost, now ?? Now, (now ?? Now) + Lease);

    private static JobRow Job(string id, string status, long created) =>
        new(id, "mentions-import", "campaign/tea", status, 0, 0, 0, 0, "{}", null, "li.na", created, null);

    private static JobReject Reject(long line) => new(line, "bad-time", "时间无法识别", "The time cannot be read", "[\"a\",\"b\"]");

    private Task Put(JobRow job)
    {
        var rows = new RowChanges();
        rows.Put(job);
        return Storage.Jobs.Write(rows);
    }
}
