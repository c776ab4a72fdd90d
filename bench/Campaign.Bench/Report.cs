using System.Globalization;
using Campaign.Bench.Measures;

namespace Campaign.Bench;

/// <summary>Prints results as Markdown tables, ready to paste.</summary>
internal static class Report
{
    public static void Machine(BenchOptions options)
    {
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[..3];
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} × {model}, .NET {Environment.Version}, {(options.OnPostgreSql ? "PostgreSQL" : "SQLite")}, load average {string.Join(' ', load)}"));
    }

    /// <param name="judge">Whether to judge it against its targets: a quick run proves nothing.</param>
    public static void Print(Result result, bool judge)
    {
        Console.WriteLine($"\n### {result.Name}\n\n{result.What}\n");
        Console.WriteLine($"| {string.Join(" | ", result.Columns)} |\n|{string.Concat(result.Columns.Select(_ => " --- |"))}");
        foreach (var row in result.Rows)
        {
            Console.WriteLine($"| {string.Join(" | ", row)} |");
        }

        Console.WriteLine();
        foreach (var target in result.Targets.Where(target => judge && target.Must != 0))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"- {target.What}: {target.Measured:#,0.##} {target.Unit} (must {target.Must:#,0.##}, aim {target.Aim:#,0.##}): **{target.Verdict}**"));
        }
    }
}
