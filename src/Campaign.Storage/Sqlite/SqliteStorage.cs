using System.Security.Cryptography;
using Campaign.Storage.Changes;
using Campaign.Storage.Files;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Dapper;

namespace Campaign.Storage.Sqlite;

/// <summary>The embedded storage: opens, migrates and rebuilds as needed, and provides the parts of the storage contract.</summary>
public sealed class SqliteStorage : IStorage
{
    private readonly SqliteDatabase _database;
    private readonly SqliteWriter _writer;
    private readonly ChangeHub _changes = new();
    private readonly ChangeTeller _teller;
    private readonly SqliteKeeping _keeping;
    private readonly SqliteStates _states;
    private readonly ViewCatalogue _views;

    /// <param name="path">The database file; its folder is created if missing.</param>
    /// <exception cref="StorageException">Another process uses the file, or a newer version wrote it.</exception>
    public SqliteStorage(string path, IEnumerable<IView> views, TimeProvider clock)
    {
        _views = new ViewCatalogue(views);
        _database = new SqliteDatabase(path);
        try
        {
            SqliteMigrations.Run(_database.WriterConnection);
            _states = new SqliteStates(path);
            SqliteViews.Prepare(_database.WriterConnection, _views);
        }
        catch
        {
            _database.Close();
            throw;
        }

        _teller = new ChangeTeller(_changes.Tell);
        _writer = new SqliteWriter(_database.WriterConnection.Handle!, new SqliteCheckpoints(_database.CheckpointConnection), _teller);
        _keeping = new SqliteKeeping(_database, _writer, clock);
        Journal = new SqliteJournal(_database, _writer, _views, clock);
        Subjects = new SqliteSubjects(_database, _writer, _states, _views, Secret(), clock);
        Mentions = new SqliteMentions(_database, _writer, clock);
        SignIns = new Access.SignIns((sql, values) => _writer.Write(new QueryStep<long>(sql.Replace('$', '?'), values, row => row.Number(0))));
        Files = FilesBeside(path);
    }

    public IJournal Journal { get; }

    public Subjects.ISubjects Subjects { get; }

    public Mentions.IMentions Mentions { get; }

    public Messages.IMessages Messages => _keeping;

    public Jobs.IJobs Jobs => _keeping;

    public Requests.IRequests Requests => _keeping;

    public Access.ISignIns SignIns { get; }

    public IFiles Files { get; }

    public States.IStates States => _states;

    public IReadDatabase Database => _database;

    public IChanges Changes => _changes;

    public Task RebuildViews() => _writer.Write(new SqliteViews.RebuildStep(_database.WriterConnection, _views));

    public void Dispose()
    {
        _writer.Dispose();
        _teller.Dispose();
        _states.Close();
        _database.Close();
    }

    internal static FolderFiles FilesBeside(string path) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "uploads"));

    /// <summary>The key of subject ids, generated once per installation.</summary>
    private byte[] Secret()
    {
        var connection = _database.WriterConnection;
        connection.Execute("INSERT INTO installation (name, value) VALUES ('subject secret', @value) ON CONFLICT (name) DO NOTHING", new { value = RandomNumberGenerator.GetBytes(32) });
        return connection.ExecuteScalar<byte[]>("SELECT value FROM installation WHERE name = 'subject secret'")!;
    }
}
