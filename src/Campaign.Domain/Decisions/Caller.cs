namespace Campaign.Domain.Decisions;

/// <summary>Who asks, and on what terms.</summary>
/// <param name="Actor">The name that stands in the facts.</param>
/// <param name="RequestId">Ties the facts to the request and its log lines.</param>
/// <param name="Key">From <c>Idempotency-Key</c>: kept in the same transaction as the facts.</param>
/// <param name="IfVersion">From <c>If-Match</c>: the version the caller looked at; refused as stale when it is no longer the current one.</param>
public sealed record Caller(string Actor, string RequestId, RequestKey? Key = null, long? IfVersion = null)
{
    /// <summary>Campaign itself: deadlines, messages between grains.</summary>
    public static Caller Campaign(string requestId) => new("campaign", requestId);
}

/// <summary>A client's key for one creation, so that repeating the request repeats its answer.</summary>
/// <param name="Key">Scoped by route; at most 200 characters.</param>
/// <param name="Fingerprint">Hash of the request's body: the same key with another body is an error.</param>
public sealed record RequestKey(string Key, string Fingerprint);
