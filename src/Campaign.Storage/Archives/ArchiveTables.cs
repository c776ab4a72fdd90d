using Campaign.Storage.Rows;

namespace Campaign.Storage.Archives;

/// <summary>
/// Everything that cannot be rebuilt, in the order of the archive. Views, snapshots and leases are left out: they are rebuilt, or
/// belong to processes that no longer exist.
/// </summary>
public static class ArchiveTables
{
    /// <summary>Includes the key of subject ids: without it, returning people would not be recognised as the same person.</summary>
    public static ArchiveTable Installation { get; } = new("installation", [Text("name"), Bytes("value")], "FROM installation WHERE name = 'subject secret'");

    public static ArchiveTable Journal { get; } = new(
        "journal",
        [Number("position"), Text("stream"), Number("version"), Text("type"), Bytes("data"), Number("at"), Text("actor"), Text("request"), Text("campaign")],
        "FROM journal ORDER BY position");

    /// <summary>The campaign of each fact is determined again when it is loaded.</summary>
    internal static ArchiveTable JournalBeforeCampaigns { get; } = Journal with { Columns = [.. Journal.Columns.SkipLast(1)] };

    /// <summary>Erased people are included with the time of their erasure and without a key.</summary>
    public static ArchiveTable Subjects { get; } = new(
        "subjects", [Number("number"), Text("id"), Bytes("key"), Number("erased")], "FROM subjects ORDER BY number");

    /// <summary>Encrypted, as in the database.</summary>
    public static ArchiveTable Personal { get; } = new(
        "personal", [Number("subject"), Text("reference"), Bytes("data")], "FROM personal ORDER BY subject, reference");

    public static ArchiveTable Requests { get; } = new(
        "requests", [Text("key"), Text("fingerprint"), Text("resource"), Number("at")], "FROM requests ORDER BY key");

    /// <summary>Including those that were set aside, with the reason.</summary>
    public static ArchiveTable Messages { get; } = new(
        "messages",
        [Text("key"), Text("target"), Text("type"), Bytes("data"), Number("due"), Number("attempts"), Text("aside")],
        "FROM messages ORDER BY key");

    private static ArchiveTable MessagesBeforeAside { get; } = Messages with { Columns = [.. Messages.Columns.SkipLast(1)] };

    /// <summary>Without leases: whoever starts on the copy takes the unfinished ones.</summary>
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

    /// <summary>Their identities are rebuilt from these, and so are tallies that an archive lacks.</summary>
    public static ArchiveTable Mentions { get; } = new(
        "mentions",
        [
            Text("campaign"), Text("import"), Bytes("identity"), Number("at"), Text("channel"), Number("origin"), Number("tone"), Number("reach"),
            Text("author"), Text("text"),
        ],
        "FROM mentions m JOIN mention_sources s ON s.id = m.source ORDER BY m.id");

    /// <summary>Mentions as they were known at any time: of reverted imports, nothing else is left.</summary>
    public static ArchiveTable Tallies { get; } = new(
        "tallies",
        [
            Text("campaign"), Number("quarter"), Text("channel"), Text("origin"), Number("known"), Number("positive"), Number("neutral"), Number("negative"),
        ],
        "FROM tallies ORDER BY campaign, quarter, channel, origin, known");

    /// <summary>What unfinished jobs still read, in parts: from a table where nodes share a database, otherwise from a folder beside it.</summary>
    public static ArchiveTable Files { get; } = new("files", [Text("name"), Number("part"), Bytes("data")], "FROM files ORDER BY name, part");

    /// <summary>How people sign in, with their password hashes. Sessions are left out: everybody signs in again.</summary>
    public static ArchiveTable Staff { get; } = new(
        "staff", [Text("id"), Text("login"), Text("display"), Text("password"), Text("secret"), Number("step"), Text("recovery")], "FROM staff ORDER BY id");

    private static ArchiveTable StaffBeforeRecoveryCodes { get; } = Staff with { Columns = [.. Staff.Columns.SkipLast(1)] };

    public static ArchiveTable TokenKeys { get; } = new("token_keys", [Text("hash"), Text("token")], "FROM token_keys ORDER BY hash");

    /// <summary>Unsent drafts, and any other state with one value per key and no history.</summary>
    public static ArchiveTable States { get; } = new(
        "states", [Text("kind"), Text("key"), Number("version"), Number("written"), Bytes("data")], "FROM states ORDER BY kind, key");

    public static IReadOnlyList<ArchiveTable> All { get; } =
        [Installation, Journal, Subjects, Personal, Requests, Messages, Jobs, JobRejects, Mentions, Tallies, Files, Staff, TokenKeys, States];

    /// <summary>The tables in an archive of this format; the first had no sign-in.</summary>
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
