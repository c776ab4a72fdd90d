using Campaign.Domain.Decisions;
using Campaign.Domain.Mentions;
using Campaign.Domain.Messages;
using Campaign.Domain.Pools;
using Campaign.Domain.Reputation;
using Campaign.Storage.Archives;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Campaign.Storage.Messages;
using Campaign.Storage.Requests;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Archives;

/// <summary>What moves from one database into another, and that a move is whole or nothing.</summary>
public abstract class ArchiveContract(IStorageHome home, IStorageHome other) : StorageContract(home), IDisposable
{
    private static readonly IView[] Views = [new PoolView()];
    private static readonly Wording AsideBecause = new("无法读取。", "It cannot be read.");
    private static readonly byte[] Upload = [.. Enumerable.Range(0, 600_000).Select(number => (byte)(number * 7))];

    void IDisposable.Dispose()
    {
        Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task Everything_is_there_afterwards_and_the_views_are_the_same()
    {
        await Live();
        Close();
        Move();

        using var moved = other.Open(Views, Clock);
        Assert.Equal(LiveViews(), ViewSnapshot.Of(moved, Views));
        foreach (var table in ArchiveTables.All)
        {
            Assert.Equal(Lines(Home.Archive(Views), table), Lines(other.Archive(Views), table));
        }
    }

    [Fact]
    public async Task Facts_of_an_archive_from_before_they_named_their_campaign_find_it()
    {
        await Live();
        Close();
        var old = ArchiveTables.Of(ArchiveHeader.BeforeCampaigns).ToList();
        Assert.DoesNotContain(ArchiveTables.Journal, old);
        using (var moment = Home.Archive(Views).Read())
        {
            other.Archive(Views).Fill(loader => old.ForEach(table => loader.Load(table, moment.Rows(table))));
        }

        Assert.Equal(Lines(Home.Archive(Views), ArchiveTables.Journal), Lines(other.Archive(Views), ArchiveTables.Journal));
        using var moved = other.Open(Views, Clock);
        Assert.Equal("tea", await new AuditQueries(moved.Database).CampaignOf("pool/tea", None));
    }

    [Fact]
    public async Task A_person_is_known_again_and_who_was_erased_stays_erased()
    {
        var (lin, zhou) = (Storage.Subjects.IdOf("weibo", "lin"), Storage.Subjects.IdOf("weibo", "zhou"));
        await Storage.Commit("tea", PoolState.Initial, 0, Opened("tea"));
        await Storage.Journal.Append(new([]) { Personal = [Words(lin, "tea", "要求退款"), Words(zhou, "tea", "谢谢")] });
        await Storage.Subjects.Erase(zhou, None);
        Close();
        Move();

        using var moved = other.Open(Views, Clock);
        Assert.Equal(lin, moved.Subjects.IdOf("weibo", "lin"));
        Assert.Equal(Words(lin, "tea", "要求退款").Json, (await moved.Subjects.Read(lin, "pool/tea", None))!.Json);
        Assert.Null(await moved.Subjects.Read(zhou, "pool/tea", None));
        using var moment = other.Archive(Views).Read();
        Assert.Equal(Clock.Now, SubjectTraces.Of(moment, zhou).Erased);
    }

    [Fact]
    public async Task Work_goes_on_where_it_stood()
    {
        await Live();
        Close();
        Move();

        using var moved = other.Open(Views, Clock);
        Assert.Equal(["deadline", "outbox"], (await moved.Messages.Take(Noon.AddDays(40), 10, TimeSpan.FromMinutes(1))).Select(message => message.Key).Order());
        Assert.Equal([new AsideMessage("aside", "pool/tea", "grant.expire", Noon, 2, AsideBecause)], await new MessageQueries(moved.Database).Aside(10, None));
        var job = Assert.Single(await moved.Jobs.Take("another", [], 10, Noon, Noon.AddMinutes(1)));
        Assert.Equal(("job-1", 2L), (job.Id, job.Read));
        Assert.Equal(Upload, await File.ReadAllBytesAsync(await moved.Files.Open("job-1", None)));
        Assert.Equal("/pools/tea", (await moved.Requests.Find(["k1"], None))["k1"].Resource);
        Assert.Equal([3L], (await moved.Jobs.Rejects("job-1", 0, 10, None)).Select(reject => reject.Line));
    }

    [Fact]
    public async Task What_is_written_next_follows_what_came()
    {
        var state = await Live();
        Close();
        Move();

        using var moved = other.Open(Views, Clock);
        Assert.Equal(Appended.Conflict, await moved.Journal.Append(Unit("tea", 1, Reserved("late"))));
        await moved.Commit("tea", state, 3, Reserved("g9"));
        await moved.Journal.Append(new([]) { Personal = [Words("person-new", "tea", "再来一杯")] });
        Assert.Equal(0, await moved.Mentions.Add("tea", "imp-2", [Mention(1)], (_, _) => { }));
        Assert.Equal(3, await moved.Mentions.TakeBack("tea", "imp-1", 100));
        var facts = await moved.Journal.Read("pool/tea", 0, None);
        Assert.Equal([1L, 2, 3, 4], facts.Select(fact => fact.Version));
        Assert.Equal(facts.Select(fact => fact.Position).Order(), facts.Select(fact => fact.Position));
        Assert.Equal(ViewSnapshot.Of(moved, Views), await Rebuilt(moved));
    }

    [Fact]
    public async Task What_was_known_of_mentions_before_they_were_taken_back_moves_along()
    {
        await Storage.Mentions.Add("tea", "imp-1", AroundAQuarter, (_, _) => { });
        var (then, before) = (Clock.Now.AddDays(1), await Storage.Mentions.Tallies("tea", null, None));
        Clock.Now = then.AddDays(1);
        await Storage.Mentions.TakeBack("tea", "imp-1", 100);
        await Storage.Mentions.Add("tea", "imp-2", [AroundAQuarter[0]], (_, _) => { });
        Close();
        Move();

        using var moved = other.Open(Views, Clock);
        Assert.Equal(before.OrderBy(tally => tally.At), (await moved.Mentions.TalliesAt("tea", then, None)).OrderBy(tally => tally.At));
        Assert.Single(await moved.Mentions.Tallies("tea", null, None));
    }

    [Fact]
    public async Task Tallies_of_an_archive_that_has_none_are_known_since_their_imports_were_recorded()
    {
        await Storage.Journal.Append(new([new("import/imp-1", 0, [AnyImport("imp-1")], "req")]));
        await Storage.Mentions.Add("tea", "imp-1", AroundAQuarter, (_, _) => { });
        Close();
        using (var moment = Home.Archive(Views).Read())
        {
            other.Archive([.. Views, new Storage.Mentions.MentionImportView()]).Fill(loader =>
            {
                foreach (var table in ArchiveTables.Of(ArchiveHeader.BeforeCampaigns))
                {
                    loader.Load(table, moment.Rows(table));
                }
            });
        }

        using var moved = other.Open([.. Views, new Storage.Mentions.MentionImportView()], Clock);
        Assert.Equal(3, (await moved.Mentions.TalliesAt("tea", Noon.AddHours(1), None)).Count);
        Assert.Empty(await moved.Mentions.TalliesAt("tea", Noon.AddHours(-1), None));
    }

    [Fact]
    public async Task A_moment_stands_still_while_others_write()
    {
        await Storage.Commit("tea", PoolState.Initial, 0, Opened("tea"));
        using var moment = Home.Archive(Views).Read();
        await Storage.Commit("milk", PoolState.Initial, 0, Opened("milk"));
        Assert.Single(moment.Rows(ArchiveTables.Journal));
        using var later = Home.Archive(Views).Read();
        Assert.Equal(2, later.Rows(ArchiveTables.Journal).Count());
    }

    [Fact]
    public async Task A_database_that_holds_something_is_left_alone()
    {
        using (var there = other.Open(Views, Clock))
        {
            await there.Commit("milk", PoolState.Initial, 0, Opened("milk"));
        }

        await Storage.Commit("tea", PoolState.Initial, 0, Opened("tea"));
        var refused = Assert.Throws<ArchiveRefusedException>(() => Move());
        Assert.Contains("holds data already", refused.Reason.En, StringComparison.Ordinal);
        using var moved = other.Open(Views, Clock);
        Assert.Single(await moved.Journal.Read("pool/milk", 0, None));
        Assert.Empty(await moved.Journal.Read("pool/tea", 0, None));
    }

    [Fact]
    public async Task A_database_that_was_only_started_counts_as_empty()
    {
        other.Open(Views, Clock).Dispose();
        await Storage.Commit("tea", PoolState.Initial, 0, Opened("tea"));
        Move();
        using var moved = other.Open(Views, Clock);
        Assert.Single(await moved.Journal.Read("pool/tea", 0, None));
    }

    [Fact]
    public async Task Nothing_is_left_when_filling_is_broken_off()
    {
        await Live();
        Close();
        Assert.Throws<InvalidDataException>(() => Move(_ => throw new InvalidDataException("The file ends here.")));
        using (var empty = other.Open(Views, Clock))
        {
            Assert.Equal(0L, await empty.Journal.Version("pool/tea", None));
            Assert.Empty(await empty.Messages.Take(Noon.AddDays(40), 10, TimeSpan.FromMinutes(1)));
            await Assert.ThrowsAsync<FileNotFoundException>(() => empty.Files.Open("job-1", None));
            using var states = empty.Database.Read();
            Assert.Empty(states.Connection.Query<string>("SELECT key FROM states"));
        }

        Move();
        using var moved = other.Open(Views, Clock);
        Assert.Equal(LiveViews(), ViewSnapshot.Of(moved, Views));
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_are_refused()
    {
        await Live();
        Close();
        Assert.Throws<ArchiveRefusedException>(() => Move(loader => loader.Load(ArchiveTables.Journal, [[99L, "pool/tea", 1L, "pool.closed", "{}"u8.ToArray(), 1L, "li", "", null]])));
        Assert.Throws<ArchiveRefusedException>(() => Move(loader => loader.Load(ArchiveTables.Mentions, RowsOf(ArchiveTables.Mentions).Take(1))));
        using var empty = other.Open(Views, Clock);
        Assert.Equal(0L, await empty.Journal.Version("pool/tea", None));
    }

    /// <param name="last">Loads something more behind all the rest.</param>
    private void Move(Action<IArchiveLoader>? last = null)
    {
        using var moment = Home.Archive(Views).Read();
        other.Archive(Views).Fill(loader =>
        {
            foreach (var table in ArchiveTables.All)
            {
                loader.Load(table, moment.Rows(table));
            }

            last?.Invoke(loader);
        });
    }

    private string LiveViews()
    {
        using var live = Home.Open(Views, Clock);
        return ViewSnapshot.Of(live, Views);
    }

    private static async Task<string> Rebuilt(IStorage storage)
    {
        await storage.RebuildViews();
        return ViewSnapshot.Of(storage, Views);
    }

    private List<object?[]> RowsOf(ArchiveTable table)
    {
        using var moment = Home.Archive(Views).Read();
        return [.. moment.Rows(table)];
    }

    /// <summary>The rows as an archive holds them; those of an import may change places within a chunk, and files may be cut otherwise.</summary>
    private static List<string> Lines(IArchive archive, ArchiveTable table)
    {
        using var moment = archive.Read();
        if (table == ArchiveTables.Files)
        {
            return [.. moment.Rows(table).GroupBy(row => (string)row[0]!).Select(file => Convert.ToHexString([.. file.SelectMany(part => (byte[])part[2]!)]))];
        }

        var lines = moment.Rows(table).Select(row => string.Join('|', row.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value)));
        return [.. table == ArchiveTables.Mentions ? lines.Order(StringComparer.Ordinal) : lines];
    }

    /// <summary>Something of everything: facts, people, an erased one, messages, a running job with its file and a refused row, mentions, a used key, a snapshot.</summary>
    private async Task<PoolState> Live()
    {
        var state = await Storage.Commit("tea", PoolState.Initial, 0, Opened("tea"), Reserved("g1"));
        await Storage.Commit("milk", PoolState.Initial, 0, Opened("milk"));
        state = await Storage.Commit("tea", state, 2, Issued("g1"));
        var unit = new JournalUnit([])
        {
            Personal = [Words("person-1", "tea", "person-1 要求退款 𠮷 \"引号\"\n换行"), Words("person-2", "milk", "谢谢")],
            Requests = [new(new RequestKey("k1", "f"), "/pools/tea")],
            Outbox = [new("outbox", "pool/tea", new ExpireGrant("g1")), new("deadline", "pool/tea", new ExpireGrant("g1"), Noon.AddDays(30)), new("aside", "pool/tea", new ExpireGrant("g1"))],
        };
        CoreTables.Remember(unit.Rows, "pool/tea", new Snapshot(3, 1, DomainJson.Write(state)));
        unit.Rows.Put(CoreTables.Staff, ["staff-1"], ("login", "lin"), ("display", "林"), ("password", "hash"), ("secret", null), ("recovery", "a1:hash"));
        unit.Rows.Put(CoreTables.TokenKeys, ["key-hash"], ("token", "token-1"));
        await Storage.Journal.Append(unit);
        await Storage.Messages.SetAside("aside", 2, AsideBecause, Noon);
        await Storage.SignIns.TakeStep("staff-1", 42);
        await KeepState("draft", "draft/staff-1/pool/tea/amend", """{"values":"{\"reason\":\"半句话\",\"amount\":null}","basis":null,"title":"调整","path":"/"}""");
        await KeepState("draft", "draft/staff-1/partner/new", """{"values":"{}","basis":null,"title":"","path":"/partners"}""", Noon.AddDays(-3));
        await Storage.Mentions.Add("tea", "imp-1", [Mention(1), Mention(2), Mention(3) with { Author = "person-2" }], (_, rows) =>
        {
            rows.Put(new JobRow("job-1", "mentions-import", "tea", "running", 10, 2, 3, 1, "{\"file\":\"job-1\"}", null, "li.na", 5, null));
            rows.Put(new JobRow("job-0", "mentions-import", "tea", "done", 100, 2, 3, 1, "{\"file\":\"job-0\"}", "{}", "li.na", 4, 6));
            rows.Put("job-1", new JobReject(3, "bad-time", "时间无法识别", "The time cannot be read", "[\"a\",\"b\"]"));
        });
        await Storage.Subjects.Erase("person-2", None);
        await File.WriteAllBytesAsync(Storage.Files.Draft("job-1"), Upload);
        await Storage.Files.Keep("job-1", None);
        return state;
    }

    private static Mention Mention(int number) => new(new((UInt128)number), Noon.AddHours(number), "weibo", Origin.Organic, Tone.Negative, number, null, "要求退款");
}
