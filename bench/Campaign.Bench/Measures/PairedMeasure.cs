using System.Globalization;
using Campaign.Bench.Load;
using Campaign.Bench.Processes;

namespace Campaign.Bench.Measures;

/// <summary>The same load on Campaign and the peer in turns, A B A B, so that other load on the machine affects both.</summary>
/// <param name="RatioMust">Campaign's requests per second relative to the peer's.</param>
/// <param name="P99Must">Milliseconds; none when 0.</param>
internal sealed record PairedMeasure(
    string Name, string What, RequestWriter Ours, RequestWriter Theirs, int Expected, double RatioMust, double RatioAim, double P99Must = 0, double P99Aim = 0)
{
    private static readonly string[] Columns = ["server", "requests/s (median)", "rounds", "p50 ms", "p99 ms", "server CPU µs/request", "database CPU µs/request", "other responses"];

    public async Task<Result> Run(BenchOptions options, Server campaign, Server peer)
    {
        using var ours = new Side(campaign, new LoadGenerator(campaign.Addresses, Ours, options.Connections, Expected));
        using var theirs = new Side(peer, new LoadGenerator(peer.Addresses, Theirs, options.Connections, Expected));
        foreach (var side in new[] { ours, theirs })
        {
            await side.Load.Open();
            await side.Load.Run(options.WarmUp);
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            await ours.Measure(options.Round);
            await theirs.Measure(options.Round);
        }

        var ratio = ours.PerSecond / theirs.PerSecond;
        Target[] targets =
        [
            new("ratio", ratio, RatioMust, RatioAim, true, "×"),
            .. P99Must > 0 ? [new Target("p99", ours.P99, P99Must, P99Aim, false, "ms")] : Array.Empty<Target>(),
        ];
        return new(Name, What, Columns, [ours.Row(), theirs.Row()], targets);
    }

    private sealed class Side(Server server, LoadGenerator load) : IDisposable
    {
        private readonly List<(Round Round, TimeSpan Own, TimeSpan Database)> _rounds = [];

        public LoadGenerator Load => load;

        public double PerSecond => Median(round => round.PerSecond);

        public double P99 => Median(round => round.Percentile(0.99));

        public async Task Measure(TimeSpan time)
        {
            var before = server.Processor;
            var round = await load.Run(time);
            var after = server.Processor;
            _rounds.Add((round, after.Own - before.Own, after.Database - before.Database));
            if (round.Complaint is { } complaint)
            {
                Console.Error.WriteLine($"{server.Name} gave {round.Others} unexpected responses, such as: {complaint}");
            }
        }

        public string[] Row() =>
        [
            server.Name,
            PerSecond.ToString("N0", CultureInfo.InvariantCulture),
            string.Join(" / ", _rounds.Select(pair => pair.Round.PerSecond.ToString("N0", CultureInfo.InvariantCulture))),
            Median(round => round.Percentile(0.5)).ToString("0.0", CultureInfo.InvariantCulture),
            P99.ToString("0.0", CultureInfo.InvariantCulture),
            PerRequest(round => round.Own),
            PerRequest(round => round.Database),
            _rounds.Sum(pair => pair.Round.Others).ToString(CultureInfo.InvariantCulture),
        ];

        public void Dispose() => load.Dispose();

        private string PerRequest(Func<(Round Round, TimeSpan Own, TimeSpan Database), TimeSpan> processor) =>
            (_rounds.Sum(round => processor(round).TotalMicroseconds) / _rounds.Sum(round => round.Round.Latencies.Length)).ToString("0", CultureInfo.InvariantCulture);

        private double Median(Func<Round, double> figure) => _rounds.Select(pair => figure(pair.Round)).Order().ElementAt(_rounds.Count / 2);
    }
}
