using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Campaign.Storage.Requests;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Requests;

public abstract class RequestsContract(IStorageHome home) : StorageContract(home)
{
    [Fact]
    public async Task Are_answered_as_the_first_time()
    {
        await Append("tea", "k1");
        Reopen();
        Assert.Equal(new AnsweredRequest("f-tea", "/pools/tea"), await Answered("k1"));
        Assert.Null(await Answered("k2"));
    }

    [Fact]
    public async Task Are_found_several_at_once()
    {
        await Append("tea", "k1");
        await Append("milk", "k2");
        var found = await Storage.Requests.Find(["k1", "k2", "k3"], None);
        Assert.Equal(["k1", "k2"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("/pools/milk", found["k2"].Resource);
    }

    [Fact]
    public async Task Are_deleted_by_age()
    {
        await Append("tea", "old");
        Clock.Now = Clock.Now.AddDays(7);
        await Append("milk", "new");

        await Storage.Requests.Forget(Clock.Now, 100);

        Assert.Null(await Answered("old"));
        Assert.NotNull(await Answered("new"));
        Assert.Equal(Appended.Done, await Append("coffee", "old"));
    }

    private Task<Appended> Append(string pool, string key) => Storage.Journal.Append(
        Unit(pool, 0, Opened(pool)) with { Requests = [new(new RequestKey(key, $"f-{pool}"), $"/pools/{pool}")] });
}
