using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests;

/// <summary>A rule's test as a sentence: given these facts, when a command arrives, then these facts or this refusal.</summary>
public sealed class Specification<TState, TFact>(TState initial, Func<TState, TFact, TState> evolve)
    where TFact : Fact
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(8));

    public History Given(params TFact[] facts) => new(facts.Aggregate(initial, evolve), evolve);

    public sealed record History(TState State, Func<TState, TFact, TState> Evolve)
    {
        public Result When(Func<TState, Decision<TFact>> rule) => new(State, Evolve, rule(State));
    }

    public sealed record Result(TState State, Func<TState, TFact, TState> Evolve, Decision<TFact> Decision)
    {
        /// <summary>Exactly these facts; stamps (who and when) are not compared, as rules do not set them.</summary>
        public TState Then(params TFact[] expected)
        {
            Assert.Null(Decision.Refusal);
            Assert.Equal(expected, Decision.Facts);
            return Decision.Facts.Aggregate(State, Evolve);
        }

        public void ThenNothing() => Then();

        public Refusal ThenRefused(string code)
        {
            Assert.NotNull(Decision.Refusal);
            Assert.Equal(code, Decision.Refusal.Code);
            Assert.Empty(Decision.Facts);
            return Decision.Refusal;
        }
    }
}
