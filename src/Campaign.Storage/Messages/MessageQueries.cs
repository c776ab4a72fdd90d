using Dapper;

namespace Campaign.Storage.Messages;

/// <summary>How deliveries stand.</summary>
/// <param name="Due">Messages whose time has come and that wait to be delivered.</param>
/// <param name="Retrying">Messages that were refused or failed and are tried again within the hour.</param>
/// <param name="Oldest">Since when the longest waiting of the due ones is due; null when none is.</param>
public sealed record MessageBacklog(long Due, long Retrying, DateTimeOffset? Oldest);

/// <summary>Reads how deliveries stand.</summary>
public sealed class MessageQueries(IReadDatabase database)
{
    // A message that failed is tried again within an hour, so no row behind it needs a look: deadlines of months lie there.
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(1);

    /// <summary>Synchronous, as instruments are read so.</summary>
    public MessageBacklog Backlog(DateTimeOffset now)
    {
        using var lease = database.Read();
        var (due, retrying, oldest) = lease.Connection.QuerySingle<(long, long, long?)>(
            """
            SELECT count(CASE WHEN due <= @now THEN 1 END), count(CASE WHEN attempts > 0 THEN 1 END), min(CASE WHEN due <= @now THEN due END)
            FROM messages WHERE due <= @horizon
            """,
            new { now = now.ToUnixTimeMilliseconds(), horizon = (now + Horizon).ToUnixTimeMilliseconds() });
        return new(due, retrying, oldest is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
    }
}
