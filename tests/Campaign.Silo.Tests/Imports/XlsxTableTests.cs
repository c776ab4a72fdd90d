using static Campaign.Silo.Tests.Imports.WorkbookFile;

namespace Campaign.Silo.Tests.Imports;

public sealed class XlsxTableTests
{
    private static readonly string Header = Row(1, Inline("a"), Inline("b"));

    [Fact]
    public void Reads_shared_inline_and_rich_text_without_phonetics()
    {
        var file = new WorkbookFile(Header + Row(2, Shared("A2", 0), Shared("B2", 1))).WithStrings(
            "<t>你好_x000D_\n世界</t>", "<r><t>bold</t></r><r><t> plain</t></r><rPh sb=\"0\" eb=\"1\"><t>よみ</t></rPh>");
        Assert.Equal(["你好\r\n世界", "bold plain"], Tables.Read(file.Bytes())[0].Fields);
    }

    [Fact]
    public void Reads_numbers_booleans_and_text_results_of_formulas()
    {
        var row = Row(2, "<c r=\"A2\"><v>1.5</v></c>", "<c r=\"B2\" t=\"b\"><v>1</v></c>")
            + Row(3, "<c r=\"A3\"><f>1+1</f><v>2</v></c>", "<c r=\"B3\" t=\"str\"><f>\"x\"</f><v>x</v></c>")
            + Row(4, "<c r=\"A4\"><v>1.2E+3</v></c>", "<c r=\"B4\"><v>5.7030915629036698E+17</v></c>");
        Assert.Equal([["1.5", "true"], ["2", "x"], ["1200", "5.7030915629036698E+17"]], Tables.Read(new WorkbookFile(Header + row).Bytes()).Select(r => r.Fields));
    }

    [Theory]
    [InlineData("", 0, "2015-02-24 12:00:00")]
    [InlineData("<workbookPr date1904=\"1\"/>", 1_462, "2015-02-24 12:00:00")]
    public void Reads_dates_by_their_style_in_both_calendars(string properties, int shift, string expected)
    {
        var serial = (42_059.5 - shift).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var file = new WorkbookFile(Header + Row(2, $"<c r=\"A2\" s=\"1\"><v>{serial}</v></c>", $"<c r=\"B2\" s=\"2\"><v>{serial}</v></c>"))
            .WithWorkbook(properties + "<sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId0\"/></sheets>")
            .WithStyles("<numFmts><numFmt numFmtId=\"170\" formatCode=\"[Red]&quot;day&quot;0.00\"/><numFmt numFmtId=\"171\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"171\"/><xf numFmtId=\"170\"/></cellXfs>");
        Assert.Equal([expected, serial], Tables.Read(file.Bytes())[0].Fields);
    }

    [Fact]
    public void Names_the_cells_that_have_no_usable_value()
    {
        using var table = Tables.Open(new WorkbookFile(
            Header + Row(2, "<c r=\"A2\"><f>NOW()</f></c>", "<c r=\"B2\" t=\"e\"><v>#N/A</v></c>") + Row(3, Shared("A3", 99), Inline("ok"))).Bytes());
        Assert.True(table.Read());
        Assert.Equal(("formula-without-value", "cell-error"), (table.CellProblem(0)?.Code, table.CellProblem(1)?.Code));
        Assert.True(table.Read());
        Assert.Equal("cell-unreadable", table.CellProblem(0)?.Code);
        Assert.Null(table.CellProblem(1));
    }

    [Fact]
    public void Fills_gaps_skips_blank_rows_and_numbers_rows_as_in_the_sheet()
    {
        var file = new WorkbookFile(Header + "<row r=\"2\"/><row r=\"3\"><c r=\"A3\" s=\"1\"/></row>" + Row(5, "<c r=\"B5\"><v>7</v></c>") + Row(9, "<c r=\"C9\"><v>7</v></c>"));
        var records = Tables.Read(file.Bytes());
        Assert.Equal([(5L, null), (9L, "field-count")], records.Select(record => (record.Line, record.Problem)));
        Assert.Equal(["", "7"], records[0].Fields);
    }

    [Fact]
    public void Ignores_blank_cells_beyond_the_header_and_refuses_a_row_with_others_there()
    {
        using var table = Tables.Open(new WorkbookFile(
            Header + Row(2, Inline("1"), Inline("2"), Inline(" ")) + Row(3, Inline(" ")) + Row(4, "<c r=\"A4\"><v>1</v></c>", "<c r=\"D4\" t=\"e\"><v>#N/A</v></c>")).Bytes());
        Assert.True(table.Read() && table.Problem is null);
        Assert.True(table.Read());
        Assert.Equal((4L, "field-count"), (table.Line, table.Problem?.Code));
        Assert.StartsWith("The row has 4 cells, the header 2.", table.Problem?.Reason.En, StringComparison.Ordinal);
        Assert.False(table.Read());
    }

    [Fact]
    public void Reads_the_named_sheet_and_lists_the_others_if_there_is_none()
    {
        var bytes = new WorkbookFile(Header).Bytes();
        using var table = Tables.Open(bytes, "two");
        Assert.Equal(["other"], table.Columns);
        Assert.Contains("表一, Two", Tables.Refused(bytes, "Three").Message.En, StringComparison.Ordinal);
    }

    private static string Shared(string reference, int index) => $"<c r=\"{reference}\" t=\"s\"><v>{index}</v></c>";
}
