using System.Text;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;
using static Campaign.Silo.Tests.Imports.WorkbookFile;

namespace Campaign.Silo.Tests.Imports;

/// <summary>Whatever the bytes, the answer is a refusal or records, never an exception and never an endless loop.</summary>
public sealed class FuzzTests
{
    private static readonly byte[] Workbook = new WorkbookFile(
        Row(1, Inline("at"), Inline("tone"), Inline("text")) + Row(2, "<c t=\"s\"><v>0</v></c>", Inline("正面"), "<c s=\"1\"><v>42059</v></c>"))
        .WithStrings("<t>2015/2/24</t>").WithStyles("<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>").Bytes();

    private static readonly byte[] Csv = Encoding.UTF8.GetBytes("at,tone,text\n2015-02-24 11:47:53 -0800,positive,\"a \"\"b\"\"\nc\"\n2026年3月1日,负面,不好😀\n");

    private readonly int seed = Random.Shared.Next();

    [Fact]
    public void Random_bytes() => Repeat(3_000, random =>
    {
        var bytes = new byte[random.Next(400)];
        random.NextBytes(bytes);
        return bytes;
    });

    [Fact]
    public void Random_characters_that_mean_something() => Repeat(5_000, random =>
        [.. random.GetItems<char>(",;\"\"\"\r\n\n\t|a1\u00FF\u00B0", random.Next(60)).Select(c => (byte)c)]);

    [Fact]
    public void Damaged_csv() => Repeat(3_000, random => Damaged(Csv, random));

    [Fact]
    public void Damaged_workbooks() => Repeat(3_000, random => Damaged(Workbook, random));

    [Fact]
    public void Damaged_sheets_in_sound_packages() => Repeat(1_500, random => new WorkbookFile("")
        .With("xl/worksheets/sheet1.xml", Encoding.Latin1.GetString(Damaged(Encoding.ASCII.GetBytes(Sheet(Row(1, Inline("at")) + Row(2, Inline("x")))), random)))
        .Bytes());

    private void Repeat(int times, Func<Random, byte[]> make)
    {
        var random = new Random(seed);
        for (var round = 0; round < times; round++)
        {
            var bytes = make(random);
            try
            {
                Import(bytes);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {seed}, round {round}: {Convert.ToBase64String(bytes)}", fault);
            }
        }
    }

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
                ImportKind.Mentions, """{"at":{"const":"2026-03-01"},"tone":{"const":"positive"},"text":"at"}""", table.Columns, out var mapping, out _);
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

    private static byte[] Damaged(byte[] sound, Random random)
    {
        var bytes = sound.ToArray();
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
