using Campaign.Storage.Tests.Access;
using Campaign.Storage.Tests.Archives;
using Campaign.Storage.Tests.Changes;
using Campaign.Storage.Tests.Files;
using Campaign.Storage.Tests.Jobs;
using Campaign.Storage.Tests.Journal;
using Campaign.Storage.Tests.Mentions;
using Campaign.Storage.Tests.Messages;
using Campaign.Storage.Tests.Reports;
using Campaign.Storage.Tests.Requests;
using Campaign.Storage.Tests.Rows;
using Campaign.Storage.Tests.States;
using Campaign.Storage.Tests.Subjects;
using Campaign.Storage.Tests.Submissions;
using Campaign.Storage.Tests.Verification;
using Campaign.Storage.Tests.Views;

namespace Campaign.Storage.Tests.Sqlite;

public sealed class SqliteJournal() : JournalContract(new SqliteHome());

public sealed class SqliteAudit() : AuditContract(new SqliteHome());

public sealed class SqliteMarks() : MarksContract(new SqliteHome());

public sealed class SqliteGroupCommit() : GroupCommitContract(new SqliteHome());

public sealed class SqliteRows() : RowContract(new SqliteHome());

public sealed class SqliteViews() : ViewContract(new SqliteHome());

public sealed class SqliteSearch() : SearchContract(new SqliteHome());

public sealed class SqliteSubmissionSearch() : SubmissionSearchContract(new SqliteHome());

public sealed class SqliteSubjects() : SubjectsContract(new SqliteHome());

public sealed class SqliteMentions() : MentionsContract(new SqliteHome());

public sealed class SqliteMessages() : MessagesContract(new SqliteHome());

public sealed class SqliteSignIns() : SignInsContract(new SqliteHome());

public sealed class SqliteStateRows() : StatesContract(new SqliteHome());

public sealed class SqliteJobs() : JobsContract(new SqliteHome());

public sealed class SqliteRequests() : RequestsContract(new SqliteHome());

public sealed class SqliteFiles() : FilesContract(new SqliteHome());

public sealed class SqliteLifetime() : StorageLifetimeContract(new SqliteHome());

public sealed class SqliteCrash() : CrashContract(new SqliteHome())
{
    protected override string MentionsKnownAgain => "SELECT count(*) FROM mention_identities";
}

public sealed class SqliteToSqlite() : ArchiveContract(new SqliteHome(), new SqliteHome());

public sealed class SqliteVerification() : VerificationContract(new SqliteHome());

public sealed class SqliteChanges() : ChangesContract(new SqliteHome());

public sealed class SqlitePastReports() : PastReportContract(new SqliteHome());
