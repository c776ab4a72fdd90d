using Campaign.Bench.Measures;
using Campaign.Bench.Processes;

namespace Campaign.Bench;

/// <summary>Runs the measures one after another.</summary>
internal static class Director
{
    /// <returns>1 when a figure misses its minimum; always 0 when nothing is judged.</returns>
    public static async Task<int> Run(BenchOptions options)
    {
        using var server = options.OnPostgreSql ? new PostgreSql(options.Directory) : null;
        options = options with { PostgreSql = server };
        Report.Machine(options);
        List<Result> results = [.. await PairedMeasures.Run(options)];
        foreach (var (name, run) in Others)
        {
            if (options.Wants(name))
            {
                foreach (var result in await run(options))
                {
                    results.Add(result);
                    Report.Print(result, judge: options.Judges);
                }
            }
        }

        Report.Machine(options);
        return options.Judges && results.SelectMany(result => result.Targets).Any(target => target.Must != 0 && target.Verdict == "MISSED") ? 1 : 0;
    }

    private static readonly (string Name, Func<BenchOptions, Task<IReadOnlyList<Result>>> Run)[] Others =
    [
        ("mentions", async options => [await MentionsMeasure.Run(options)]),
        ("workbook", async options => [await WorkbookMeasure.Run(options)]),
        ("pdf", async options => [await PdfMeasure.Run(options)]),
        ("first-load", async options => [await FirstLoadMeasure.Run(options)]),
        ("lists", ListMeasures.Run),
        ("growth", GrowthMeasure.Run),
        ("tidying", async options => [await TidyingMeasure.Run(options)]),
        ("moving", async options => [await MovingMeasure.Run(options)]),
    ];
}
