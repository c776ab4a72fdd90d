using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Journal;
using Campaign.Storage.Messages;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Messages;

public abstract class MessagesContract(IStorageHome home) : StorageContract(home)
{
    [Fact]
    public async Task Wait_with_the_facts_that_caused_them()
    {
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")) with { Postings = [Posting("g1", Noon)] });
        await Storage.Journal.Append(Unit("tea", 0, Opened("tea")) with { Postings = [Posting("g2", Noon)] });
        Reopen();
        Assert.Equal([new DueMessage("expire/g1", "pool/tea", new ExpireGrant("g1"), 0)], await Due());
    }

    [Fact]
    public async Task Are_kept_once_however_often_they_are_posted()
    {
        await Post(Posting("g1", Noon));
        await Post(Posting("g1", Noon.AddHours(-1)), Posting("g1", Noon.AddHours(-2)));
        Assert.Single(await Due(Noon));
        Assert.Empty(await Due(Noon.AddMilliseconds(-1)));
    }

    [Fact]
    public async Task Come_the_longest_due_first_and_no_earlier_than_due()
    {
        await Post(Posting("g3", Noon.AddHours(3)), Posting("g1", Noon.AddHours(1)), Posting("g2", Noon.AddHours(2)));
        Assert.Equal(["expire/g1", "expire/g2"], (await Due(Noon.AddHours(2))).Select(message => message.Key));
        Assert.Equal(["expire/g1"], (await Storage.Messages.Due(Noon.AddHours(9), 1, None)).Select(message => message.Key));
    }

    [Fact]
    public async Task Without_a_deadline_are_due_at_once()
    {
        await Post(Posting("g1", null));
        Assert.Single(await Due(Clock.Now));
        Assert.Empty(await Due(Clock.Now.AddMilliseconds(-1)));
    }

    [Fact]
    public async Task Are_forgotten_when_the_receiver_has_acted()
    {
        await Post(Posting("g1", Noon), Posting("g2", Noon));
        await Storage.Messages.Acknowledge(["expire/g1", "expire/g9"]);
        Assert.Equal(["expire/g2"], (await Due()).Select(message => message.Key));
    }

    [Fact]
    public async Task Come_again_later_when_the_receiver_failed()
    {
        await Post(Posting("g1", Noon));
        await Storage.Messages.Postpone("expire/g1", 3, Noon.AddMinutes(5));
        Assert.Empty(await Due(Noon.AddMinutes(4)));
        Assert.Equal(3, Assert.Single(await Due(Noon.AddMinutes(5))).Attempts);
    }

    [Fact]
    public async Task Tell_how_deliveries_stand()
    {
        var queries = new MessageQueries(Storage.Database);
        Assert.Equal(new MessageBacklog(0, 0, null), queries.Backlog(Noon));
        await Post(Posting("g1", Noon), Posting("g2", Noon.AddMinutes(2)), Posting("g3", Noon.AddMinutes(1)), Posting("g4", Noon.AddDays(90)));
        await Storage.Messages.Postpone("expire/g1", 1, Noon.AddMinutes(50));
        Assert.Equal(new MessageBacklog(2, 1, Noon.AddMinutes(1)), queries.Backlog(Noon.AddMinutes(2)));
        Assert.Equal(new MessageBacklog(0, 1, null), queries.Backlog(Noon));
    }

    private static Posting Posting(string grant, DateTimeOffset? due) => new($"expire/{grant}", "pool/tea", new ExpireGrant(grant), due);

    private Task<Appended> Post(params Posting[] postings) => Storage.Journal.Append(new([]) { Postings = postings });

    private ValueTask<IReadOnlyList<DueMessage>> Due(DateTimeOffset? now = null) => Storage.Messages.Due(now ?? DateTimeOffset.MaxValue, 100, None);
}
