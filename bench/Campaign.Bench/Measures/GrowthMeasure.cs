using System.Globalization;
using Campaign.Bench.Load;
using Campaign.Bench.Processes;
using Campaign.Bench.Texts;

namespace Campaign.Bench.Measures;

/// <summary>What a command costs while the journal grows from 10,000 facts to a million, and how the server starts with that many.</summary>
internal static class GrowthMeasure
{
    private const int Slices = 3;
    private const int FewConnections = 4;
    private const string Submissions = $"/api/v1/drives/{Setting.Drive}/submissions";
    private const string Grants = $"/api/v1/pools/{Setting.Pool}/grants";
    private static long _authors;

    public static async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var server = await Server.Campaign(options);
        await Setting.Prepare(server);
        var growth = await Grow(server, options);
        return [growth, await StartMeasure.Run(server, options)];
    }

    /// <summary>Load with participants and authors that no other load uses.</summary>
    internal static async Task<LoadGenerator> Load(Server server, string path, Func<byte[], long, int> body, int connections)
    {
        var first = Interlocked.Add(ref _authors, 10_000_000);
        var load = new LoadGenerator(server.Addresses, new RequestWriter($"POST {path}", (buffer, number) => body(buffer, first + number)), connections, 201);
        await load.Open();
        return load;
    }

    private static async Task<Result> Grow(Server server, BenchOptions options)
    {
        // Over few connections at first, so that the server is warm before there are 10,000.
        await Fill(server, options.Rows / 100, FewConnections);
        var (rows, costs) = (new List<string[]>(), new List<(double Submission, double Grant)>());
        var facts = options.Rows / 100;
        foreach (var size in new[] { options.Rows / 100, options.Rows / 10, options.Rows })
        {
            await Fill(server, size - facts, options.Connections);
            using var submissions = await Load(server, Submissions, Bodies.Submission, options.Connections);
            using var grants = await Load(server, Grants, Bodies.Grant, options.Connections);
            var commands = options.Rows / 200;
            var (submission, grant) = (await Cost(server, submissions, commands), await Cost(server, grants, commands));
            rows.AddRange([submission.Row(size, "submission"), grant.Row(size, "grant")]);
            costs.Add((submission.Processor, grant.Processor));
            facts = size + (2 * (Slices + 1) * commands);
        }

        return new(
            "growth", $"The median of {Slices} slices of {options.Rows / 200:N0} commands each, after a first one that is ignored.",
            ["facts before", "command", "requests/s", "p99 ms", "server CPU µs", "database CPU µs", "both"],
            rows,
            [
                new("CPU of a submission, last size relative to the first", costs[^1].Submission / costs[0].Submission, 1.2, 1.2, false, "×"),
                new("CPU of a grant, last size relative to the first", costs[^1].Grant / costs[0].Grant, 1.2, 1.2, false, "×"),
            ]);
    }

    /// <summary>Three grants for each submission: a fact each, and one more for each batch of submissions.</summary>
    private static async Task Fill(Server server, long facts, int connections)
    {
        if (facts > 0)
        {
            using var submissions = await Load(server, Submissions, Bodies.Submission, connections);
            await submissions.Run(TimeSpan.MaxValue, facts / 4);
            using var grants = await Load(server, Grants, Bodies.Grant, connections);
            await grants.Run(TimeSpan.MaxValue, facts * 3 / 4);
        }
    }

    private static async Task<Slice> Cost(Server server, LoadGenerator load, int commands)
    {
        var slices = new List<Slice>();
        for (var slice = 0; slice <= Slices; slice++)
        {
            var before = server.Processor;
            var round = await load.Run(TimeSpan.MaxValue, commands);
            var after = server.Processor;
            if (round.Complaint is { } complaint)
            {
                throw new InvalidOperationException(complaint);
            }

            slices.Add(new(round, (after.Own - before.Own).TotalMicroseconds / commands, (after.Database - before.Database).TotalMicroseconds / commands));
        }

        return slices[1..].OrderBy(slice => slice.Processor).ElementAt(Slices / 2);
    }

    private sealed record Slice(Round Round, double Own, double Database)
    {
        public double Processor => Own + Database;

        public string[] Row(long facts, string command) =>
        [
            facts.ToString("N0", CultureInfo.InvariantCulture),
            command,
            Round.PerSecond.ToString("N0", CultureInfo.InvariantCulture),
            Round.Percentile(0.99).ToString("0.0", CultureInfo.InvariantCulture),
            Own.ToString("0", CultureInfo.InvariantCulture),
            Database.ToString("0", CultureInfo.InvariantCulture),
            Processor.ToString("0", CultureInfo.InvariantCulture),
        ];
    }
}
