using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;
using SQLitePCL;

namespace Campaign.Storage.Sqlite;

/// <inheritdoc cref="ISubjects"/>
internal sealed class SqliteSubjects(
    SqliteDatabase database, SqliteWriter writer, SqliteStates states, ViewCatalogue views, byte[] secret, TimeProvider clock) : ISubjects
{
    private const string FindPerson = "SELECT number, key FROM subjects WHERE id = ?";

    public string IdOf(string channel, string handle) => SubjectReading.IdOf(secret, channel, handle);

    public ValueTask<PersonalRecord?> Read(string subject, string reference, CancellationToken cancellation) =>
        database.Personal(subject, reference, cancellation);

    /// <remarks>Drafts go first, while it is still known what they were about: an erasure that is interrupted here runs again.</remarks>
    public async Task<bool> Erase(string subject, CancellationToken cancellation)
    {
        await states.ForgetAbout(SubjectTraces.Of(database, subject).References);
        return await writer.Write(new EraseStep(subject, views, clock.GetUtcNow()));
    }

    /// <summary>Stores a record; generates the person's key with the first one.</summary>
    internal static void Write(SqliteSession session, SealedRecord record)
    {
        var (number, key) = session.First(FindPerson, record.Subject, PersonOf);
        if (number == 0)
        {
            session.Require("INSERT INTO subjects (id, key) VALUES (?, ?)", record.Subject, record.Key);
            (number, key) = (session.LastRowId, record.Key);
        }
        else if (key is null)
        {
            // For people who were erased and have returned: what was erased stays unreadable, because its key is gone.
            session.Run("UPDATE subjects SET key = ? WHERE number = ?", record.Key, number);
            key = record.Key;
        }

        session.Run(
            "INSERT INTO personal (subject, reference, data) VALUES (?, ?, ?) ON CONFLICT (subject, reference) DO UPDATE SET data = excluded.data",
            number,
            record.Reference,
            record.Under(key!));
    }

    private static (long Number, byte[]? Key) PersonOf(sqlite3_stmt row) => (
        raw.sqlite3_column_int64(row, 0),
        raw.sqlite3_column_type(row, 1) == raw.SQLITE_NULL ? null : raw.sqlite3_column_blob(row, 1).ToArray());

    private sealed class EraseStep(string subject, ViewCatalogue views, DateTimeOffset now) : WriteStep<SqliteSession, bool>
    {
        /// <summary>Not the person's things one by one, which would reveal what belongs together.</summary>
        public override IEnumerable<Change> Changes => Result ? [Change.Everything] : [];

        public override RowChanges Run(SqliteSession session)
        {
            var rows = new RowChanges();
            session.Run("UPDATE subjects SET key = NULL, erased = ? WHERE id = ? AND key IS NOT NULL", now, subject);
            Result = session.Changes > 0;
            var (number, _) = session.First(FindPerson, subject, PersonOf);
            foreach (var reference in References(session, number))
            {
                views.Forget(subject, reference, rows);
            }

            session.Run("DELETE FROM personal WHERE subject = ?", number);
            session.Run(SqliteMentions.ForgetAuthor, subject);
            Result |= session.Changes > 0;
            return rows;
        }

        private static List<string> References(SqliteSession session, long number)
        {
            var references = new List<string>();
            session["SELECT reference FROM personal WHERE subject = ?"].Each([number], row => references.Add(raw.sqlite3_column_text(row, 0).utf8_to_string()));
            return references;
        }
    }
}
