using System.Globalization;
using Campaign.Bench.Processes;
using Campaign.Documents.Workbooks;

namespace Campaign.Bench.Measures;

/// <summary>A large workbook written in a process of its own, so that the memory is all its.</summary>
internal static class WorkbookMeasure
{
    private const int Columns = 20;
    private static readonly DateTime Begin = new(2025, 3, 1);

    public static async Task<Result> Run(BenchOptions options)
    {
        var rows = options.Quick ? 2_000 : 100_000;
        var runs = new List<OwnProcess.Report>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var path = Path.Combine(options.Directory, $"campaign-bench-{Guid.NewGuid():N}.xlsx");
            runs.Add(await OwnProcess.Run("workbook", path, rows.ToString(CultureInfo.InvariantCulture)));
            File.Delete(path);
        }

        var middle = runs.OrderBy(run => run.Seconds).ElementAt(runs.Count / 2);
        return new(
            "workbook",
            string.Create(CultureInfo.InvariantCulture, $"An XLSX of {rows:N0} rows × {Columns} columns: a date, a time, 9 texts, 9 numbers. The first one in its process."),
            ["seconds (median)", "rounds", "CPU s", "peak RSS MB", "peak RSS + MB"],
            [[
                middle.Seconds.ToString("0.00", CultureInfo.InvariantCulture),
                string.Join(" / ", runs.Select(run => run.Seconds.ToString("0.00", CultureInfo.InvariantCulture))),
                middle.Processor.ToString("0.00", CultureInfo.InvariantCulture),
                middle.PeakMegabytes.ToString("0", CultureInfo.InvariantCulture),
                middle.GrownMegabytes.ToString("0", CultureInfo.InvariantCulture),
            ]],
            [new("time", middle.Seconds, 3, 2, false, "s"), new("memory", middle.PeakMegabytes, 120, 120, false, "MB")]);
    }

    /// <summary>Writes the workbook.</summary>
    public static async Task Write(string path, int rows)
    {
        using var self = new OwnProcess();
        await using (var file = File.Create(path))
        {
            await using var book = await Workbook.Create(file, new("Benchmark", "Campaign", "zh-CN", TimeProvider.System.GetUtcNow()), CancellationToken.None);
            await book.Add(new Sheet("投稿", [.. Enumerable.Range(1, Columns).Select(number => new SheetColumn($"列 {number}"))], Rows(rows)), CancellationToken.None);
        }

        self.Tell();
    }

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows(int rows)
    {
        var cells = new SheetCell[Columns];
        for (var row = 0; row < rows; row++)
        {
            cells[0] = SheetCell.Date(DateOnly.FromDateTime(Begin.AddDays(row % 60)));
            cells[1] = SheetCell.Time(Begin.AddSeconds(row));
            for (var column = 2; column < Columns; column++)
            {
                cells[column] = column % 2 == 0
                    ? SheetCell.Text(string.Create(CultureInfo.InvariantCulture, $"服务态度不错 {row}-{column}"))
                    : SheetCell.Number((double)(row * column) / 7, CellFormat.TwoDecimals);
            }

            yield return cells;
        }
    }
}
