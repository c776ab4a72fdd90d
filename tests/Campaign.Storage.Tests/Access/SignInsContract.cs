using Campaign.Domain.Access;
using Campaign.Storage.Access;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Tests.Access;

public abstract class SignInsContract(IStorageHome home) : StorageContract(home)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task Attempts_are_counted_within_a_window_that_starts_with_the_first()
    {
        Assert.Equal((1, 2), (await Count("name/a", 0), await Count("name/a", 14)));
        Assert.Equal(1, await Count("name/b", 14));
        await Storage.SignIns.Uncount("name/a");
        Assert.Equal(2, await Count("name/a", 15));
        Assert.Equal(1, await Count("name/a", 16));
        await Storage.SignIns.Forget("name/a");
        await Storage.SignIns.Uncount("name/a");
        Assert.Equal(1, await Count("name/a", 16));
    }

    [Fact]
    public async Task Attempts_at_the_same_moment_are_all_counted()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Count("address/x", 0))));
        Assert.Equal(Enumerable.Range(1, 50).Select(number => (long)number), counts.Order());
    }

    [Fact]
    public async Task A_time_step_is_accepted_once_and_no_earlier_one_after_it()
    {
        await Person("staff-1");
        Assert.Equal((true, false, false, true), (await Take(7), await Take(7), await Take(6), await Take(8)));
        Assert.False(await Storage.SignIns.TakeStep("staff-unknown", 9));

        Task<bool> Take(long step) => Storage.SignIns.TakeStep("staff-1", step);
    }

    [Fact]
    public async Task Sessions_end_singly_all_but_one_or_by_expiry()
    {
        foreach (var (id, person, expires) in new[] { ("s1", "lin", 50L), ("s2", "lin", 50L), ("s3", "lin", 50L), ("s4", "zhou", 20L) })
        {
            await Storage.SignIns.Begin(new(id, $"hash {id}", person, "Firefox", 1, 1, expires), "password");
        }

        await Storage.SignIns.Touch("s1", DateTimeOffset.FromUnixTimeMilliseconds(9));
        Assert.Equal(["s1 9", "s2 1", "s3 1", "s4 1"], Sessions());
        Assert.True(await Storage.SignIns.End("s2"));
        Assert.False(await Storage.SignIns.End("s2"));
        await Storage.SignIns.EndAll("lin", except: "s3");
        Assert.Equal(["s3 1", "s4 1"], Sessions());
        await Storage.SignIns.Tidy(DateTimeOffset.FromUnixTimeMilliseconds(21), Noon);
        Assert.Equal(["s3 1"], Sessions());
        await Storage.SignIns.EndAll("lin");
        Assert.Empty(Sessions());
    }

    [Fact]
    public async Task A_new_password_ends_the_persons_sessions_except_the_one_that_is_kept()
    {
        Reopen(new AccessView());
        await Person("lin", "old");
        foreach (var (id, password) in new[] { ("s1", "old"), ("s2", "old"), ("s3", "before") })
        {
            await Storage.SignIns.Begin(new(id, $"hash {id}", "lin", "Firefox", 1, 1, 50), password);
        }

        Assert.Equal(["s1", "s2"], await Known());
        await Person("lin", "new");
        Assert.Empty(await Known());
        await Storage.SignIns.Keep("s2", "new");
        Assert.Equal(["s2"], await Known());

        async Task<IReadOnlyList<string>> Known()
        {
            var access = new AccessQueries(Storage.Database);
            var found = new List<string>();
            foreach (var id in new[] { "s1", "s2", "s3" })
            {
                found.AddRange(await access.SignedIn($"hash {id}", None) is { } known ? [known.Session.Id] : []);
            }

            Assert.Equal(found, (await access.Sessions("lin", None)).Select(session => session.Id).Order(StringComparer.Ordinal));
            Assert.Equal(found.Contains("s3"), await access.FindSession("s3", None) is not null);
            return found;
        }
    }

    private static readonly DateTimeOffset Noon = Units.Noon;

    private Task<long> Count(string key, int minute) => Storage.SignIns.Count(key, Noon.AddMinutes(minute), Noon.AddMinutes(minute) - Window);

    private Task Person(string id, string? password = null)
    {
        var rows = new RowChanges();
        rows.Put(CoreTables.Staff, [id], ("login", id), ("display", id), ("password", password ?? "hash"));
        if (password is not null)
        {
            rows.Put(AccessView.Staff, [id], ("doc", new Document(new StaffState(id, [], true, false, 1))), ("version", 1L));
        }

        return Storage.Jobs.Write(rows);
    }

    private IReadOnlyList<string> Sessions() => Column("SELECT id || ' ' || seen FROM sessions ORDER BY id");
}
