using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>The single writer of a SQLite database.</summary>
internal sealed class SqliteWriter : GroupWriter<SqliteSession>
{
    private readonly sqlite3 _database;
    private readonly SqliteSession _session;
    private readonly SqliteCheckpoints _checkpoints;

    public SqliteWriter(sqlite3 database, SqliteCheckpoints checkpoints, ChangeTeller changes)
        : base(changes)
    {
        (_database, _session, _checkpoints) = (database, new SqliteSession(database), checkpoints);
        Start();
    }

    protected override void Commit(List<WriteStep<SqliteSession>> group)
    {
        try
        {
            var rows = new List<RowChanges>(group.Count);
            _session.Run("BEGIN IMMEDIATE");
            foreach (var step in group)
            {
                if (step.Run(_session) is { } own)
                {
                    rows.Add(own);
                }
            }

            _session.Write(RowChanges.Melted(rows));
            _session.Run("COMMIT");
        }
        catch
        {
            if (raw.sqlite3_get_autocommit(_database) == 0)
            {
                _session.Run("ROLLBACK");
            }

            throw;
        }
    }

    protected override void Answered() => _checkpoints.Committed(_database);

    protected override void Close()
    {
        _checkpoints.Dispose();
        _session.Dispose();
    }
}
