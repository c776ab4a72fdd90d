namespace Campaign.Domain.Decisions;

/// <summary>
/// What one grain asks of another, or of itself later. Delivered at least once, so every receiver is idempotent.
/// Kept in the same transaction as the facts that caused it.
/// </summary>
public abstract record Message;

/// <summary>A message on its way.</summary>
/// <param name="Key">Unique; posting the same key again changes nothing.</param>
/// <param name="Target">The receiving grain's key, such as <c>pool/tea-coupons</c>.</param>
/// <param name="Message">What is asked.</param>
/// <param name="Due">When to deliver: now when null (outbox), at a deadline otherwise.</param>
public sealed record OutboxMessage(string Key, string Target, Message Message, DateTimeOffset? Due = null);
