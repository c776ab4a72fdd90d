using Campaign.Domain.Decisions;
using Campaign.Storage.Subjects;

namespace Campaign.Grains;

/// <summary>One command in a commit.</summary>
/// <param name="Creates">Path of what it creates, stored under the caller's request key.</param>
/// <param name="Concerns">The part of the state that it is about, for grains that hold only parts of their state.</param>
public sealed record Attempt<TState, TFact>(
    Caller Caller, Func<TState, DateTimeOffset, Decision<TFact>> Decide, string? Creates = null, string? Concerns = null)
    where TFact : Fact
{
    /// <summary>Personal data that came with it; stored if the command leads to facts.</summary>
    public IReadOnlyList<PersonalRecord> Personal { get; init; } = [];

    /// <summary>For a part with its own version: that version, null before the part exists. Otherwise the stream's version counts.</summary>
    public Func<TState, long?>? VersionOf { get; init; }

    /// <summary>Adds what must become durable together with the command's facts, such as facts of streams that it creates.</summary>
    public Action<UnitDraft>? Brings { get; init; }

    /// <summary>Receives the state after the command, unless it was refused.</summary>
    public Action<TState>? Leaves { get; init; }
}
