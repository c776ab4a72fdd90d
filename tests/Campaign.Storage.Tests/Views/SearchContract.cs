using Campaign.Storage.Rows;

namespace Campaign.Storage.Tests.Views;

public abstract class SearchContract(IStorageHome home) : StorageContract(home)
{
    [Theory]
    [InlineData("退款", "a")]
    [InlineData("款", "a")]
    [InlineData("已", "")]
    [InlineData("了", "a b")]
    [InlineData("款要", "")]
    [InlineData("refund", "b")]
    [InlineData("REF", "b")]
    [InlineData("efund", "")]
    [InlineData("App", "a")]
    [InlineData("ａｐｐ３", "a")]
    [InlineData("𠮷野", "c")]
    [InlineData("𠮷", "c")]
    [InlineData("二〇二五", "c")]
    [InlineData("café", "c")]
    [InlineData("refund now", "b")]
    [InlineData("refund 退款", "")]
    [InlineData("退 了", "a")]
    [InlineData("退款 了", "a")]
    [InlineData("退款 谢", "")]
    [InlineData("耀", "c")]
    [InlineData("耀眼", "c")]
    [InlineData("ref", "b")]
    [InlineData("r", "b")]
    [InlineData("refu", "b")]
    [InlineData("unbelie", "d")]
    [InlineData("unbelievab", "d")]
    public async Task Finds_what_people_type(string query, string found)
    {
        await Put("a", "ＡＰＰ３里终于退款，要了三次！");
        await Put("b", "They sent the Refund now, 谢谢了");
        await Put("c", "二〇二五年 𠮷野家 CAFÉ 光耀眼 \ud83c");
        await Put("d", "Unbelievably good");
        Assert.Equal(found, string.Join(' ', Search(query)));
    }

    [Fact]
    public async Task Finds_a_row_by_its_new_text_only()
    {
        await Put("a", "退款");
        await Put("a", "道歉");
        Assert.Empty(Search("退款"));
        Assert.Equal(["a"], Search("道歉"));
    }

    [Fact]
    public async Task No_longer_finds_a_deleted_row_or_one_without_its_text()
    {
        await Put("a", "退款");
        await Put("b", "退款");
        await Write(rows => rows.Delete(PoolView.Pools, "a"));
        await Put("b", null);
        await Put("c", "道歉");
        Assert.Empty(Search("退款"));
        Assert.Equal(["c"], Search("道歉"));
    }

    [Fact]
    public async Task Still_finds_a_row_after_another_column_changed()
    {
        await Put("a", "退款");
        await Write(rows => rows.Put(PoolView.Pools, ["a"], ("name", "New name")));
        await Write(rows => rows.Add(PoolView.Pools, ["a"], "grants", 1));
        Assert.Equal(["a"], Search("退款"));
    }

    [Fact]
    public async Task Still_finds_a_row_by_its_own_text_when_a_second_one_is_ignored()
    {
        await Put("a", "退款");
        await Write(rows => rows.Keep(PoolView.Pools, ["a"], ("words", "道歉")));
        Assert.Equal(["a"], Search("退款"));
        Assert.Empty(Search("道歉"));
    }

    [Fact]
    public async Task Finds_a_row_that_was_replaced_in_one_transaction()
    {
        await Put("a", "退款");
        await Write(rows =>
        {
            rows.Delete(PoolView.Pools, "a");
            rows.Put(PoolView.Pools, ["a"], ("words", "道歉"));
        });
        Assert.Empty(Search("退款"));
        Assert.Equal(["a"], Search("道歉"));
    }

    private Task Put(string id, string? words) => Write(rows => rows.Put(PoolView.Pools, [id], ("words", words)));

    private Task Write(Action<RowChanges> change)
    {
        var rows = new RowChanges();
        change(rows);
        return Storage.Jobs.Write(rows);
    }
}
