using Campaign.Storage.Archives;
using Campaign.Storage.Rows;
using Npgsql;
using NpgsqlTypes;

namespace Campaign.Storage.PostgreSql;

/// <summary>Copies an archive's rows into the filling transaction.</summary>
internal sealed class PostgreSqlArchiveLoader(NpgsqlConnection connection, PostgreSqlSession session) : IArchiveLoader
{
    public void Load(ArchiveTable table, IEnumerable<object?[]> rows)
    {
        if (table == ArchiveTables.Installation)
        {
            foreach (var row in rows)
            {
                PostgreSqlSchema.Set(session, (string)row[0]!, (byte[])row[1]!);
            }

            session.Run();
        }
        else if (table == ArchiveTables.Mentions)
        {
            LoadMentions(rows);
        }
        else
        {
            if (table == ArchiveTables.Tallies)
            {
                // Those that were made with the mentions know nothing of what was taken back.
                session.Run("DELETE FROM tallies");
            }

            Copy(table, rows);
            if (table == ArchiveTables.JournalBeforeCampaigns)
            {
                session.Run(MigrationScripts.OlderCampaigns("PostgreSql"));
            }
        }
    }

    /// <summary>Lets numbers go on behind those that were loaded, and tells the planner what there is now.</summary>
    public void Finish()
    {
        session.Add("SELECT setval(pg_get_serial_sequence('journal', 'position'), max(position)) FROM journal HAVING max(position) > 0");
        session.Add("SELECT setval(pg_get_serial_sequence('subjects', 'number'), max(number)) FROM subjects HAVING max(number) > 0");
        session.Run();
        session.Run("ANALYZE journal, subjects, personal, requests, messages, mentions");
    }

    private void Copy(ArchiveTable table, IEnumerable<object?[]> rows)
    {
        using var copy = connection.BeginBinaryImport(
            $"COPY {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)");
        copy.Timeout = TimeSpan.Zero;
        foreach (var row in rows)
        {
            copy.StartRow();
            for (var column = 0; column < row.Length; column++)
            {
                Write(copy, row[column], table.Columns[column].Kind);
            }
        }

        copy.Complete();
    }

    private static void Write(NpgsqlBinaryImporter copy, object? value, ColumnKind kind)
    {
        switch (value)
        {
            case null:
                copy.WriteNull();
                break;
            case string text:
                copy.Write(PostgreSqlValue.Clean(text), NpgsqlDbType.Text);
                break;
            case long number:
                copy.Write(number, NpgsqlDbType.Bigint);
                break;
            case byte[] bytes:
                copy.Write(bytes, NpgsqlDbType.Bytea);
                break;
            default:
                throw new InvalidOperationException($"No archived column of kind {kind} holds a {value.GetType()}.");
        }
    }

    /// <summary>When an import came in; always, when the journal knows nothing of it.</summary>
    private DateTimeOffset KnownAt(string import) => DateTimeOffset.FromUnixTimeMilliseconds(
        session.Read("SELECT at FROM journal WHERE stream = 'import/' || $1 AND version = 1", row => row.GetInt64(0), import).SingleOrDefault());

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

        session.Run();
    }
}
