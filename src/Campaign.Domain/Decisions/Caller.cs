namespace Campaign.Domain.Decisions;

/// <summary>Who sends a command, and under which conditions.</summary>
/// <param name="Actor">The id recorded in facts.</param>
/// <param name="RequestId">Links the facts to the request and its log lines.</param>
/// <param name="Key">From <c>Idempotency-Key</c>: stored in the same transaction as the facts.</param>
/// <param name="IfVersion">From <c>If-Match</c>: the version the caller read; refused as stale when it is no longer the current one.</param>
public sealed record Caller(string Actor, string RequestId, RequestKey? Key = null, long? IfVersion = null)
{
    /// <summary>Campaign itself: for deadlines and messages between grains.</summary>
    public static Caller Campaign(string requestId) => new("campaign", requestId);
}

/// <summary>A client's key for one request, so that repeating it repeats its answer.</summary>
/// <param name="Key">Scoped by route; at most 200 characters.</param>
/// <param name="Fingerprint">Hash of the request's body: reusing the key with another body is an error.</param>
public sealed record RequestKey(string Key, string Fingerprint);
