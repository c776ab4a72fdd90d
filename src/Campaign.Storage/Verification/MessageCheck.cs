using Campaign.Storage.Archives;
using Campaign.Storage.Messages;
using Campaign.Storage.Views;

namespace Campaign.Storage.Verification;

/// <summary>Whether messages and deadlines can be read and have someone to receive them.</summary>
internal sealed class MessageCheck(StorageMoment moment, ViewCatalogue views)
{
    private const string Name = "messages";

    public IEnumerable<Flaw> Flaws()
    {
        foreach (var (key, target, type, data) in moment.Query<(string, string, string, byte[])>("SELECT key, target, type, data FROM messages ORDER BY key"))
        {
            if (!views.Follows(target))
            {
                yield return new(Name, key, new($"没有谁能接收发给 {target} 的消息。", $"Nobody receives messages for {target}."));
            }

            if (MessageReading.TryRead(type, data) is null)
            {
                yield return new(Name, key, new($"消息 {type} 无法读取。", $"The message {type} cannot be read."));
            }
        }
    }
}
