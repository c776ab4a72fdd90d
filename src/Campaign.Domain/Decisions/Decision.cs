namespace Campaign.Domain.Decisions;

/// <summary>What a rule answers: facts to keep (none means that nothing is left to do), or a refusal.</summary>
public sealed class Decision<TFact>
    where TFact : Fact
{
    private Decision(ValueList<TFact> facts, Refusal? refusal) => (Facts, Refusal) = (facts, refusal);

    /// <summary>Already as asked: accepted without a new fact.</summary>
    public static Decision<TFact> Nothing { get; } = new([], null);

    public ValueList<TFact> Facts { get; }

    public Refusal? Refusal { get; }

    public static Decision<TFact> Of(params IEnumerable<TFact> facts) => new([.. facts], null);

    public static implicit operator Decision<TFact>(TFact fact) => new([fact], null);

    public static implicit operator Decision<TFact>(TFact[] facts) => new([.. facts], null);

    public static implicit operator Decision<TFact>(Refusal refusal) => new([], refusal);
}
