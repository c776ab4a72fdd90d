namespace Campaign.Domain.Decisions;

/// <summary>
/// A request from one grain to another, or to itself at a later time. Delivered at least once, so every receiver is idempotent.
/// Stored in the same transaction as the facts that caused it.
/// </summary>
public abstract record Message;

/// <summary>A message to be delivered.</summary>
/// <param name="Key">Unique; posting the same key again changes nothing.</param>
/// <param name="Target">The receiving grain's key, such as <c>pool/tea-coupons</c>.</param>
/// <param name="Message">What is asked for.</param>
/// <param name="Due">When to deliver: at once when null (outbox), else at this time (deadline).</param>
public sealed record OutboxMessage(string Key, string Target, Message Message, DateTimeOffset? Due = null);
