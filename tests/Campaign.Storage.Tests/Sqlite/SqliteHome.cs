using System.Data.Common;
using Campaign.Storage.Archives;
using Campaign.Storage.Sqlite;
using Campaign.Storage.Views;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Tests.Sqlite;

/// <summary>A database file in a folder of its own, deleted after the test.</summary>
public sealed class SqliteHome : IStorageHome
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-storage-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "campaign.db");

    public string Location => Path;

    public IStorage Open(IEnumerable<IView> views, TimeProvider clock) => new SqliteStorage(Path, views, clock);

    public IArchive Archive(IEnumerable<IView> views) => new SqliteArchive(Path, views);

    public string LetJournalChange => "DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_shortened";

    public DbConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        return connection;
    }

    public IEnumerable<byte[]> Bytes() => Directory.EnumerateFiles(_folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(File.ReadAllBytes);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
