using System.Text;
using Campaign.Domain.Decisions;
using Campaign.Domain.Messages;
using Campaign.Domain.Pools;
using Campaign.Storage.Journal;
using Campaign.Storage.Messages;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Messages;

public abstract class MessagesContract(IStorageHome home) : StorageContract(home)
{
    [Fact]
    public async Task Wait_with_the_facts_that_caused_them()
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")) with { Outbox = [Expiry("g1", Noon)] });
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")) with { Outbox = [Expiry("g2", Noon)] });
        Reopen();
        Assert.Equal([new DueMessage("expire/g1", "pool/tea", new ExpireGrant("g1"), 0)], await Due());
    }

    [Fact]
    public async Task Are_kept_once_however_often_they_are_posted()
    {
        await Post(Expiry("g1", Noon));
        await Post(Expiry("g1", Noon.AddHours(-1)), Expiry("g1", Noon.AddHours(-2)));
        Assert.Single(await Due(Noon));
        Assert.Empty(await Due(Noon.AddMilliseconds(-1)));
    }

    [Fact]
    public async Task Come_the_longest_due_first_and_no_earlier_than_due()
    {
        await Post(Expiry("g3", Noon.AddHours(3)), Expiry("g1", Noon.AddHours(1)), Expiry("g2", Noon.AddHours(2)));
        Assert.Equal(["expire/g1", "expire/g2"], (await Due(Noon.AddHours(2))).Select(message => message.Key));
        Assert.Equal(["expire/g1"], (await Storage.Messages.Take(Noon.AddHours(9), 1, Lease)).Select(message => message.Key));
    }

    [Fact]
    public async Task Without_a_deadline_are_due_at_once()
    {
        await Post(Expiry("g1", null));
        Assert.Single(await Due(Clock.Now));
        Assert.Empty(await Due(Clock.Now.AddMilliseconds(-1)));
    }

    [Fact]
    public async Task Are_forgotten_when_the_receiver_has_acted()
    {
        await Post(Expiry("g1", Noon), Expiry("g2", Noon));
        await Storage.Messages.Acknowledge(["expire/g1", "expire/g9"]);
        Assert.Equal(["expire/g2"], (await Due()).Select(message => message.Key));
    }

    [Fact]
    public async Task Come_again_later_when_the_receiver_failed()
    {
        await Post(Expiry("g1", Noon));
        await Storage.Messages.Postpone("expire/g1", 3, Noon.AddMinutes(5));
        Assert.Empty(await Due(Noon.AddMinutes(4)));
        Assert.Equal(3, Assert.Single(await Due(Noon.AddMinutes(5))).Attempts);
    }

    [Fact]
    public async Task Tell_how_deliveries_stand()
    {
        var queries = new MessageQueries(Storage.Database);
        Assert.Equal(new MessageBacklog(0, 0, null, 0), queries.Backlog(Noon));
        await Post(Expiry("g1", Noon), Expiry("g2", Noon.AddMinutes(2)), Expiry("g3", Noon.AddMinutes(1)), Expiry("g4", Noon.AddDays(90)));
        await Storage.Messages.Postpone("expire/g1", 1, Noon.AddMinutes(50));
        Assert.Equal(new MessageBacklog(2, 1, Noon.AddMinutes(1), 0), queries.Backlog(Noon.AddMinutes(2)));
        Assert.Equal(new MessageBacklog(0, 1, null, 0), queries.Backlog(Noon));
    }

    [Fact]
    public async Task Are_given_to_one_taker_until_its_lease_is_over()
    {
        await Post(Expiry("g1", Noon), Expiry("g2", Noon));
        Assert.Equal(["expire/g1", "expire/g2"], (await Storage.Messages.Take(Noon, 10, Lease)).Select(message => message.Key).Order());
        Assert.Empty(await Storage.Messages.Take(Noon + Lease - TimeSpan.FromMilliseconds(1), 10, Lease));
        await Storage.Messages.Acknowledge(["expire/g1"]);
        Assert.Equal(["expire/g2"], (await Storage.Messages.Take(Noon + Lease, 10, Lease)).Select(message => message.Key));
    }

    [Fact]
    public async Task Are_never_given_to_two_takers_at_once()
    {
        await Post([.. Enumerable.Range(0, 200).Select(number => Expiry($"g{number}", Noon))]);
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Storage.Messages.Take(Noon, 15, Lease))));
        var keys = taken.SelectMany(messages => messages.Select(message => message.Key)).ToList();
        Assert.Equal(200, keys.Count);
        Assert.Equal(200, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("say-hello", """{"grantId":"g1"}""")]
    [InlineData("grant.expire@2", """{"grantId":"g1"}""")]
    [InlineData("grant.expire", """{"grantId":""")]
    [InlineData("grant.expire", """{"id":"g1"}""")]
    [InlineData("grant.expire", "null")]
    [InlineData("pool.closed", """{"reason":"x"}""")]
    public async Task That_cannot_be_read_hold_up_no_others(string type, string json)
    {
        await Post(Expiry("g1", Noon), Expiry("g2", Noon), Expiry("g3", Noon));
        Damage("expire/g1", type, json);
        var taken = await Storage.Messages.Take(Noon, 10, Lease);
        Assert.Equal(["expire/g1"], taken.Where(message => message.Message is null).Select(message => message.Key));
        Assert.Equal([new ExpireGrant("g2"), new ExpireGrant("g3")], taken.Select(message => message.Message).OfType<ExpireGrant>().OrderBy(message => message.GrantId));
    }

    [Fact]
    public async Task Set_aside_come_no_more_and_stay_with_their_reason()
    {
        var why = new Wording("无法读取。", "It cannot be read.");
        await Post(Expiry("g1", Noon), Expiry("g2", Noon));
        await Storage.Messages.SetAside("expire/g1", 3, why, Noon.AddMinutes(1));
        Reopen();
        await Post(Expiry("g1", Noon));
        var queries = new MessageQueries(Storage.Database);
        Assert.Equal([new AsideMessage("expire/g1", "pool/tea", "grant.expire", Noon.AddMinutes(1), 3, why)], await queries.Aside(10, None));
        Assert.Equal("expire/g1", (await queries.FindAside("expire/g1", None))!.Message.Key);
        Assert.Null(await queries.FindAside("expire/g2", None));
        Assert.Equal(new MessageBacklog(1, 0, Noon, 1), queries.Backlog(Noon.AddMinutes(2)));
        Assert.Equal(["expire/g2"], (await Due()).Select(message => message.Key));
    }

    [Fact]
    public async Task Set_aside_can_be_tried_again_or_dropped()
    {
        await Post(Expiry("g1", Noon), Expiry("g2", Noon));
        var queries = new MessageQueries(Storage.Database);
        foreach (var key in (string[])["expire/g1", "expire/g2"])
        {
            await Storage.Messages.SetAside(key, 180, new("失败。", "It failed."), Noon);
        }

        var unit = new JournalUnit([]);
        CoreTables.Retry(unit.Rows, (await queries.FindAside("expire/g1", None))!, Noon.AddHours(1));
        unit.Rows.Delete(CoreTables.Messages, "expire/g2");
        await Storage.Journal.Append(unit);
        Assert.Equal([new DueMessage("expire/g1", "pool/tea", new ExpireGrant("g1"), 0)], await Due(Noon.AddHours(1)));
        Assert.Empty(await queries.Aside(10, None));
    }

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static OutboxMessage Expiry(string grant, DateTimeOffset? due) => new($"expire/{grant}", "pool/tea", new ExpireGrant(grant), due);

    private Task<Appended> Post(params OutboxMessage[] outbox) => Storage.Journal.Append(new([]) { Outbox = outbox });

    private void Damage(string key, string type, string json)
    {
        using var connection = Home.Connect();
        connection.Execute("UPDATE messages SET type = @type, data = @data WHERE key = @key", new { key, type, data = Encoding.UTF8.GetBytes(json) });
    }

    /// <summary>What would be taken now. A lease of no time leaves it for the next one who asks.</summary>
    private Task<IReadOnlyList<DueMessage>> Due(DateTimeOffset? now = null) => Storage.Messages.Take(now ?? Noon.AddYears(1), 100, TimeSpan.Zero);
}
