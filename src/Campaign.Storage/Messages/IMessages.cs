using Campaign.Domain.Decisions;

namespace Campaign.Storage.Messages;

/// <summary>A message that is due, with how often it was tried.</summary>
/// <param name="Message">Null when this build cannot read it: its type or generation is unknown, or its data is damaged.</param>
public sealed record DueMessage(string Key, string Target, Message? Message, int Attempts);

/// <summary>Messages on their way between grains and deadlines of things: both are rows written with the facts that caused them.</summary>
public interface IMessages
{
    /// <summary>
    /// Takes messages whose time has come, the longest due first. Nobody else gets them while the lease lasts; those that are neither acknowledged nor
    /// postponed by then come again, because whoever took them is dead. One that cannot be read comes with the others and holds none of them up.
    /// </summary>
    Task<IReadOnlyList<DueMessage>> Take(DateTimeOffset now, int atMost, TimeSpan lease);

    /// <summary>The receiver has acted: forget the message.</summary>
    Task Acknowledge(IReadOnlyCollection<string> keys);

    /// <summary>The receiver failed: try again later.</summary>
    Task Postpone(string key, int attempts, DateTimeOffset until);

    /// <summary>There is no use in trying: the message stays and comes no more, until somebody has it tried again.</summary>
    /// <param name="attempts">How often it was tried.</param>
    Task SetAside(string key, int attempts, Wording reason, DateTimeOffset now);
}
