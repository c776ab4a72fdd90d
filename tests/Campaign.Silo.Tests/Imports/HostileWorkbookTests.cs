using System.IO.Compression;
using System.Text;
using static Campaign.Silo.Tests.Imports.WorkbookFile;

namespace Campaign.Silo.Tests.Imports;

public sealed class HostileWorkbookTests
{
    private static readonly string Header = Row(1, Inline("a"));

    [Fact]
    public void A_zip_that_is_not_a_workbook_is_refused() =>
        Assert.Equal("file-not-a-table", Tables.Refused(new WorkbookFile(Header).Without("[Content_Types].xml").Bytes()).Code);

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    public void A_zip_bomb_in_any_part_is_refused(string part) =>
        Assert.Equal("workbook-too-large", Tables.Refused(new WorkbookFile(Header).With(part, "<x>" + new string(' ', 50_000_000) + "</x>").Bytes()).Code);

    [Fact]
    public void A_zip_bomb_after_good_rows_ends_the_reading_and_keeps_those_rows()
    {
        var rows = string.Concat(Enumerable.Range(2, 20_000).Select(row => $"<row r=\"{row}\"><c><v>1</v></c></row>"));
        using var table = Tables.Open(new WorkbookFile(Header + rows + "<row r=\"999999\"><c t=\"str\"><v>" + new string('x', 20_000_000) + "</v></c></row>").Bytes());
        Assert.Equal(20_000, table.All().Count);
        Assert.Equal("workbook-too-large", table.Broken?.Code);
    }

    [Fact]
    public void Document_types_are_refused() => Assert.Equal("workbook-broken", Tables.Refused(new WorkbookFile(Header).With(
        "xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + Sheet(Header.Replace(">a<", ">&a;<", StringComparison.Ordinal))).Bytes()).Code);

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("https://example.org/sheet.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("worksheets/missing.xml")]
    public void Parts_outside_of_the_package_are_not_followed(string target) => Assert.Equal(
        "workbook-broken", Tables.Refused(new WorkbookFile(Header).With("xl/_rels/workbook.xml.rels", Rels("worksheet", target)).Bytes()).Code);

    [Fact]
    public void External_relationships_are_not_followed() => Assert.Equal("workbook-broken", Tables.Refused(new WorkbookFile(Header).With(
        "xl/_rels/workbook.xml.rels",
        Rels("worksheet", "worksheets/sheet1.xml").Replace("/></Rel", " TargetMode=\"External\"/></Rel", StringComparison.Ordinal)).Bytes()).Code);

    [Fact]
    public void Endless_nesting_and_endless_names_are_refused()
    {
        Assert.Equal("workbook-too-large", Tables.Refused(new WorkbookFile(string.Concat(Enumerable.Repeat("<a>", 1_000))).Bytes()).Code);
        Assert.Equal("workbook-too-large", Tables.Refused(new WorkbookFile(string.Concat(Enumerable.Range(0, 20_000).Select(name => $"<a{name}/>"))).Bytes()).Code);
    }

    [Fact]
    public void Too_many_columns_are_refused() =>
        Assert.Equal("too-many-columns", Tables.Refused(new WorkbookFile(Row(1, [.. Enumerable.Repeat(Inline("a"), 1_001)])).Bytes()).Code);

    [Fact]
    public void Too_many_entries_are_refused_before_they_are_listed()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var entry = 0; entry < 3_000; entry++)
            {
                zip.CreateEntry($"../{entry}");
            }
        }

        Assert.Equal("workbook-too-large", Tables.Refused(stream.ToArray()).Code);
    }

    [Theory]
    [InlineData("PK\u0003\u0004")]
    [InlineData("PK\u0003\u0004 and nothing of a zip behind it")]
    [InlineData("PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    public void Truncated_zips_are_refused(string bytes) => Assert.NotEmpty(Tables.Refused(Encoding.Latin1.GetBytes(bytes)).Code);

    [Fact]
    public void A_truncated_sheet_yields_its_first_rows_and_reports_the_damage()
    {
        using var table = Tables.Open(new WorkbookFile(Header).With(
            "xl/worksheets/sheet1.xml", Sheet(Header + Row(2, Inline("x")) + "<row r=\"3\"><c>")[..^25]).Bytes());
        Assert.Equal("x", Assert.Single(table.All()).Fields[0]);
        Assert.Equal("workbook-broken", table.Broken?.Code);
    }
}
