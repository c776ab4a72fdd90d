using Campaign.Domain.Decisions;

namespace Campaign.Domain.Messages;

/// <summary>A message that is not delivered again until an administrator retries or drops it.</summary>
/// <param name="Target">The recipient, such as <c>pool/tea-coupons</c>.</param>
/// <param name="Type">Its stored name; this build may not know it.</param>
/// <param name="Since">When it was set aside.</param>
/// <param name="Attempts">How often delivery was tried.</param>
public sealed record AsideMessage(string Key, string Target, string Type, DateTimeOffset Since, int Attempts, Wording Reason);
