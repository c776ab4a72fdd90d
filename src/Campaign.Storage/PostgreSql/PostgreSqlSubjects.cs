using Campaign.Storage.Changes;
using Campaign.Storage.Drafts;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.States;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.PostgreSql;

/// <inheritdoc cref="ISubjects"/>
internal sealed class PostgreSqlSubjects(PostgreSqlDatabase database, PostgreSqlWriter writer, ViewCatalogue views, byte[] secret, TimeProvider clock) : ISubjects
{
    public string IdOf(string channel, string handle) => SubjectReading.IdOf(secret, channel, handle);

    public ValueTask<PersonalRecord?> Read(string subject, string reference, CancellationToken cancellation) =>
        database.Personal(subject, reference, cancellation);

    public Task<bool> Erase(string subject, CancellationToken cancellation) => writer.Write(new EraseStep(subject, views, clock.GetUtcNow()));

    /// <summary>Runs exclusively: no node stores anything of this person meanwhile.</summary>
    private sealed class EraseStep(string subject, ViewCatalogue views, DateTimeOffset now) : WriteStep<PostgreSqlSession, bool>
    {
        private const string DestroyKey = "UPDATE subjects SET key = NULL, erased = $1 WHERE id = $2 AND key IS NOT NULL RETURNING number";
        private const string DeleteRecords = "DELETE FROM personal p USING subjects s WHERE s.number = p.subject AND s.id = $1 RETURNING p.reference";

        /// <summary>Not the person's things one by one, which would reveal what belongs together.</summary>
        public override IEnumerable<Change> Changes => Result ? [Change.Everything] : [];

        public override bool Alone => true;

        public override RowChanges Run(PostgreSqlSession session)
        {
            var rows = new RowChanges();
            Result = session.Read(DestroyKey, row => row.GetInt64(0), now, subject).Count > 0;
            foreach (var reference in session.Read(DeleteRecords, row => row.GetString(0), subject).Order(StringComparer.Ordinal))
            {
                views.Forget(subject, reference, rows);
                session.Add(StateSql.ForgetLike, DraftKeys.Kind, DraftKeys.About(reference));
            }

            Result |= session.Read(PostgreSqlMentions.ForgetAuthor, row => row.GetInt64(0), subject).Count > 0;
            return rows;
        }
    }
}
