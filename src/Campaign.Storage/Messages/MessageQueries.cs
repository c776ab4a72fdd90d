using Campaign.Domain.Decisions;
using Campaign.Domain.Messages;
using Campaign.Storage.Views;
using Dapper;

namespace Campaign.Storage.Messages;

/// <summary>The state of message delivery.</summary>
/// <param name="Due">Messages that are due and wait to be delivered.</param>
/// <param name="Retrying">Messages that were refused or failed and will be retried within the hour.</param>
/// <param name="Oldest">Since when the longest-waiting due message is due; null when none is.</param>
/// <param name="Aside">Messages that were set aside and wait for an administrator.</param>
public sealed record MessageBacklog(long Due, long Retrying, DateTimeOffset? Oldest, long Aside);

/// <summary>A message that was set aside, with its data as stored.</summary>
public sealed record AsideRow(AsideMessage Message, byte[] Data);

/// <summary>Reads the state of message delivery.</summary>
public sealed class MessageQueries(IReadDatabase database)
{
    // A failed message is retried within an hour, so rows due later need not be read: those are deadlines months ahead.
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(1);

    private const string SetAside = "SELECT key, target, type, data, due, attempts, aside FROM messages WHERE aside IS NOT NULL";

    /// <summary>Synchronous, because metrics are read that way.</summary>
    public MessageBacklog Backlog(DateTimeOffset now)
    {
        using var lease = database.Read();
        var (due, retrying, oldest, aside) = lease.Connection.QuerySingle<(long, long, long?, long)>(
            """
            SELECT count(CASE WHEN due <= @now THEN 1 END), count(CASE WHEN attempts > 0 THEN 1 END), min(CASE WHEN due <= @now THEN due END),
                (SELECT count(*) FROM messages WHERE aside IS NOT NULL)
            FROM messages WHERE due <= @horizon AND aside IS NULL
            """,
            new { now = now.ToUnixTimeMilliseconds(), horizon = (now + Horizon).ToUnixTimeMilliseconds() });
        return new(due, retrying, oldest is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, aside);
    }

    /// <summary>The messages that were set aside, oldest first.</summary>
    public async ValueTask<IReadOnlyList<AsideMessage>> Aside(int atMost, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return [.. (await lease.Rows<Row>($"{SetAside} ORDER BY due, key LIMIT @atMost", new { atMost }, cancellation)).Select(row => row.ToAside().Message)];
    }

    /// <summary>The set-aside message with this key; null when there is none.</summary>
    public async ValueTask<AsideRow?> FindAside(string key, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<Row>($"{SetAside} AND key = @key", new { key }, cancellation)).SingleOrDefault()?.ToAside();
    }

    private sealed record Row(string Key, string Target, string Type, byte[] Data, long Due, long Attempts, string Aside)
    {
        public AsideRow ToAside() =>
            new(new(Key, Target, Type, DateTimeOffset.FromUnixTimeMilliseconds(Due), (int)Attempts, Aside.ToState<Wording>()), Data);
    }
}
