namespace Campaign.Domain.Decisions;

/// <summary>The result of a rule: facts to store (none when there is nothing left to do), or a refusal.</summary>
public sealed class Decision<TFact>
    where TFact : Fact
{
    private Decision(ValueList<TFact> facts, Refusal? refusal) => (Facts, Refusal) = (facts, refusal);

    /// <summary>Already done: accepted without a new fact.</summary>
    public static Decision<TFact> Nothing { get; } = new([], null);

    public ValueList<TFact> Facts { get; }

    public Refusal? Refusal { get; }

    public static Decision<TFact> Of(params IEnumerable<TFact> facts) => new([.. facts], null);

    public static implicit operator Decision<TFact>(TFact fact) => new([fact], null);

    public static implicit operator Decision<TFact>(TFact[] facts) => new([.. facts], null);

    public static implicit operator Decision<TFact>(Refusal refusal) => new([], refusal);
}
