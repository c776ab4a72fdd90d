using System.Diagnostics;
using System.Globalization;
using Campaign.Bench.Load;
using Campaign.Bench.Processes;
using Campaign.Bench.Texts;

namespace Campaign.Bench.Measures;

/// <summary>How long a process takes to become ready on a large database, and a pool with many facts to answer its first command.</summary>
internal static class StartMeasure
{
    private const int Starts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <param name="server">A server with the facts that the growth measure left.</param>
    public static async Task<Result> Run(Server server, BenchOptions options)
    {
        var facts = options.Rows / 10;
        await Setting.Open(server, "deep");
        await Setting.Open(server, "warm");
        await Load(server, "deep", options.Connections, TimeSpan.MaxValue, facts);
        var (ready, first, next) = (new List<double>(), new List<double>(), new List<double>());
        for (var start = 0; start < Starts; start++)
        {
            ready.Add(await Restart(server));

            // Load on another pool first, so that only the pool is cold and not the code.
            await Load(server, "warm", options.Connections, options.WarmUp, long.MaxValue);
            first.Add((await Load(server, "deep", 1, TimeSpan.MaxValue, 1)).Percentile(0.5));
            next.Add((await Load(server, "deep", 1, TimeSpan.MaxValue, 20)).Percentile(0.5));
        }

        return new(
            "start", string.Create(CultureInfo.InvariantCulture, $"The process was killed and started {Starts} times. The pool has {facts:N0} facts; a command is durable when it is answered."),
            ["what", "ms"],
            [Row("process start until ready", ready), Row("first command to the pool", first), Row("the next ones", next)],
            [
                new("until ready", Median(ready), 3_000, 3_000, false, "ms"),
                new("activation (first command minus the next)", Median(first) - Median(next), 50, 50, false, "ms"),
            ]);
    }

    private static async Task<double> Restart(Server server)
    {
        var begun = Stopwatch.GetTimestamp();
        await server.Restart();
        using var timer = new PeriodicTimer(Pause);
        while (true)
        {
            using var answer = await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (answer.IsSuccessStatusCode)
            {
                return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }

            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task<Round> Load(Server server, string pool, int connections, TimeSpan time, long commands)
    {
        using var load = await GrowthMeasure.Load(server, $"/api/v1/pools/{pool}/grants", Bodies.Grant, connections);
        var round = await load.Run(time, commands);
        return round.Complaint is { } complaint ? throw new InvalidOperationException(complaint) : round;
    }

    private static string[] Row(string what, List<double> all) => [what, string.Join(" / ", all.Select(one => one.ToString("0.0", CultureInfo.InvariantCulture)))];

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);
}
