using Campaign.Domain.Access;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Messages;

/// <summary>What an administrator decided about a message that was set aside.</summary>
/// <param name="Target">The recipient.</param>
/// <param name="Type">Its stored name.</param>
public abstract record MessageFact(string Key, string Target, string Type) : AccessFact
{
    public override string Subject => Key;
}

/// <summary>It will be delivered again.</summary>
[Named("message.retried")]
public sealed record MessageRetried(string Key, string Target, string Type) : MessageFact(Key, Target, Type);

/// <summary>It was dropped: what it asked for will not happen.</summary>
[Named("message.dropped")]
public sealed record MessageDropped(string Key, string Target, string Type, string Reason) : MessageFact(Key, Target, Type);
