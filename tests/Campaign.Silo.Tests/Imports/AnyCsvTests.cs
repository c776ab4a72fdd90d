using System.Text;
using Campaign.Silo.Imports;
using CsCheck;

namespace Campaign.Silo.Tests.Imports;

/// <summary>Any table is read back as it was written, and as an independent reader reads it.</summary>
public sealed class AnyCsvTests
{
    private static readonly string[] Header = ["c0", "c1", "c2"];

    private static readonly Gen<string[][]> Records = Gen.String[Gen.Char["a1 好，\",;\t|'\r\n"], 0, 8].Array[Header.Length].Where(HasContent).Array[0, 30];

    private static readonly Gen<string[]> SoundRows = Gen.OneOf("", "word", "\"word\"", "\"w, o\"", "\"two \"\"w\"\" o\"", "5\" wide").Array[2]
        .Select(cells => $"1,{string.Join(',', cells)}\n").Array[0, 20];

    [Fact]
    public void Files_of_an_independent_writer_round_trip_in_every_dialect_and_encoding() =>
        Gen.Select(Records, Gen.Char[",;\t|"], Gen.OneOf("\n", "\r\n", "\r"), Gen.OneOf("utf-8", "utf-16", "utf-16BE"), Gen.Bool).Sample(
            (records, delimiter, lineBreak, encoding, isNamed) =>
            {
                var text = (isNamed ? $"sep={delimiter}{lineBreak}" : "") + IndependentCsv.Write(records.Prepend(Header), delimiter, lineBreak);
                var target = Encoding.GetEncoding(encoding);
                using var table = Tables.Open([.. target.GetPreamble(), .. target.GetBytes(text)]);
                Assert.Equal(Header, table.Columns);
                Assert.Equal(records, Taken(table));
            },
            iter: 2_000);

    /// <summary>The two may differ only where a quote is never closed: the other reader takes everything after it as text.</summary>
    [Fact]
    public void Misplaced_quotes_are_read_as_an_independent_reader_reads_them() => Gen.String[Gen.Char["a1 ,,\"\"\n"], 0, 40].Sample(
        text =>
        {
            var records = Tables.Read($"c0,c1,c2\n{text}");
            if (!records.Any(record => record.Problem == "unclosed-quote"))
            {
                Assert.Equal(IndependentCsv.Read(text, ',').Where(HasContent), records.Select(record => record.Fields).Where(HasContent));
            }
        },
        iter: 20_000);

    [Fact]
    public void An_unclosed_quote_loses_only_its_own_row() => Gen.Select(SoundRows, SoundRows, Gen.OneOf("\"open,x,x", "x,\"open,x", "x,x,\"open")).Sample(
        (before, after, open) =>
        {
            var records = Tables.Read($"c0,c1,c2\n{string.Concat(before)}{open}\n{string.Concat(after)}");
            Assert.Equal(before.Length + 1 + after.Length, records.Count);
            Assert.Equal((2L + before.Length, "unclosed-quote"), (records[before.Length].Line, records[before.Length].Problem));
            Assert.Equal([open], records[before.Length].Fields);
            Assert.Single(records, record => record.Problem is not null);
        },
        iter: 1_000);

    private static bool HasContent(string[] record) => record.Any(cell => !string.IsNullOrWhiteSpace(cell));

    private static List<string[]> Taken(TableReader table)
    {
        var records = new List<string[]>();
        while (table.Read())
        {
            Assert.Null(table.Problem);
            records.Add([.. Header.Select((_, column) => table[column].ToString())]);
        }

        return records;
    }
}
