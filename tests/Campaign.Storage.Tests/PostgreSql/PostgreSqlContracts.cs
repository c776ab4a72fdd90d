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
using Campaign.Storage.Tests.Sqlite;
using Campaign.Storage.Tests.States;
using Campaign.Storage.Tests.Subjects;
using Campaign.Storage.Tests.Submissions;
using Campaign.Storage.Tests.Verification;
using Campaign.Storage.Tests.Views;

namespace Campaign.Storage.Tests.PostgreSql;

[NeedsPostgreSql]
public sealed class PostgreSqlAudit() : AuditContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlMarks() : MarksContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlJournal() : JournalContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlGroupCommit() : GroupCommitContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlRows() : RowContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlViews() : ViewContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlSearch() : SearchContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlSubmissionSearch() : SubmissionSearchContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlSubjects() : SubjectsContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlMentions() : MentionsContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlMessages() : MessagesContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlSignIns() : SignInsContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlStateRows() : StatesContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlJobs() : JobsContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlRequests() : RequestsContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlFiles() : FilesContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlLifetime() : StorageLifetimeContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlCrash() : CrashContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlToPostgreSql() : ArchiveContract(new PostgreSqlHome(), new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class SqliteToPostgreSql() : ArchiveContract(new SqliteHome(), new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlToSqlite() : ArchiveContract(new PostgreSqlHome(), new SqliteHome());

[NeedsPostgreSql]
public sealed class PostgreSqlVerification() : VerificationContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlChanges() : ChangesContract(new PostgreSqlHome());

[NeedsPostgreSql]
public sealed class PostgreSqlPastReports() : PastReportContract(new PostgreSqlHome());
