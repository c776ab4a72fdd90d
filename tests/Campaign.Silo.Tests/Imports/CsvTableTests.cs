using System.Text;

namespace Campaign.Silo.Tests.Imports;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a;b\r\n1;2\r\n3;4")]
    [InlineData("a\tb\r1\t2\r3\t4\r")]
    [InlineData("a|b\n1|2\n\n3|4\n\n")]
    public void Recognises_delimiters_and_line_breaks(string text) =>
        Assert.Equal([["1", "2"], ["3", "4"]], Tables.Read(text).Select(record => record.Fields));

    [Fact]
    public void Ignores_delimiters_inside_quotes_when_it_guesses() =>
        Assert.Equal(["1", "a;b;c"], Tables.Read("\"id,;\";\"text;\"\n1;\"a;b;c\"\n2;\"a,b,c\"\n")[0].Fields);

    [Fact]
    public void Reads_quoted_line_breaks_and_doubled_quotes_and_counts_physical_lines()
    {
        var records = Tables.Read("id,text\n1,\"he said \"\"hi\"\"\r\nand left\"\n2,plain\n");
        Assert.Equal(["1", "he said \"hi\"\r\nand left"], records[0].Fields);
        Assert.Equal((2L, 4L), (records[0].Line, records[1].Line));
    }

    [Fact]
    public void Refuses_ragged_rows_and_keeps_the_others()
    {
        var records = Tables.Read("a,b\n1\n1,2\n1,2,3\n");
        Assert.Equal(["field-count", null, "field-count"], records.Select(record => record.Problem));
        Assert.Equal([2L, 3L, 4L], records.Select(record => record.Line));
    }

    [Fact]
    public void Refuses_a_stray_quote_in_its_own_row_only()
    {
        var records = Tables.Read("a,b\n1,\"x\"y\n2,ok\n3,5\" wide\n4,ok\n");
        Assert.Equal(["stray-quote", null, "stray-quote", null], records.Select(record => record.Problem));
        Assert.Equal(["1,\"x\"y"], records[0].Fields);
        Assert.Equal([2L, 3L, 4L, 5L], records.Select(record => record.Line));
    }

    [Fact]
    public void Loses_one_row_to_a_quote_that_never_closes()
    {
        var records = Tables.Read("a,b\n1,\"open\n2,ok\n3,\"fine, really\"\n4,ok\n");
        Assert.Equal(["stray-quote", null, null, null], records.Select(record => record.Problem));
    }

    [Fact]
    public void Loses_one_row_to_a_quote_that_is_open_at_the_end_of_the_file()
    {
        var records = Tables.Read("a,b\n1,ok\n2,\"open\n3,ok\n");
        Assert.Equal([(2L, null), (3L, "unclosed-quote"), (4L, null)], records.Select(record => (record.Line, record.Problem)));
    }

    [Fact]
    public void Does_not_hold_more_than_one_record_of_a_file_that_never_closes_its_quote()
    {
        var text = new StringBuilder("a,b\n1,\"open\n");
        for (var row = 0; row < 300_000; row++)
        {
            text.Append(row).Append(",good\n");
        }

        var records = Tables.Read(text.ToString());
        Assert.Equal(300_001, records.Count);
        Assert.Equal("unclosed-quote", Assert.Single(records, record => record.Problem is not null).Problem);
    }

    [Fact]
    public void Refuses_a_line_longer_than_a_record_may_be_and_reads_on()
    {
        var records = Tables.Read($"a,b\n1,{new string('x', 5_000_000)}\n2,ok\n");
        Assert.Equal([(2L, "row-too-long"), (3L, null)], records.Select(record => (record.Line, record.Problem)));
    }

    [Fact]
    public void Makes_every_column_addressable()
    {
        using var table = Tables.Open("name,,Name, name \n1,2,3,4\n");
        Assert.Equal(["name", "#2", "Name (2)", "name (3)"], table.Columns);
    }

    [Fact]
    public void Reads_a_file_of_one_column() => Assert.Equal(["说得好, 真的"], Tables.Read("评论\n\"说得好, 真的\"\n")[0].Fields);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \n")]
    [InlineData(",,,\n")]
    [InlineData("%PDF-1.7 …")]
    [InlineData("<html><table><tr><td>a</td></tr></table>")]
    [InlineData("a\0b,c\n")]
    public void Refuses_what_is_not_a_table(string text) => Assert.StartsWith("file-", Tables.Refused(text).Code, StringComparison.Ordinal);

    [Fact]
    public void Refuses_more_columns_than_the_limit() =>
        Assert.Equal("too-many-columns", Tables.Refused(string.Join(',', Enumerable.Range(0, 1_001))).Code);

    [Fact]
    public void Refuses_old_and_encrypted_workbooks_by_name()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000]];
        Assert.Equal("workbook-legacy", Tables.Refused(old).Code);
        Assert.Equal("workbook-encrypted", Tables.Refused([.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).Code);
    }
}
