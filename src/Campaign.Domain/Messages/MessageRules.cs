using Campaign.Domain.Access;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Messages;

/// <summary>Drops a message that was set aside.</summary>
public sealed record DropMessage(string Key, string? Reason);

/// <summary>What may be done with messages that were set aside. Messages that are still being delivered cannot be touched.</summary>
public static class MessageRules
{
    private const int LongestReason = 1000;

    /// <param name="aside">Null when there is no such message.</param>
    public static Decision<AccessFact> Retry(AsideMessage? aside) =>
        aside is null ? MessageRefusals.Unknown : new MessageRetried(aside.Key, aside.Target, aside.Type);

    /// <param name="aside">Null when there is no such message.</param>
    public static Decision<AccessFact> Drop(AsideMessage? aside, DropMessage command) =>
        aside is null ? MessageRefusals.Unknown
        : Field.Text("reason", command.Reason, LongestReason) is { } refusal ? refusal
        : new MessageDropped(aside.Key, aside.Target, aside.Type, command.Reason!.Trim());
}

/// <summary>The refusals about messages that were set aside.</summary>
public static class MessageRefusals
{
    public static Refusal Unknown { get; } = Refusal.NotFound(
        "message-unknown",
        "没有这条被搁置的消息，未作改动。可能已有人重试或丢弃了它，请刷新列表。",
        "No such message was set aside; nothing was changed. Somebody may have retried or dropped it: look at the list again.");
}
