using Campaign.Domain.Access;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Messages;

/// <summary>What an administrator decided about a message that was set aside.</summary>
/// <param name="Target">Whom it is for.</param>
/// <param name="Type">The name under which it is kept.</param>
public abstract record MessageFact(string Key, string Target, string Type) : AccessFact
{
    public override string Subject => Key;
}

/// <summary>It is delivered again.</summary>
[Named("message.retried")]
public sealed record MessageRetried(string Key, string Target, string Type) : MessageFact(Key, Target, Type);

/// <summary>It is forgotten: what it asked for does not happen.</summary>
[Named("message.dropped")]
public sealed record MessageDropped(string Key, string Target, string Type, string Reason) : MessageFact(Key, Target, Type);
