using System.Diagnostics.CodeAnalysis;

namespace Campaign.Domain.Decisions;

/// <summary>The result of a command: the thing's version after it, or why it was refused.</summary>
public record Outcome(long Version, Refusal? Refusal)
{
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool Refused => Refusal is not null;

    public static implicit operator Outcome(Refusal refusal) => new(0, refusal);
}

/// <summary>An outcome with what the command created.</summary>
/// <param name="Value">Null when refused.</param>
public sealed record Outcome<T>(T? Value, long Version, Refusal? Refusal) : Outcome(Version, Refusal)
    where T : class
{
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, 0, refusal);
}
