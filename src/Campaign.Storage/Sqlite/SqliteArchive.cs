using Campaign.Storage.Archives;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Campaign.Storage.Sqlite;

/// <inheritdoc cref="IArchive"/>
/// <param name="path">The database file. Reading needs no lock: in WAL mode a snapshot is consistent while another process writes.</param>
public sealed class SqliteArchive(string path, IEnumerable<IView> views) : IArchive
{
    private const string Reading = "PRAGMA busy_timeout=10000; PRAGMA query_only=1; PRAGMA cache_size=-32768";

    // Without WAL, an empty file is filled with a single write of each page, and the rollback journal empties it again after a crash.
    private const string Filling = "PRAGMA busy_timeout=10000; PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536";

    private const string IsEmpty = """
        SELECT NOT EXISTS (SELECT 1 FROM journal) AND NOT EXISTS (SELECT 1 FROM subjects) AND NOT EXISTS (SELECT 1 FROM requests)
        AND NOT EXISTS (SELECT 1 FROM messages) AND NOT EXISTS (SELECT 1 FROM jobs) AND NOT EXISTS (SELECT 1 FROM mentions)
        """;

    private const string UnfinishedJobs = "SELECT id FROM jobs WHERE status IN ('queued', 'running')";

    public StorageMoment Read()
    {
        if (!File.Exists(path))
        {
            throw ArchiveRefusals.NoDatabase(path);
        }

        // Files first: a job that ends deletes its file, and a job that is unfinished in the snapshot had its file before.
        while (true)
        {
            var connection = SqliteDatabase.Open(path, Reading);
            KeptFiles? files = null;
            try
            {
                Check(connection);
                var states = SeesStates(connection);
                var jobs = connection.Query<string>(UnfinishedJobs).ToHashSet(StringComparer.Ordinal);
                files = new KeptFiles(SqliteStorage.FilesBeside(path), jobs);
                connection.Execute("BEGIN DEFERRED");
                if (jobs.IsSupersetOf(connection.Query<string>(UnfinishedJobs)))
                {
                    return new StorageMoment(connection, SqliteDialect.Instance, "SQLite", files, states);
                }
            }
            catch
            {
                Close();
                throw;
            }

            Close();

            void Close()
            {
                connection.Dispose();
                files?.Dispose();
            }
        }
    }

    private static void Check(SqliteConnection connection)
    {
        var (schema, known) = (connection.ExecuteScalar<long>("PRAGMA user_version"), MigrationScripts.Count("Sqlite"));
        if (schema != known)
        {
            throw ArchiveRefusals.OtherSchema(schema, known);
        }
    }

    /// <summary>Reading creates nothing: the states' file is missing until a version that has states was started.</summary>
    private bool SeesStates(SqliteConnection connection)
    {
        var there = File.Exists(SqliteStates.Beside(path));
        if (there)
        {
            SqliteStates.Attach(connection, path);
        }

        return there;
    }

    public void Fill(Action<IArchiveLoader> fill)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var alone = SqliteDatabase.Lock(path);
        var made = !File.Exists(path);
        try
        {
            FillAlone(fill);
        }
        catch (Exception fault)
        {
            if (made)
            {
                File.Delete(path);
                File.Delete(SqliteStates.Beside(path));
            }

            if (fault is SqliteException)
            {
                throw new StorageException($"SQLite could not write ({fault.Message}). Nothing was kept.", fault);
            }

            throw;
        }
    }

    private void FillAlone(Action<IArchiveLoader> fill)
    {
        using var connection = SqliteDatabase.Open(path, Filling);
        SqliteMigrations.Run(connection);
        if (!connection.ExecuteScalar<bool>(IsEmpty))
        {
            throw ArchiveRefusals.NotEmpty;
        }

        SqliteStates.Migrate(path);
        SqliteStates.Attach(connection, path);
        connection.Execute("PRAGMA state.journal_mode=DELETE");
        using var session = new SqliteSession(connection.Handle!);
        using var files = new BroughtFiles(SqliteStorage.FilesBeside(path));
        Fill(connection, session, () => fill(new SqliteArchiveLoader(session, files)));
        files.Keep();
        connection.Execute("PRAGMA main.journal_mode=WAL; PRAGMA state.journal_mode=WAL");
    }

    private void Fill(SqliteConnection connection, SqliteSession session, Action fill)
    {
        session.Run("BEGIN IMMEDIATE");
        try
        {
            fill();
            SqliteViews.Rebuild(connection, session, new ViewCatalogue(views));
            session.Run("COMMIT");
        }
        catch
        {
            session.Run("ROLLBACK");
            throw;
        }
    }
}
