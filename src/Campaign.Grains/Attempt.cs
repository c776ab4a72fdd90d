using Campaign.Domain.Decisions;
using Campaign.Storage.Subjects;

namespace Campaign.Grains;

/// <summary>One command on its way through a commit.</summary>
/// <param name="Creates">Path of what it makes, remembered under the caller's request key.</param>
/// <param name="Concerns">The part of the state that it is about, for grains that do not hold all of it.</param>
public sealed record Attempt<TState, TFact>(
    Caller Caller, Func<TState, DateTimeOffset, Decision<TFact>> Decide, string? Creates = null, string? Concerns = null)
    where TFact : Fact
{
    /// <summary>What a person gave with it; kept when the command leads to facts.</summary>
    public IReadOnlyList<PersonalRecord> Personal { get; init; } = [];

    /// <summary>For a part with versions of its own: the part's version, null while there is none. The stream's counts otherwise.</summary>
    public Func<TState, long?>? VersionOf { get; init; }

    /// <summary>Adds what must be durable together with the command's facts, such as the facts of streams that it makes.</summary>
    public Action<UnitDraft>? Brings { get; init; }

    /// <summary>Is shown the state that a command which was not refused leaves.</summary>
    public Action<TState>? Leaves { get; init; }
}
