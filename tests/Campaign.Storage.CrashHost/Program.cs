using Campaign.Storage;
using Campaign.Storage.CrashHost;
using Campaign.Storage.Pools;
using Campaign.Storage.PostgreSql;
using Campaign.Storage.Sqlite;

// Writes until the test kills it, and prints every acknowledged write. Argument: the database file or a connection string.
using IStorage storage = args[0].Contains('=', StringComparison.Ordinal)
    ? new PostgreSqlStorage(args[0], "nowhere", [new PoolView()], TimeProvider.System)
    : new SqliteStorage(args[0], [new PoolView()], TimeProvider.System);
Console.WriteLine("ready");
await Task.WhenAll([.. Enumerable.Range(0, 8).Select(number => new PairWriter(storage, number).Run()), new ImportWriter(storage).Run()]);
