using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>
/// The server is killed at random moments, with all its processes, while a node writes to it. What was acknowledged is
/// there, and what failed is not, so that repeating it succeeds.
/// </summary>
[NeedsPostgreSql]
public sealed class PostgreSqlServerCrashTests : IDisposable
{
    private const int Rounds = 8;

    // Waits for the disk, as in production.
    private readonly PostgreSqlServer _server = new(durable: true);

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Loses_nothing_acknowledged_and_keeps_nothing_refused()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var home = new PostgreSqlHome(_server);
        using var storage = home.Open([new PoolView()], TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var load = new Load(storage, stop.Token);
        var writing = Enumerable.Range(0, 8).Select(writer => Task.Run(() => load.Append(writer))).Append(Task.Run(load.Count)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            // Kills after a random number of answers, so that no clock chooses the moment.
            for (var until = load.Answers + random.Next(50, 1500); load.Answers < until;)
            {
                await Task.Yield();
            }

            // A kill may fall between two writes and the server be back before the next one; then no write fails.
            var killed = _server.ProcessId;
            _server.Kill();
            _server.Start();
            Assert.NotEqual(killed, _server.ProcessId);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
        for (var writer = 0; writer < 8; writer++)
        {
            var facts = await storage.Journal.Read($"pool/w{writer}", 0, CancellationToken.None);
            Assert.True(load.Versions[writer] == facts.Count, $"Seed {seed}: {load.Versions[writer]} facts acknowledged, {facts.Count} found.");
        }

        using var lease = storage.Database.Read();
        var counted = (await Dapper.SqlMapper.QueryAsync<long>(lease.Connection, "SELECT grants FROM test_pools WHERE id = 'counter'")).Single();
        Assert.True(load.Counted == counted, $"Seed {seed}: {load.Counted} acknowledged, {counted} counted.");
        await storage.RebuildViews();
    }

    private sealed class Load(IStorage storage, CancellationToken stop)
    {
        private int _answers;

        public int Answers => Volatile.Read(ref _answers);

        public long[] Versions { get; } = new long[8];

        public long Counted { get; private set; }

        public async Task Append(int writer)
        {
            var pool = $"w{writer}";
            while (!stop.IsCancellationRequested)
            {
                var version = Versions[writer];
                Fact fact = version == 0 ? Opened(pool) : Reserved($"g{version}");
                var unit = Unit(pool, version, fact) with { Requests = [new(new RequestKey($"{pool}/{version}", "f"), "/pools")] };
                if (await Try(() => storage.Journal.Append(unit)) is { } answer)
                {
                    Assert.Equal(Appended.Done, answer);
                    Versions[writer]++;
                }
            }
        }

        /// <summary>Writes rows without facts: only the outcome of the commit says whether they were written.</summary>
        public async Task Count()
        {
            while (!stop.IsCancellationRequested)
            {
                var rows = new RowChanges();
                rows.Add(PoolView.Pools, ["counter"], "grants", 1);
                Counted += await Try(async () =>
                {
                    await storage.Jobs.Write(rows);
                    return true;
                }) is null ? 0 : 1;
            }
        }

        private async Task<T?> Try<T>(Func<Task<T>> write)
            where T : struct
        {
            try
            {
                var answer = await write();
                Interlocked.Increment(ref _answers);
                return answer;
            }
            catch (StorageException)
            {
                return null;
            }
        }
    }
}
