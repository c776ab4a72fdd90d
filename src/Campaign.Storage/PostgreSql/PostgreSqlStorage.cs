using System.Globalization;
using Campaign.Storage.Changes;
using Campaign.Storage.Files;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>The storage for several nodes: opens, migrates and rebuilds as needed, and provides the parts of the storage contract.</summary>
public sealed class PostgreSqlStorage : IStorage
{
    private readonly PostgreSqlDatabase _database;
    private readonly PostgreSqlWriter _writer;
    private readonly PostgreSqlChanges _changes;
    private readonly PostgreSqlKeeping _keeping;
    private readonly PostgreSqlStates _states;
    private readonly ViewCatalogue _views;

    /// <param name="connectionString">An Npgsql connection string. It is never logged.</param>
    /// <param name="folder">A folder of this node alone, for files that are being received or read.</param>
    /// <exception cref="StorageException">The server cannot be reached or refuses, is too old, or a newer version wrote the database.</exception>
    public PostgreSqlStorage(string connectionString, string folder, IEnumerable<IView> views, TimeProvider clock)
    {
        _views = new ViewCatalogue(views);
        var id = string.Create(CultureInfo.InvariantCulture, $"campaign {Guid.NewGuid():N}");
        var settings = new PostgreSqlSettings(connectionString, id);
        _database = new PostgreSqlDatabase(settings);
        try
        {
            var (state, secret) = Prepare(settings, clock);
            _changes = new PostgreSqlChanges(_database);
            _writer = new PostgreSqlWriter(_database, new WriterIdentity(id, state), _changes.Teller, clock);
            Subjects = new PostgreSqlSubjects(_database, _writer, _views, secret, clock);
        }
        catch
        {
            _database.Close();
            throw;
        }

        _states = new PostgreSqlStates(settings);
        _keeping = new PostgreSqlKeeping(_database, _writer);
        Journal = new PostgreSqlJournal(_database, _writer, _views, clock);
        Mentions = new PostgreSqlMentions(_database, _writer, clock);
        SignIns = new Access.SignIns((sql, values) => _writer.Write(new QueryStep<long>(sql, values, row => Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture))));
        Files = new PostgreSqlFiles(_database, folder);
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

    public Task RebuildViews() => _writer.Write(new PostgreSqlViews.RebuildStep(_views));

    public void Dispose()
    {
        _writer.Dispose();
        _changes.Close();
        _states.Close();
        _database.Close();
    }

    private (IReadOnlyList<byte[]> State, byte[] Secret) Prepare(PostgreSqlSettings settings, TimeProvider clock)
    {
        using var connection = _database.Connect();
        try
        {
            return PostgreSqlSchema.Prepare(connection, settings.Host, _views, clock.GetUtcNow());
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StorageException(
                $"The user {settings.User} may not make tables in the database {settings.Database} of PostgreSQL at {settings.Host}. Nothing was changed. Make it the owner of the database.");
        }
        catch (NpgsqlException fault)
        {
            throw PostgreSqlFaults.OfWriting(fault);
        }
    }
}
