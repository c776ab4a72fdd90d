using Campaign.Domain.Decisions;

namespace Campaign.Domain.Messages;

/// <summary>A message that is not delivered any more until an administrator has it tried again or drops it.</summary>
/// <param name="Target">Whom it is for, such as <c>pool/tea-coupons</c>.</param>
/// <param name="Type">The name under which it is kept; this build may not know it.</param>
/// <param name="Since">When it was set aside.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record AsideMessage(string Key, string Target, string Type, DateTimeOffset Since, int Attempts, Wording Reason);
