using System.Data.Common;
using Campaign.Storage.Archives;
using Campaign.Storage.PostgreSql;
using Campaign.Storage.Views;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>A separate database on the test run's server, or on a server that a test provides; dropped after the test.</summary>
internal sealed class PostgreSqlHome(PostgreSqlServer? server = null) : IStorageHome
{
    private readonly PostgreSqlServer _server = server ?? PostgreSqlServer.Shared;
    private readonly string _database = CreateDatabase(server ?? PostgreSqlServer.Shared);

    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-storage-").FullName;

    public string Location => _server.ConnectionString(_database);

    public IStorage Open(IEnumerable<IView> views, TimeProvider clock) => new PostgreSqlStorage(Location, Path.Combine(_folder, Guid.NewGuid().ToString("N")), views, clock);

    public IArchive Archive(IEnumerable<IView> views) => new PostgreSqlArchive(Location, views, TimeProvider.System);

    public string LetJournalChange => "ALTER TABLE journal DISABLE TRIGGER journal_is_never_changed";

    public DbConnection Connect() => _server.Connect(_database);

    public IEnumerable<byte[]> Bytes() => _server.Bytes(_database);

    /// <summary>PostgreSQL cannot store U+0000 in text.</summary>
    public string Kept(string text) => text.Replace('\0', '\uFFFD');

    public void Dispose()
    {
        _server.Drop(_database);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>With the schema and the test view's tables.</summary>
    private static string CreateDatabase(PostgreSqlServer server) => server.CreateDatabase(server.Template(
        "ready", connectionString => new PostgreSqlStorage(connectionString, "nowhere", [new PoolView()], TimeProvider.System).Dispose()));
}
