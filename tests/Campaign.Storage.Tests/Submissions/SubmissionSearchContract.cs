using Campaign.Storage.Rows;
using Campaign.Storage.Submissions;

namespace Campaign.Storage.Tests.Submissions;

/// <summary>A search looks at the hits of all drives in order of arrival, at a bounded number for one page.</summary>
public abstract class SubmissionSearchContract(IStorageHome home) : StorageContract(home)
{
    private const int Texts = 2_500;

    [Theory]
    [InlineData("退款", 40, 10, true)]
    [InlineData("退款", 40, 10, false)]
    [InlineData("退", 40, 10, false)]
    [InlineData("refund", 40, 10, false)]
    [InlineData("退款", 500, 4, true)]
    [InlineData("退 refund", 500, 4, false)]
    public async Task Gives_every_hit_once_over_its_pages(string query, int everyNth, int onTheFirst, bool oldestFirst)
    {
        Reopen(new SubmissionView());
        await Put(everyNth);

        var pages = new List<IReadOnlyList<string>>();
        for (string? after = null; pages.Count == 0 || after is not null;)
        {
            var page = await new SubmissionQueries(Storage.Database).List(new("own", null, query, oldestFirst, after, Limit: 10), None);
            pages.Add([.. page.Items.Select(row => row.Id)]);
            after = page.Next;
        }

        var own = Enumerable.Range(0, Texts).Where(number => IsOwn(number, everyNth)).Select(IdOf);
        Assert.Equal(oldestFirst ? own : own.Reverse(), pages.SelectMany(page => page));
        Assert.Equal(onTheFirst, pages[0].Count);
    }

    [Fact]
    public async Task Knows_which_ids_are_there()
    {
        Reopen(new SubmissionView());
        await Put(40);
        Assert.Equal([IdOf(3), IdOf(7)], (await new SubmissionQueries(Storage.Database).Known([IdOf(7), "sub-none", IdOf(3)], None)).Order());
        Assert.Empty(await new SubmissionQueries(Storage.Database).Known([], None));
    }

    private Task Put(int everyNth)
    {
        var rows = new RowChanges();
        for (var number = 0; number < Texts; number++)
        {
            rows.Put(
                SubmissionView.Submissions, [IdOf(number)], ("drive", IsOwn(number, everyNth) ? "own" : "other"), ("campaign", "tea"), ("subject", "person-1"), ("channel", "weibo"),
                ("status", "in-review"), ("text", $"Refund 终于退款 {number}"), ("featured", 0), ("text_version", 1), ("submitted", Clock.GetUtcNow()), ("version", 1));
        }

        return Storage.Jobs.Write(rows);
    }

    private static bool IsOwn(int number, int everyNth) => number % everyNth == everyNth - 1;

    private static string IdOf(int number) => $"sub-{number:00000}";
}
