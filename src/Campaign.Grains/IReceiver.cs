using Campaign.Domain.Decisions;
using Orleans;

namespace Campaign.Grains;

/// <summary>A grain that receives messages and deadlines.</summary>
public interface IReceiver : IGrainWithStringKey
{
    /// <summary>Acts on a message. Delivered at least once: a repeat must change nothing more.</summary>
    [Repeatable]
    Task<Outcome> Receive(Caller caller, Message message);
}
