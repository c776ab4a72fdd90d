using System.Data.Common;
using System.Globalization;
using Campaign.Bench.Load;
using Campaign.Bench.Processes;
using Campaign.Bench.Texts;
using Dapper;

namespace Campaign.Bench.Measures;

/// <summary>How long people wait while expired data is deleted: a million refused rows of an import, which the daily tidying finds when the program starts.</summary>
internal static class TidyingMeasure
{
    private const string Job = "job-0-old";
    private const int Seconds = 5;

    // The first requests of a process wait for JIT compilation, whatever else it does.
    private const int WarmingUp = 2;

    public static async Task<Result> Run(BenchOptions options)
    {
        await using var server = await Server.Campaign(options);
        await Setting.Prepare(server);
        await server.Restart(connection => Fill(connection, options));
        using var load = await GrowthMeasure.Load(server, $"/api/v1/drives/{Setting.Drive}/submissions", Bodies.Submission, options.Connections);
        var rounds = new List<(Round Round, long Left)>();
        do
        {
            var round = await load.Run(TimeSpan.FromSeconds(Seconds));
            rounds.Add(round.Complaint is { } complaint ? throw new InvalidOperationException(complaint) : (round, await Left(server, options)));
        }
        while (rounds[^1].Left > 0);

        // The last round does not count: there was nothing left to delete for part of it.
        var counted = rounds[..^1].Skip(WarmingUp).Select(round => round.Round).DefaultIfEmpty(rounds[^1].Round).ToList();
        int[] latencies = [.. counted.SelectMany(round => round.Latencies).Order()];
        var all = new Round(TimeSpan.FromSeconds(Seconds * counted.Count), latencies, 0, null);
        return new(
            "tidying", string.Create(CultureInfo.InvariantCulture, $"{options.Rows:N0} refused rows are deleted from the start of the process on, while {options.Connections} connections send submissions. {WarmingUp * Seconds} s of warm-up do not count."),
            ["after s", "refused rows left", "submissions/s", "p99 ms"],
            [.. rounds.Select((round, index) => (string[])[Text((index + 1) * Seconds), Text(round.Left), Text(round.Round.PerSecond), Text(round.Round.Percentile(0.99))])],
            [new("p99 while rows are deleted", all.Percentile(0.99), 100, 50, false, "ms")]);
    }

    private static void Fill(DbConnection connection, BenchOptions options)
    {
        var month = TimeProvider.System.GetUtcNow().AddDays(-60).ToUnixTimeMilliseconds();
        connection.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute(
            "INSERT INTO jobs (id, kind, subject, status, progress, read, accepted, rejected, input, actor, created, finished) "
            + "VALUES (@job, 'mentions-import', @campaign, 'done', 100, @rows, 0, @rows, '{}', 'bench', @month, @month)",
            new { job = Job, campaign = Setting.Campaign, rows = options.Rows, month },
            transaction);
        var numbers = options.OnPostgreSql
            ? "SELECT n FROM generate_series(1, @rows) n"
            : "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @rows) SELECT n FROM numbers";
        var digits = options.OnPostgreSql ? "lpad(n::text, 9, '0')" : "printf('%09d', n)";
        connection.Execute(
            $"INSERT INTO job_rejects (id, job, line, code, zh, en, fields) SELECT @job || '/' || {digits}, @job, n, 'date-invalid', '日期无法识别。', 'The date cannot be read.', "
            + $"'[\"what somebody wrote about the tea in the shop on the corner\",\"13/45/2026\"]' FROM ({numbers}) numbers",
            new { job = Job, rows = options.Rows },
            transaction,
            commandTimeout: 0);
        transaction.Commit();
    }

    /// <summary>From the first one that is still listed: they are deleted in the order of the file.</summary>
    private static async Task<long> Left(Server server, BenchOptions options)
    {
        using var answer = await server.Client.GetAsync(new Uri($"/api/v1/jobs/{Job}/rejects.csv", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var rows = new StreamReader(await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        await rows.ReadLineAsync();
        return await rows.ReadLineAsync() is { } first ? options.Rows - long.Parse(first.Split(',')[0], CultureInfo.InvariantCulture) + 1 : 0;
    }

    private static string Text(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
