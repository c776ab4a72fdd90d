using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Campaign.Bench.Processes;

/// <summary>Work in a process of its own, which reports its own consumption at the end.</summary>
internal sealed class OwnProcess : IDisposable
{
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly double _memory = Megabytes("VmRSS:");
    private readonly TimeSpan _processor;

    public OwnProcess() => _processor = _process.TotalProcessorTime;

    /// <param name="Processor">Seconds.</param>
    public sealed record Report(double Seconds, double Processor, double PeakMegabytes, double GrownMegabytes);

    /// <summary>Runs this program with other arguments and reads its report.</summary>
    public static async Task<Report> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Campaign.Bench.dll"), .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<Report>(text) ?? throw new InvalidOperationException($"{arguments[0]} did not finish.");
    }

    /// <summary>Reports the consumption once the work is done.</summary>
    public void Tell()
    {
        _process.Refresh();
        var peak = Megabytes("VmHWM:");
        Console.WriteLine(JsonSerializer.Serialize(new Report(
            Stopwatch.GetElapsedTime(_begun).TotalSeconds, (_process.TotalProcessorTime - _processor).TotalSeconds, peak, peak - _memory)));
    }

    public void Dispose() => _process.Dispose();

    private static double Megabytes(string name) => long.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024.0;
}
