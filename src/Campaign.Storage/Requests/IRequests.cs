namespace Campaign.Storage.Requests;

/// <summary>The stored answer to a request.</summary>
public sealed record AnsweredRequest(string Fingerprint, string Resource);

/// <summary>Requests with an <c>Idempotency-Key</c>, kept for a week.</summary>
public interface IRequests
{
    /// <summary>Those keys that were used, with their answers. Looked up in batches, because every request with a key starts with this.</summary>
    ValueTask<IReadOnlyDictionary<string, AnsweredRequest>> Find(IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>Deletes requests from before a time.</summary>
    /// <param name="atMost">Limits each call, so that other writers do not wait long.</param>
    /// <returns>The number deleted.</returns>
    Task<int> Forget(DateTimeOffset before, int atMost);
}
