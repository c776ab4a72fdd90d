using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Xunit.Sdk;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Rows;

/// <summary>Changes merged into one row must leave what the same changes leave when each is written by itself.</summary>
public abstract class RowContract(IStorageHome home) : StorageContract(home)
{
    private static readonly Table[] Tables = [PoolView.Pools, PoolView.Grants];

    private delegate void Change(RowChanges rows);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Merged_changes_leave_what_the_same_changes_leave_one_by_one(int series)
    {
        var seed = Environment.TickCount + series;
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var changes = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Any(random)).ToList();
            var merged = await StateAfter(changes, each: false, random);
            var single = await StateAfter(changes, each: true, random);
            if (merged != single)
            {
                throw new XunitException($"Seed {seed}, round {round}. One by one:\n{single}\nMerged:\n{merged}");
            }
        }
    }

    [Fact]
    public async Task Adds_to_a_row_that_was_deleted_before() =>
        await Expect("5", rows => rows.Add(PoolView.Pools, ["a"], "grants", 2), rows => rows.Delete(PoolView.Pools, "a"), rows => rows.Add(PoolView.Pools, ["a"], "grants", 5));

    [Fact]
    public async Task Adds_to_a_number_that_was_null() =>
        await Expect("5", rows => rows.Put(PoolView.Pools, ["a"], ("grants", null)), rows => rows.Add(PoolView.Pools, ["a"], "grants", 5));

    [Fact]
    public async Task Adds_to_a_number_that_was_put_as_an_int() =>
        await Expect("6", rows => rows.Put(PoolView.Pools, ["a"], ("grants", 1)), rows => rows.Add(PoolView.Pools, ["a"], "grants", 5));

    [Fact]
    public async Task Writes_dates_so_that_they_sort() =>
        await Expect("2025-06-01", rows => rows.Put(PoolView.Pools, ["a"], ("name", new DateOnly(2025, 6, 1))), column: "name");

    [Theory]
    [InlineData("")]
    [InlineData("前\0后")]
    [InlineData("𠮷野家 🍵")]
    public async Task Keeps_any_text(string text) => await Expect(Home.Kept(text), rows => rows.Put(PoolView.Pools, ["a"], ("name", text)), column: "name");

    [Fact]
    public void Refuses_a_key_of_the_wrong_size_and_an_unknown_column()
    {
        var rows = new RowChanges();
        Assert.Throws<InvalidOperationException>(() => rows.Put(PoolView.Grants, ["only-one"]));
        Assert.Throws<InvalidOperationException>(() => rows.Put(PoolView.Pools, ["a"], ("no such column", 1L)));
    }

    private async Task Expect(string value, params Change[] changes) => await Expect(value, changes, "grants");

    private async Task Expect(string value, Change change, string column) => await Expect(value, [change], column);

    private async Task Expect(string value, Change[] changes, string column)
    {
        var rows = new RowChanges();
        foreach (var change in changes)
        {
            change(rows);
        }

        await Storage.Jobs.Write(rows);
        Assert.Equal([value], Column($"SELECT {column} FROM test_pools WHERE id = 'a'"));
    }

    private async Task<string> StateAfter(IReadOnlyList<Change> changes, bool each, Random random)
    {
        await Storage.RebuildViews();
        var rows = new RowChanges();
        var writes = new List<Task>();
        foreach (var change in changes)
        {
            change(rows);

            // Changes are merged in two places: within a unit and between the units of a group.
            if (each || random.Next(4) == 0)
            {
                writes.Add(Storage.Jobs.Write(rows));
                rows = new RowChanges();
            }

            if (each)
            {
                await writes[^1];
            }
        }

        await Task.WhenAll([.. writes, Storage.Jobs.Write(rows)]);
        return ViewSnapshot.Of(Storage, new PoolView()) + string.Join(',', Search("退款"));
    }

    private static Change Any(Random random)
    {
        var table = Tables[random.Next(2)];
        string[] key = table.KeyCount == 1 ? [Id(random)] : ["p", Id(random)];
        var (text, number) = (table == PoolView.Pools ? "words" : "status", table == PoolView.Pools ? "grants" : "reserved_at");
        string?[] texts = [null, "", "要求退款", "谢谢"];
        var (word, amount) = (texts[random.Next(4)], random.Next(-3, 4));
        return random.Next(6) switch
        {
            0 => rows => rows.Put(table, key, (text, word)),
            1 => rows => rows.Put(table, key, (number, (long)amount)),
            2 => rows => rows.Put(table, key, (text, word), (number, (long)amount)),
            3 => rows => rows.Delete(table, key),
            _ => rows => rows.Add(table, key, number, amount),
        };
    }

    private static string Id(Random random) => $"r{random.Next(3)}";
}
