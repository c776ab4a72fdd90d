using System.Diagnostics;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;
using Campaign.Silo.Mentions;
using Xunit.Abstractions;

namespace Campaign.Silo.Tests.Imports;

/// <summary>Measures the memory of the whole process, so no other test may run at the same time.</summary>
[CollectionDefinition(nameof(MillionRows), DisableParallelization = true)]
public sealed class MillionRows;

[Collection(nameof(MillionRows))]
public sealed class MillionRowsTests(ITestOutputHelper output)
{
    private const int Rows = 1_000_000;
    private const long Growth = 60L << 20;

    [Fact]
    public void A_million_rows_need_no_more_memory_than_a_few()
    {
        var path = Path.GetTempFileName();
        try
        {
            Write(path);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            output.WriteLine($"{new FileInfo(path).Length >> 20} MB");
            Assert.InRange(Measure("records", path, _ => true) - before, long.MinValue, Growth);
            RowParser? parser = null;
            Assert.InRange(Measure("rows", path, table => (parser ??= Parser(table)).TryParse(table, out MentionRow? _, out _)) - before, long.MinValue, Growth);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private long Measure(string what, string path, Func<TableReader, bool> take)
    {
        Assert.True(TableReader.TryOpen(path, null, out var table, out _));
        using (table)
        {
            var watch = Stopwatch.StartNew();
            var (rows, peak) = (0, 0L);
            while (table.Read())
            {
                Assert.True(table.Problem is null && take(table));
                peak = rows++ % 10_000 == 0 ? Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)) : peak;
            }

            Assert.Equal(Rows, rows);
            output.WriteLine($"{what}: {Rows / watch.Elapsed.TotalSeconds:N0}/s, peak {peak >> 20} MB");
            return peak;
        }
    }

    private static RowParser Parser(TableReader table)
    {
        Assert.True(ImportMapping.TryParse(ImportKind.Mentions, null, table.Columns, Zones.Shanghai, out var mapping, out var refusal), refusal?.Message.En);
        return new(mapping, "f");
    }

    private static void Write(string path)
    {
        var random = new Random(5);
        using var file = new StreamWriter(path);
        file.Write("id,发布时间,情感倾向,平台,作者,内容,点赞数\n");
        for (var row = 0; row < Rows; row++)
        {
            file.Write($"{random.NextInt64(1L << 60)},2026-03-{1 + (row % 28):00} {row % 24:00}:{row % 60:00}:00,{(row % 3 == 0 ? "正面" : "负面")},"
                + $"weibo,用户{row % 9_999},\"第 {row} 条：物流很慢，客服说\"\"再等等\"\", 等了三天。\",{row % 500}\n");
        }
    }
}
