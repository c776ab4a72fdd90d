using Campaign.Storage.Rows;

namespace Campaign.Storage.Archives;

/// <summary>
/// Everything that cannot be rebuilt, in the order in which an archive holds it. Views, snapshots and leases stay behind: they are made again, or
/// belong to processes that are gone.
/// </summary>
public static class ArchiveTables
{
    /// <summary>The key of subject ids: without it nobody who comes again would be known as the same person.</summary>
    public static ArchiveTable Installation { get; } = new("installation", [Text("name"), Bytes("value")], "FROM installation WHERE name = 'subject secret'");

    public static ArchiveTable Journal { get; } = new(
        "journal",
        [Number("position"), Text("stream"), Number("version"), Text("type"), Bytes("data"), Number("at"), Text("actor"), Text("request"), Text("campaign")],
        "FROM journal ORDER BY position");

    /// <summary>Which campaign a fact belongs to is found again where it is loaded.</summary>
    internal static ArchiveTable JournalBeforeCampaigns { get; } = Journal with { Columns = [.. Journal.Columns.SkipLast(1)] };

    /// <summary>Erased people are there with the time of their erasure, and without a key.</summary>
    public static ArchiveTable Subjects { get; } = new(
        "subjects", [Number("number"), Text("id"), Bytes("key"), Number("erased")], "FROM subjects ORDER BY number");

    /// <summary>Encrypted, as they lie in the database.</summary>
    public static ArchiveTable Personal { get; } = new(
        "personal", [Number("subject"), Text("reference"), Bytes("data")], "FROM personal ORDER BY subject, reference");

    public static ArchiveTable Requests { get; } = new(
        "requests", [Text("key"), Text("fingerprint"), Text("resource"), Number("at")], "FROM requests ORDER BY key");

    /// <summary>Those that were set aside, too, with why.</summary>
    public static ArchiveTable Messages { get; } = new(
        "messages",
        [Text("key"), Text("target"), Text("type"), Bytes("data"), Number("due"), Number("attempts"), Text("aside")],
        "FROM messages ORDER BY key");

    private static ArchiveTable MessagesBeforeAside { get; } = Messages with { Columns = [.. Messages.Columns.SkipLast(1)] };

    /// <summary>Without their leases: whoever starts on the copy takes the unfinished ones.</summary>
    public static ArchiveTable Jobs { get; } = new(
        "jobs",
        [
            Text("id"), Text("kind"), Text("subject"), Text("status"), Number("progress"), Number("read"), Number("accepted"), Number("rejected"),
            Text("input"), Text("result"), Text("actor"), Number("created"), Number("finished"), Number("stop"),
        ],
        "FROM jobs ORDER BY id");

    public static ArchiveTable JobRejects { get; } = new(
        "job_rejects",
        [Text("id"), Text("job"), Number("line"), Text("code"), Text("zh"), Text("en"), Text("fields")],
        "FROM job_rejects ORDER BY id");

    /// <summary>Their identities are made again from these, and their tallies where an archive has none.</summary>
    public static ArchiveTable Mentions { get; } = new(
        "mentions",
        [
            Text("campaign"), Text("import"), Bytes("identity"), Number("at"), Text("channel"), Number("origin"), Number("tone"), Number("reach"),
            Text("author"), Text("text"),
        ],
        "FROM mentions m JOIN mention_sources s ON s.id = m.source ORDER BY m.id");

    /// <summary>Mentions as they were known at any time: of imports that were taken back nothing else is left.</summary>
    public static ArchiveTable Tallies { get; } = new(
        "tallies",
        [
            Text("campaign"), Number("quarter"), Text("channel"), Text("origin"), Number("known"), Number("positive"), Number("neutral"), Number("negative"),
        ],
        "FROM tallies ORDER BY campaign, quarter, channel, origin, known");

    /// <summary>What unfinished jobs still read, in parts: a table where nodes share a database, a folder beside it elsewhere.</summary>
    public static ArchiveTable Files { get; } = new("files", [Text("name"), Number("part"), Bytes("data")], "FROM files ORDER BY name, part");

    /// <summary>How people sign in, with the hashes of their passwords. Sessions stay behind: everybody signs in anew.</summary>
    public static ArchiveTable Staff { get; } = new(
        "staff", [Text("id"), Text("login"), Text("display"), Text("password"), Text("secret"), Number("step"), Text("recovery")], "FROM staff ORDER BY id");

    private static ArchiveTable StaffBeforeRecoveryCodes { get; } = Staff with { Columns = [.. Staff.Columns.SkipLast(1)] };

    public static ArchiveTable TokenKeys { get; } = new("token_keys", [Text("hash"), Text("token")], "FROM token_keys ORDER BY hash");

    /// <summary>Saved drafts, and whatever else has one value a key and no history.</summary>
    public static ArchiveTable States { get; } = new(
        "states", [Text("kind"), Text("key"), Number("version"), Number("written"), Bytes("data")], "FROM states ORDER BY kind, key");

    public static IReadOnlyList<ArchiveTable> All { get; } =
        [Installation, Journal, Subjects, Personal, Requests, Messages, Jobs, JobRejects, Mentions, Tallies, Files, Staff, TokenKeys, States];

    /// <summary>What an archive of this format holds: the first one knew nobody who signs in.</summary>
    public static IEnumerable<ArchiveTable> Of(int format) => All
        .Where(table => format > ArchiveHeader.BeforeSignIn || (table != Staff && table != TokenKeys))
        .Where(table => format > ArchiveHeader.BeforeStates || table != States)
        .Where(table => format > ArchiveHeader.BeforeCampaigns || table != Tallies)
        .Select(table =>
            table == Staff && format <= ArchiveHeader.BeforeRecoveryCodes ? StaffBeforeRecoveryCodes
            : table == Journal && format <= ArchiveHeader.BeforeCampaigns ? JournalBeforeCampaigns
            : table == Messages && format <= ArchiveHeader.BeforeAside ? MessagesBeforeAside
            : table);

    private static Column Text(string name) => new(name, ColumnKind.Text);

    private static Column Number(string name) => new(name, ColumnKind.Number);

    private static Column Bytes(string name) => new(name, ColumnKind.Bytes);
}
