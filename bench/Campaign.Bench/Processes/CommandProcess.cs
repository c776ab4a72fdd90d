using System.Diagnostics;
using System.Globalization;

namespace Campaign.Bench.Processes;

/// <summary>A command run to its end and measured from outside.</summary>
internal static class CommandProcess
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <param name="Processor">Processor seconds at the last sample.</param>
    /// <param name="PeakMegabytes">Peak resident memory.</param>
    public sealed record Report(double Seconds, double Processor, double PeakMegabytes);

    public static async Task<Report> Run(string program, IEnumerable<string> arguments)
    {
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEndAsync();
        var (processor, peak) = (TimeSpan.Zero, 0.0);
        using var timer = new PeriodicTimer(Pause);
        while (!process.HasExited)
        {
            (processor, peak) = Look(process) ?? (processor, peak);
            await timer.WaitForNextTickAsync();
        }

        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return process.ExitCode == 0 ? new(seconds, processor.TotalSeconds, peak) : throw new InvalidOperationException(await said);
    }

    private static (TimeSpan, double)? Look(Process process)
    {
        try
        {
            process.Refresh();
            var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return (process.TotalProcessorTime, long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0);
        }
        catch (Exception gone) when (gone is InvalidOperationException or IOException)
        {
            return null;
        }
    }
}
