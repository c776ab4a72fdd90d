using Campaign.Domain.Decisions;
using Orleans;

namespace Campaign.Grains;

/// <summary>A grain that other grains, and deadlines, send messages to.</summary>
public interface IReceiver : IGrainWithStringKey
{
    /// <summary>Acts on a message. Delivered at least once: acting twice must change nothing more.</summary>
    [Repeatable]
    Task<Outcome> Receive(Caller caller, Message message);
}
