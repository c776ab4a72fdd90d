using Campaign.Storage.Journal;
using Npgsql;

namespace Campaign.Storage.PostgreSql;

/// <summary>
/// A node's writer as the database knows it. Each transaction stores its number, so that after a lost connection one query tells whether the last
/// one was committed. (The server's own transaction id does not: after a crash it can be reused.)
/// </summary>
/// <param name="Id">Identifies this run of this node; also the name of its connection.</param>
/// <param name="Schema">The definitions of schema and views when the node started.</param>
internal sealed record WriterIdentity(string Id, IReadOnlyList<byte[]> Schema)
{
    /// <summary>How long the mark of a writer is kept after its last write.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Stores the number <c>$2</c>. It comes early in a transaction, so that <see cref="HasWritten"/> waits for the transaction's end.</summary>
    public const string Mark =
        "INSERT INTO writers (id, written, at) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET written = excluded.written, at = excluded.at";

    // The lost connection's transaction may still be running: it is terminated, or has ended by the time the second statement gets the row.
    private const string EndOthers = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()";
    private const string LastWritten =
        "INSERT INTO writers (id, written, at) VALUES ($1, 0, 0) ON CONFLICT (id) DO UPDATE SET id = excluded.id RETURNING written";

    /// <summary>Asks on a new connection whether the transaction with this number was committed. Once the answer is no, it will never be.</summary>
    public bool HasWritten(NpgsqlConnection connection, long number)
    {
        using var session = new PostgreSqlSession(connection);
        session.Read(EndOthers, _ => true, Id);
        return session.Read(LastWritten, row => row.GetInt64(0), Id)[0] == number;
    }

    /// <summary>Refuses to write into tables that another version of Campaign has changed since this node started.</summary>
    public void RequireSchema(List<byte[]> found)
    {
        if (found.Count != Schema.Count || !found.Zip(Schema).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
        {
            throw new StorageException("A node of another version has changed the database's tables. Nothing was written. Restart this node with that version.");
        }
    }
}
