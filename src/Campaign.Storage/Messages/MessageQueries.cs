using Campaign.Domain.Decisions;
using Campaign.Domain.Messages;
using Campaign.Storage.Views;
using Dapper;

namespace Campaign.Storage.Messages;

/// <summary>How deliveries stand.</summary>
/// <param name="Due">Messages whose time has come and that wait to be delivered.</param>
/// <param name="Retrying">Messages that were refused or failed and are tried again within the hour.</param>
/// <param name="Oldest">Since when the longest waiting of the due ones is due; null when none is.</param>
/// <param name="Aside">Messages that were set aside: they wait for an administrator.</param>
public sealed record MessageBacklog(long Due, long Retrying, DateTimeOffset? Oldest, long Aside);

/// <summary>A message that was set aside, with its data as it lies there.</summary>
public sealed record AsideRow(AsideMessage Message, byte[] Data);

/// <summary>Reads how deliveries stand.</summary>
public sealed class MessageQueries(IReadDatabase database)
{
    // A message that failed is tried again within an hour, so no row behind it needs a look: deadlines of months lie there.
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(1);

    private const string SetAside = "SELECT key, target, type, data, due, attempts, aside FROM messages WHERE aside IS NOT NULL";

    /// <summary>Synchronous, as instruments are read so.</summary>
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

    /// <summary>The messages that were set aside, the longest ago first.</summary>
    public async ValueTask<IReadOnlyList<AsideMessage>> Aside(int atMost, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return [.. (await lease.Rows<Row>($"{SetAside} ORDER BY due, key LIMIT @atMost", new { atMost }, cancellation)).Select(row => row.ToAside().Message)];
    }

    /// <summary>The message under a key; null when there is none that was set aside.</summary>
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
