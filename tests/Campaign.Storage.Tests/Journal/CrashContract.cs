using System.Diagnostics;
using System.Globalization;
using Campaign.Domain.Pools;
using Dapper;

namespace Campaign.Storage.Tests.Journal;

/// <summary>A writing process is killed at random moments, again and again on one database.</summary>
public abstract class CrashContract(IStorageHome home) : IDisposable
{
    private static readonly int Rounds = AskedFor.Number("CAMPAIGN_CRASH_ROUNDS", 8);
    private readonly Dictionary<string, long> _acknowledged = [];

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Loses_nothing_acknowledged_and_keeps_nothing_half_written()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            await WriteAndKill(afterLines: random.Next(1, 300));
            using var storage = home.Open([new Campaign.Storage.Pools.PoolView()], TimeProvider.System);
            var fault = await Fault(storage);
            Assert.True(fault is null, $"Seed {seed}, round {round}: {fault}");
        }
    }

    /// <summary>Counts the mentions that an import would recognise as already there.</summary>
    protected virtual string MentionsKnownAgain => "SELECT count(DISTINCT identity) FROM mentions";

    private async Task WriteAndKill(int afterLines)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Campaign.Storage.CrashHost.dll"), home.Location])
        {
            RedirectStandardOutput = true,
        })!;
        for (var lines = 0; await process.StandardOutput.ReadLineAsync() is { } line; lines++)
        {
            Note(line);
            if (lines == afterLines)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        Assert.Equal(128 + 9, process.ExitCode);
    }

    /// <summary>A line truncated by the kill acknowledges nothing.</summary>
    private void Note(string line)
    {
        if (line.Split(' ') is [var what, var who, var number] && long.TryParse(number, CultureInfo.InvariantCulture, out var value))
        {
            _acknowledged[$"{what} {who}"] = Math.Max(value, _acknowledged.GetValueOrDefault($"{what} {who}"));
        }
    }

    private async Task<string?> Fault(IStorage storage)
    {
        for (var number = 0; number < 8; number++)
        {
            var left = await storage.Journal.Read($"pool/left-{number}", 0, CancellationToken.None);
            var right = await storage.Journal.Read($"pool/right-{number}", 0, CancellationToken.None);
            if (left.Count < _acknowledged.GetValueOrDefault($"pair {number}") || right.Count != left.Count * 2)
            {
                return $"left-{number} has {left.Count} facts, right has {right.Count}, {_acknowledged.GetValueOrDefault($"pair {number}")} pairs were acknowledged";
            }

            if (!left.Skip(1).Select(recorded => ((GrantReserved)recorded.Fact).GrantId).SequenceEqual(Enumerable.Range(1, Math.Max(0, left.Count - 1)).Select(version => $"g{version}")))
            {
                return $"left-{number} has facts out of order";
            }
        }

        return FaultBesideTheJournal(storage) ?? await FaultOfViews(storage);
    }

    private string? FaultBesideTheJournal(IStorage storage)
    {
        using var lease = storage.Database.Read();
        long Count(string sql) => lease.Connection.ExecuteScalar<long?>(sql) ?? 0;
        var units = Count("SELECT count(*) FROM journal WHERE stream LIKE 'pool/left-%'");
        var (messages, requests) = (Count("SELECT count(*) FROM messages"), Count("SELECT count(*) FROM requests"));
        if (messages != units || requests != units)
        {
            return $"{units} units, {messages} messages, {requests} request keys";
        }

        var accepted = Count("SELECT accepted FROM jobs");
        var (mentions, tallied) = (Count("SELECT count(*) FROM mentions"), Count("SELECT sum(positive + neutral + negative) FROM tallies"));
        return mentions != accepted || tallied != accepted || accepted < _acknowledged.GetValueOrDefault("import 0") || Count(MentionsKnownAgain) != accepted
            ? $"{mentions} mentions, {tallied} tallied, the job says {accepted}, {_acknowledged.GetValueOrDefault("import 0")} were acknowledged"
            : null;
    }

    private static async Task<string?> FaultOfViews(IStorage storage)
    {
        var live = ViewSnapshot.Of(storage, new Campaign.Storage.Pools.PoolView());
        await storage.RebuildViews();
        return live == ViewSnapshot.Of(storage, new Campaign.Storage.Pools.PoolView()) ? null : "the views differ from a rebuild";
    }
}
