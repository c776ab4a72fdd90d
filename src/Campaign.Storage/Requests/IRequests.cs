namespace Campaign.Storage.Requests;

/// <summary>A request that was answered.</summary>
public sealed record AnsweredRequest(string Fingerprint, string Resource);

/// <summary>The requests that were made with an <c>Idempotency-Key</c>, kept for a week.</summary>
public interface IRequests
{
    /// <summary>Those of the keys that were used, by key. Asked for together, as every request with a key asks before anything else.</summary>
    ValueTask<IReadOnlyDictionary<string, AnsweredRequest>> Find(IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>Forgets requests before a time.</summary>
    /// <param name="atMost">So that other writers do not wait long.</param>
    /// <returns>How many.</returns>
    Task<int> Forget(DateTimeOffset before, int atMost);
}
