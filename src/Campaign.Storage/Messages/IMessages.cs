using Campaign.Domain.Decisions;

namespace Campaign.Storage.Messages;

/// <summary>A message that is due, and how often delivery was tried.</summary>
/// <param name="Message">Null when this build cannot read it: its type or generation is unknown, or its data is damaged.</param>
public sealed record DueMessage(string Key, string Target, Message? Message, int Attempts);

/// <summary>Messages between grains, and deadlines: both are rows written with the facts that caused them.</summary>
public interface IMessages
{
    /// <summary>
    /// Takes due messages, longest due first. Nobody else gets them during the lease; those that are neither acknowledged nor
    /// postponed by then are returned again, because their taker is presumed dead. An unreadable one is returned with the others and blocks none of them.
    /// </summary>
    Task<IReadOnlyList<DueMessage>> Take(DateTimeOffset now, int atMost, TimeSpan lease);

    /// <summary>Deletes messages on which their receivers have acted.</summary>
    Task Acknowledge(IReadOnlyCollection<string> keys);

    /// <summary>Delivery failed: try again later.</summary>
    Task Postpone(string key, int attempts, DateTimeOffset until);

    /// <summary>Further tries are pointless: the message stays but is not returned again until somebody retries it.</summary>
    /// <param name="attempts">How often delivery was tried.</param>
    Task SetAside(string key, int attempts, Wording reason, DateTimeOffset now);
}
