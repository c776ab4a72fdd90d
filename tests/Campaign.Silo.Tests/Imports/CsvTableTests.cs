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

    [Theory]
    [InlineData("5\" screen", "5\" screen")]
    [InlineData("a memo: \"closed\" again", "a memo: \"closed\" again")]
    [InlineData("two \"\" together", "two \"\" together")]
    [InlineData(" \"after a space\"", " \"after a space\"")]
    [InlineData("\"quoted\" and more", "quoted and more")]
    [InlineData("\"one\"two\"three\"", "onetwo\"three\"")]
    [InlineData("\"\"\"one\"\" two\" three", "\"one\" two three")]
    public void Reads_quotes_that_enclose_nothing_as_spreadsheets_do(string written, string read) =>
        Assert.Equal([["1", read, "x"], ["2", "plain", "y"]], Tables.Read($"id,text,note\n1,{written},x\n2,plain,y\n").Select(record => record.Fields));

    [Fact]
    public void Treats_missing_trailing_cells_as_empty_and_ignores_blank_ones_beyond_the_header()
    {
        using var table = Tables.Open("a,b,c\n1\n1,2,3,, \n");
        Assert.True(table.Read());
        Assert.Equal((null, "1", "", ""), (table.Problem, table[0].ToString(), table[1].ToString(), table[2].ToString()));
        Assert.True(table.Read());
        Assert.Equal((null, "3"), (table.Problem, table[2].ToString()));
    }

    [Theory]
    [InlineData(',', "逗号", "an unquoted comma?")]
    [InlineData(';', "分号", "an unquoted semicolon?")]
    [InlineData('\t', "制表符", "an unquoted tab?")]
    [InlineData('|', "竖线", "an unquoted vertical bar?")]
    public void Refuses_a_row_with_content_beyond_the_header_and_asks_for_the_quotes(char delimiter, string zh, string en)
    {
        using var table = Tables.Open("a,b\n1,2\n3,well, yes,,\n4,5\n".Replace(',', delimiter));
        Assert.True(table.Read() && table.Problem is null && table.Read());
        Assert.Equal((3L, "field-count"), (table.Line, table.Problem?.Code));
        Assert.StartsWith($"The row has 3 cells, the header 2: {en}", table.Problem?.Reason.En, StringComparison.Ordinal);
        Assert.StartsWith($"这一行有 3 格，表头只有 2 格：是不是有{zh}没加引号？", table.Problem?.Reason.Zh, StringComparison.Ordinal);
        Assert.Equal(["3", "well", " yes", "", ""], table.Fields());
        Assert.True(table.Read() && table.Problem is null);
    }

    [Theory]
    [InlineData("a,b\n\n1,2\n , \n,,,\n3,4\n,\n")]
    [InlineData("\n \n\na;b\n1;2\n   \n3;4\n")]
    public void Skips_rows_without_content(string text) => Assert.Equal([["1", "2"], ["3", "4"]], Tables.Read(text).Select(record => record.Fields));

    [Fact]
    public void Reads_an_empty_cell_in_quotes_as_a_row() => Assert.Equal([2L, 4L], Tables.Read("review\n\"\"\n\n\" \"\n").Select(record => record.Line));

    [Theory]
    [InlineData("sep=;\nid;text\n1;a, b\n2;c\n", ';')]
    [InlineData("SEP=,\r\nid,text\r\n1,\"a, b\"\r\n2,c\r\n", ',')]
    [InlineData("sep=\t\rid\ttext\r1\ta, b\r2\tc\r", '\t')]
    [InlineData("sep=^\nid^text\n1^a, b\n2^c", '^')]
    public void Obeys_a_first_line_that_names_the_delimiter(string text, char delimiter)
    {
        using var table = Tables.Open(text);
        Assert.Equal(["id", "text"], table.Columns);
        Assert.EndsWith(delimiter == '\t' ? "TAB" : $"'{delimiter}'", table.Description, StringComparison.Ordinal);
        Assert.Equal([(3L, "a, b"), (4L, "c")], table.All().Select(record => (record.Line, record.Fields[1])));
    }

    [Theory]
    [InlineData("sep=")]
    [InlineData("sep=;x")]
    [InlineData("separator")]
    public void Reads_a_first_line_that_names_no_delimiter_as_the_header(string name) => Assert.Equal(["1"], Tables.Read($"{name}\n1\n")[0].Fields);

    [Fact]
    public void Loses_only_one_row_to_a_quote_that_never_closes()
    {
        var records = Tables.Read("a,b\n1,\"open\n2,ok\n3,\"fine, really\"\n4,ok\n");
        Assert.Equal([(2L, "unclosed-quote"), (3L, null), (4L, null), (5L, null)], records.Select(record => (record.Line, record.Problem)));
        Assert.Equal([["1,\"open"], ["2", "ok"], ["3", "fine, really"], ["4", "ok"]], records.Select(record => record.Fields));
    }

    [Fact]
    public void Loses_only_one_row_to_a_quote_that_is_open_at_the_end_of_the_file()
    {
        var records = Tables.Read("a,b\n1,ok\n2,\"open\n3,ok\n");
        Assert.Equal([(2L, null), (3L, "unclosed-quote"), (4L, null)], records.Select(record => (record.Line, record.Problem)));
    }

    [Fact]
    public void Buffers_at_most_one_record_of_a_file_that_never_closes_its_quote()
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
    public void Refuses_an_overlong_line_and_reads_on()
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
