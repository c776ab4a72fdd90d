using System.Text;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;
using Campaign.Silo.Mentions;
using CsCheck;
using static Campaign.Silo.Tests.Imports.WorkbookFile;

namespace Campaign.Silo.Tests.Imports;

/// <summary>Any bytes yield a refusal or records, never an exception or an endless loop.</summary>
public sealed class FuzzTests
{
    private static readonly byte[] Workbook = new WorkbookFile(
        Row(1, Inline("at"), Inline("tone"), Inline("text")) + Row(2, "<c t=\"s\"><v>0</v></c>", Inline("正面"), "<c s=\"1\"><v>42059</v></c>"))
        .WithStrings("<t>2015/2/24</t>").WithStyles("<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>").Bytes();

    private static readonly byte[] Csv = Encoding.UTF8.GetBytes("at,tone,text\n2015-02-24 11:47:53 -0800,positive,\"a \"\"b\"\"\nc\"\n2026年3月1日,负面,不好😀\n");

    [Fact]
    public void Random_bytes() => Try(Gen.Byte.Array[0, 400], 3_000);

    [Fact]
    public void Random_special_characters() => Try(Gen.Char[",;\"\"\"\r\n\n\t|a1\u00FF\u00B0"].Select(character => (byte)character).Array[0, 60], 5_000);

    [Fact]
    public void Damaged_csv() => Try(Damaged(Csv), 3_000);

    [Fact]
    public void Damaged_workbooks() => Try(Damaged(Workbook), 3_000);

    [Fact]
    public void Damaged_sheets_in_sound_packages() => Try(
        Damaged(Encoding.ASCII.GetBytes(Sheet(Row(1, Inline("at")) + Row(2, Inline("x"))))).Select(sheet => new WorkbookFile("")
            .With("xl/worksheets/sheet1.xml", Encoding.Latin1.GetString(sheet)).Bytes()),
        1_500);

    private static void Try(Gen<byte[]> files, int times) => files.Sample(Import, iter: times, print: Convert.ToBase64String);

    private static void Import(byte[] bytes)
    {
        if (!TableReader.TryOpen(new MemoryStream(bytes), null, out var table, out var refusal))
        {
            Assert.NotEmpty(refusal.Code);
            return;
        }

        using (table)
        {
            Assert.NotEmpty(table.Columns);
            _ = ImportMapping.TryParse(
                ImportKind.Mentions, """{"at":{"const":"2026-03-01"},"tone":{"const":"positive"},"text":"at"}""", table.Columns, Zones.Shanghai, out var mapping, out _);
            var line = 0L;
            for (var rows = 0; table.Read(); rows++)
            {
                Assert.True(table.Line > line && rows <= bytes.Length);
                line = table.Line;
                _ = table.Fields();
                _ = mapping is not null && new RowParser(mapping, "f").TryParse(table, out MentionRow? _, out _);
            }
        }
    }

    /// <summary>Changes one to five bytes, and truncates one file in four.</summary>
    private static Gen<byte[]> Damaged(byte[] sound) => Gen.Select(
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte).Array[1, 5],
        Gen.Frequency((3, Gen.Const(sound.Length)), (1, Gen.Int[0, sound.Length - 1])),
        (changes, length) =>
        {
            var bytes = sound.ToArray();
            foreach (var (place, value) in changes)
            {
                bytes[place] = value;
            }

            return bytes[..length];
        });
}
