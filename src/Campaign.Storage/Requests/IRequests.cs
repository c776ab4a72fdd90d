namespace Campaign.Storage.Requests;

/// <summary>A request that was answered.</summary>
public sealed record AnsweredRequest(string Fingerprint, string Resource);

/// <summary>The requests that were made with an <c>Idempotency-Key</c>, kept for a week.</summary>
public interface IRequests
{
    ValueTask<AnsweredRequest?> Find(string key, CancellationToken cancellation);

    /// <summary>Forgets the requests before a time.</summary>
    Task Forget(DateTimeOffset before);
}
