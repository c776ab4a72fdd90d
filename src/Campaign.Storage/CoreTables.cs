using Campaign.Domain.Decisions;
using Campaign.Storage.Journal;
using Campaign.Storage.Messages;
using Campaign.Storage.Rows;

namespace Campaign.Storage;

/// <summary>The tables that are not views: they hold what cannot be rebuilt, and their scripts are migrations.</summary>
public static class CoreTables
{
    public static Table Snapshots { get; } = Table.Named("snapshots", "stream").Number("version", "generation").Bytes("data");

    public static Table Messages { get; } = Table.Named("messages", "key").Text("target", "type").Bytes("data").Number("due", "attempts").Text("aside");

    public static Table Jobs { get; } = Table.Named("jobs", "id").Text("kind", "subject", "status")
        .Number("progress", "read", "accepted", "rejected").Text("input", "result", "actor").Number("created", "finished", "lease");

    public static Table JobRejects { get; } = Table.Named("job_rejects", "id").Number("line").Text("job", "code", "zh", "en", "fields");

    /// <summary>How people sign in.</summary>
    public static Table Staff { get; } = Table.Named("staff", "id").Text("login", "display", "password", "secret").Number("step").Text("recovery");

    /// <summary>Hashes of what programs send, each with its token.</summary>
    public static Table TokenKeys { get; } = Table.Named("token_keys", "hash").Text("token");

    /// <summary>What concerns the installation as a whole, by name.</summary>
    public static Table Installation { get; } = Table.Named("installation", "name").Bytes("value");

    /// <summary>Keeps a snapshot in place of the stream's last one.</summary>
    public static void Remember(RowChanges rows, string stream, Snapshot snapshot) =>
        rows.Put(Snapshots, [stream], ("version", snapshot.Version), ("generation", (long)snapshot.Generation), ("data", snapshot.Json));

    /// <summary>Lets a message that was set aside be delivered again, from now on.</summary>
    public static void Retry(RowChanges rows, AsideRow aside, DateTimeOffset now) => rows.Put(
        Messages,
        [aside.Message.Key],
        ("target", aside.Message.Target),
        ("type", aside.Message.Type),
        ("data", aside.Data),
        ("due", now),
        ("attempts", 0L),
        ("aside", null));

    internal static void Post(RowChanges rows, OutboxMessage message, DateTimeOffset now) => rows.Keep(
        Messages,
        [message.Key],
        ("target", message.Target),
        ("type", DomainJson.KeptNameOf(message.Message)),
        ("data", DomainJson.Write(message.Message)),
        ("due", message.Due ?? now),
        ("attempts", 0L));
}
