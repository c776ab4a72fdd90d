using Campaign.Storage.Archives;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <summary>Writes an archive's rows in the filling transaction.</summary>
internal sealed class SqliteArchiveLoader(SqliteSession session, BroughtFiles files) : IArchiveLoader
{
    public void Load(ArchiveTable table, IEnumerable<object?[]> rows)
    {
        if (table == ArchiveTables.Mentions)
        {
            LoadMentions(rows);
        }
        else if (table == ArchiveTables.Tallies)
        {
            // Those that were made with the mentions know nothing of what was taken back.
            session.Run("DELETE FROM tallies");
            LoadRows(table, rows);
        }
        else if (table == ArchiveTables.Files)
        {
            files.Take(rows);
        }
        else
        {
            LoadRows(table, rows);
        }
    }

    private void LoadRows(ArchiveTable table, IEnumerable<object?[]> rows)
    {
        // The secret of this database gives way to the archive's: nobody is known under it yet.
        var verb = table == ArchiveTables.Installation ? "INSERT OR REPLACE" : "INSERT";
        var insert = session[$"{verb} INTO {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})"];
        foreach (var row in rows)
        {
            if (!insert.Run(row))
            {
                throw ArchiveRefusals.Damaged;
            }
        }

        if (table == ArchiveTables.JournalBeforeCampaigns)
        {
            session.RunScript(MigrationScripts.OlderCampaigns(SqliteMigrations.Journal));
        }
    }

    /// <summary>When an import came in; always, when the journal knows nothing of it.</summary>
    private DateTimeOffset KnownAt(string import) => DateTimeOffset.FromUnixTimeMilliseconds(
        session.First("SELECT at FROM journal WHERE stream = 'import/' || ? AND version = 1", import, row => raw.sqlite3_column_int64(row, 0)));

    private void LoadMentions(IEnumerable<object?[]> rows)
    {
        foreach (var batch in MentionBatches.Of(rows))
        {
            var kept = 0;
            new AddMentionsStep(batch.Campaign, batch.Import, batch.Mentions, KnownAt(batch.Import), (added, _) => kept = added).Run(session);
            if (kept != batch.Mentions.Count)
            {
                throw ArchiveRefusals.Damaged;
            }
        }
    }
}
