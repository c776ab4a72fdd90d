using System.Text;

namespace Campaign.Silo.Tests.Imports;

public sealed class EncodingTests
{
    private const string Text = "编号,内容\n1,服务很好，下次再来\n2,𠮷野家的😀\n";

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("GB18030")]
    public void Reads_the_same_from_every_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] mark = name == "utf-8" ? [] : encoding.GetPreamble();
        Assert.Equal(Expected(Text), Expected([.. mark, .. encoding.GetBytes(Text)]));
    }

    [Fact]
    public void Leaves_no_byte_order_mark_in_the_first_name()
    {
        using var table = Tables.Open([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]);
        Assert.Equal("编号", table.Columns[0]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public void Detects_the_encoding_when_the_first_megabytes_are_plain_ASCII(string name)
    {
        var rows = string.Concat(Enumerable.Range(0, 200_000).Select(row => $"{row},just ascii\n"));
        var records = Tables.Read(Encoding.GetEncoding(name).GetBytes("id,text\n" + rows + "x,终于有中文了\n"));
        Assert.Equal(["x", "终于有中文了"], records[^1].Fields);
        Assert.Equal(200_001, records.Count);
    }

    // In some of these lengths, the boundary of every internal buffer falls in the middle of a character.
    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public void Decodes_a_character_that_is_split_across_buffers(string name)
    {
        var rows = string.Concat(Enumerable.Range(0, 60_000).Select(row => $"{row},汉字汉字\n"));
        for (var shift = 0; shift < 4; shift++)
        {
            var records = Tables.Read(Encoding.GetEncoding(name).GetBytes($"{new string('i', shift + 1)},text\n" + rows));
            Assert.All(records, record => Assert.Equal("汉字汉字", record.Fields[1]));
            Assert.Equal(60_000, records.Count);
        }
    }

    [Fact]
    public void Refuses_only_the_row_with_invalid_bytes()
    {
        var good = string.Concat(Enumerable.Range(0, 50).Select(_ => "1,服务很好\n"));
        byte[] bytes = [.. Encoding.UTF8.GetBytes("id,text\n" + good + "2,"), 0xFF, 0xC3, .. Encoding.UTF8.GetBytes("\n3,也好\n")];
        var records = Tables.Read(bytes);
        Assert.Equal("undecodable", Assert.Single(records, record => record.Problem is not null).Problem);
        Assert.Equal(["3", "也好"], records[^1].Fields);
    }

    [Fact]
    public void Reports_a_character_that_is_cut_off_at_the_end_of_the_file()
    {
        var bytes = Encoding.UTF8.GetBytes("id,text\n1,一二三四五六七八九十一二三\n2,好");
        Assert.Equal([null, "undecodable"], Tables.Read(bytes[..^1]).Select(record => record.Problem));
    }

    private static IEnumerable<string> Expected(string text) => Expected(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Expected(byte[] bytes)
    {
        using var table = Tables.Open(bytes);
        return [.. table.Columns, .. table.All().SelectMany(record => record.Fields)];
    }
}
