using System.Security.Cryptography;
using System.Text;
using Campaign.Domain.Decisions;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;
using Dapper;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <inheritdoc cref="ISubjects"/>
internal sealed class SqliteSubjects(SqliteDatabase database, SqliteWriter writer, ViewCatalogue views, byte[] secret, TimeProvider clock) : ISubjects
{
    public string IdOf(string channel, string handle)
    {
        var hash = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{channel.Trim().ToLowerInvariant()}\u001f{handle.Trim()}"));
        return Slug.From("person", Convert.ToHexString(hash));
    }

    public async ValueTask<PersonalRecord?> Read(string subject, string reference, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var row = await lease.Connection.QuerySingleOrDefaultAsync<(byte[] Key, byte[] Data)?>(new CommandDefinition(
            "SELECT s.key, p.data FROM personal p JOIN subjects s ON s.id = p.subject WHERE p.subject = @subject AND p.reference = @reference AND s.key IS NOT NULL",
            new { subject, reference },
            cancellationToken: cancellation));
        return row is { } found ? new(subject, reference, SubjectCipher.Decrypt(found.Key, reference, found.Data)) : null;
    }

    public Task<bool> Erase(string subject, CancellationToken cancellation) => writer.Write(new EraseStep(subject, views, clock.GetUtcNow()));

    /// <summary>Encrypts and keeps a record, making the person's key at the first one.</summary>
    internal static void Write(SqliteSession session, PersonalRecord record)
    {
        var key = SubjectCipher.NewKey();
        session.Run("INSERT INTO subjects (id, key) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", record.Subject, key);
        if (session.Changes == 0)
        {
            key = KeyOf(session, record.Subject) ?? Renew(session, record.Subject, key);
        }

        session.Run(
            "INSERT INTO personal (subject, reference, data) VALUES (?, ?, ?) ON CONFLICT (subject, reference) DO UPDATE SET data = excluded.data",
            record.Subject,
            record.Reference,
            SubjectCipher.Encrypt(key, record.Reference, record.Json));
    }

    private static byte[]? KeyOf(SqliteSession session, string subject)
    {
        return session.First("SELECT key FROM subjects WHERE id = ?", subject, row => raw.sqlite3_column_type(row, 0) == raw.SQLITE_NULL ? null : raw.sqlite3_column_blob(row, 0).ToArray());
    }

    /// <summary>Someone who was erased and came back: what was erased stays unreadable under the lost key.</summary>
    private static byte[] Renew(SqliteSession session, string subject, byte[] key)
    {
        session.Run("UPDATE subjects SET key = ? WHERE id = ?", key, subject);
        return key;
    }

    private sealed class EraseStep(string subject, ViewCatalogue views, DateTimeOffset now) : WriteStep<bool>
    {
        public override RowChanges Run(SqliteSession session)
        {
            var rows = new RowChanges();
            session.Run("UPDATE subjects SET key = NULL, erased = ? WHERE id = ? AND key IS NOT NULL", now, subject);
            Result = session.Changes > 0;
            foreach (var reference in References(session))
            {
                views.Forget(subject, reference, rows);
            }

            session.Run("DELETE FROM personal WHERE subject = ?", subject);
            session.Run("UPDATE mentions SET author = NULL, text = NULL WHERE author = ?", subject);
            Result |= session.Changes > 0;
            return rows;
        }

        private List<string> References(SqliteSession session)
        {
            var references = new List<string>();
            session["SELECT reference FROM personal WHERE subject = ?"].Each([subject], row => references.Add(raw.sqlite3_column_text(row, 0).utf8_to_string()));
            return references;
        }
    }
}
