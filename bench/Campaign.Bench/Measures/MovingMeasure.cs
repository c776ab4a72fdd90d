using System.Globalization;
using System.Text.Json;
using Campaign.Bench.Processes;
using Campaign.Domain.Pools;
using Campaign.Storage.Journal;
using Campaign.Storage.Sqlite;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Bench.Measures;

/// <summary>Export, import into an empty database and verification of an installation with many facts, each in its own process.</summary>
internal static class MovingMeasure
{
    private const int GrantsOfPool = 2_500;
    private const int GrantsOfUnit = 250;

    /// <summary>All of them: a database with only some views would count as another version's.</summary>
    private static IView[] Views =>
    [
        .. from type in typeof(IView).Assembly.GetTypes()
        where type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(IView))
        select (IView)Activator.CreateInstance(type)!,
    ];

    public static async Task<Result> Run(BenchOptions options)
    {
        var folder = Path.Combine(options.Directory, $"campaign-bench-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            var facts = await Fill(Path.Combine(folder, "from"), options.Rows / 2 / GrantsOfPool);
            var file = Path.Combine(folder, "archive.gz");
            var from = await Take("verify", "from", facts);
            var export = await Take($"export {file}", "from", facts);
            var import = await Take($"import {file}", "to", facts);
            return new(
                "moving",
                string.Create(CultureInfo.InvariantCulture, $"{facts:N0} facts of pools with {facts / 2:N0} encrypted records; the archive has {new FileInfo(file).Length / 1048576} MB. Import verifies at its end."),
                ["command", "seconds", "facts/s", "CPU s", "peak RSS MB"],
                [from.Row, export.Row, import.Row],
                []);

            async Task<Taken> Take(string command, string directory, long count)
            {
                var run = await CommandProcess.Run("dotnet", [options.Api, .. command.Split(' '), "--Campaign:DataDirectory", Path.Combine(folder, directory)]);
                return new(command.Split(' ')[0], run, count);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes reserved and issued grants, each with its participant's name, as grains write them, and rebuilds the views at the end.</summary>
    /// <returns>How many facts there are.</returns>
    private static async Task<long> Fill(string folder, int pools)
    {
        using var storage = new SqliteStorage(Path.Combine(folder, "campaign.db"), Views, TimeProvider.System);
        var facts = 0L;
        for (var pool = 0; pool < pools; pool++)
        {
            var (id, version) = ($"pool-{pool}", 0L);
            for (var grant = 0; grant < GrantsOfPool; grant += GrantsOfUnit)
            {
                var unit = UnitOf(id, version, grant);
                version += unit.Streams[0].Facts.Count;
                await storage.Journal.Append(unit);
            }

            facts += version;
        }

        await storage.RebuildViews();
        return facts;
    }

    private static JournalUnit UnitOf(string pool, long version, int first)
    {
        var now = TimeProvider.System.GetUtcNow();
        var facts = new List<PoolFact>();
        var records = new List<PersonalRecord>();
        if (version == 0)
        {
            facts.Add(new PoolOpened(pool, "bench", "热饮体验券", PoolKind.Coupon, GrantsOfPool));
        }

        for (var number = first; number < first + GrantsOfUnit; number++)
        {
            var (participant, cause) = ($"person-{pool}-{number}", $"sub-{number:D8}");
            var id = Grant.IdFor(pool, participant, cause);
            facts.Add(new GrantReserved(id, participant, cause, 1, now.AddDays(30)));
            facts.Add(new GrantIssued(id, 1, now.AddDays(30)));
            records.Add(new(participant, $"pool/{pool}/{id}", JsonSerializer.SerializeToUtf8Bytes(new { participant = $"茶友 {number}" })));
        }

        return new([new($"pool/{pool}", version, [.. facts.Select(fact => fact with { At = now, By = "bench" })], $"request-{pool}-{first}")]) { Personal = records };
    }

    private sealed record Taken(string Command, CommandProcess.Report Report, long Facts)
    {
        public string[] Row =>
        [
            Command,
            Report.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
            (Facts / Report.Seconds).ToString("N0", CultureInfo.InvariantCulture),
            Report.Processor.ToString("0.0", CultureInfo.InvariantCulture),
            Report.PeakMegabytes.ToString("0", CultureInfo.InvariantCulture),
        ];
    }
}
