using Campaign.Domain.Decisions;

namespace Campaign.Silo.Messages;

/// <summary>Why messages are set aside.</summary>
internal static class AsideReasons
{
    public static Wording Unreadable { get; } = new(
        "本版本读不懂这条消息：它来自更新的版本，或已损坏。", "This version cannot read the message: a newer one wrote it, or it is damaged.");

    public static Wording NoReceiver(string target) => new($"没有谁能接收发给 {target} 的消息。", $"Nobody receives messages for {target}.");

    /// <summary>Names only the fault's type: its message may contain personal data.</summary>
    public static Wording Failed(Exception fault) => new(
        $"处理时出错（{fault.GetType().Name}），详见日志。", $"Acting on it failed ({fault.GetType().Name}); the log says more.");
}
