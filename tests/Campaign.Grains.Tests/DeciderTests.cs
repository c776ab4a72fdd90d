using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Pools;
using Campaign.Storage.Views;
using static Campaign.Grains.Tests.Samples;
using Attempt = Campaign.Grains.Attempt<Campaign.Domain.Pools.PoolState, Campaign.Domain.Pools.PoolFact>;

namespace Campaign.Grains.Tests;

/// <summary>What is decided, apart from what becomes of it.</summary>
public sealed class DeciderTests
{
    private static readonly PoolView View = new();
    private static readonly Versioned<PoolState> Tea = new(PoolState.Evolve(PoolState.Initial, new PoolOpened("tea", "spring", "茶券", PoolKind.Cash, 100, null)), 1);

    private readonly Decider<PoolState, PoolFact> _decider = new(View, PoolReactions.To, new FixedClock());

    [Fact]
    public void Each_command_is_decided_on_what_those_before_it_leave_and_a_refused_one_leaves_nothing()
    {
        var (after, unit, outcomes) = _decider.Decide("pool/tea", Tea, [Reserve("chen", 60), Reserve("lin", 50), Reserve("wang", 40)]);

        Assert.Equal([null, "pool-exhausted", null], outcomes.Select(outcome => outcome.Refusal?.Code));
        Assert.Equal((3L, 0m), (after.Version, after.State.Available));
        Assert.Equal([("pool/tea", 1L), ("pool/tea", 2L)], unit.ToUnit().Streams.Select(facts => (facts.Stream, facts.Expected)));
    }

    [Fact]
    public void Where_nothing_is_decided_nothing_has_to_be_kept()
    {
        var (after, unit, _) = _decider.Decide("pool/tea", Tea, [Reserve("lin", 101)]);
        Assert.True(unit.IsEmpty);
        Assert.Equal(Tea, after);
    }

    [Fact]
    public void A_fact_is_stamped_with_who_and_when_to_the_millisecond()
    {
        var fact = _decider.Decide("pool/tea", Tea, [Reserve("chen", 60)]).Unit.ToUnit().Streams[0].Facts[0];
        Assert.Equal((Li.Actor, new DateTimeOffset(2026, 3, 1, 1, 0, 0, 7, TimeSpan.Zero)), (fact.By, fact.At));
    }

    [Fact]
    public void A_command_on_another_version_is_stale_where_the_version_is_that_of_what_it_is_about()
    {
        Attempt On(long seen, Func<PoolState, long?>? versionOf = null) => Reserve("chen", 1) with { Caller = Li with { IfVersion = seen }, VersionOf = versionOf };
        var outcomes = _decider.Decide("pool/tea", Tea, [On(4), On(1), On(4, _ => 4), On(1, _ => 4), On(9, _ => null)]).Outcomes;
        Assert.Equal([true, false, false, true, false], outcomes.Select(outcome => outcome.Refusal?.Kind == RefusalKind.Stale));
    }

    [Fact]
    public void What_comes_with_a_command_is_kept_only_if_it_changes_something()
    {
        var (brought, left) = (0, new List<decimal>());
        Attempt With(Attempt attempt) => attempt with { Brings = _ => brought++, Leaves = pool => left.Add(pool.Available) };
        _decider.Decide("pool/tea", Tea, [With(Reserve("chen", 60)), With(Reserve("lin", 50)), With(Reserve("chen", 60))]);
        Assert.Equal(1, brought);
        Assert.Equal([40m, 40m], left);
    }

    [Theory]
    [InlineData(2, 3, true)]
    [InlineData(3, 3, true)]
    [InlineData(4, 3, false)]
    [InlineData(0, 3, false)]
    public void A_snapshot_is_kept_when_a_multiple_of_its_distance_is_passed(int every, int reserves, bool kept)
    {
        Attempt[] attempts = [.. Enumerable.Range(1, reserves - 1).Select(number => Reserve($"p{number}", 1))];
        var (with, without) = (_decider.Decide("pool/tea", Tea, attempts, every), _decider.Decide("pool/tea", Tea, attempts));
        Assert.Equal(kept ? 1 : 0, with.Unit.Rows.Count - without.Unit.Rows.Count);
    }

    private static Attempt Reserve(string participant, decimal amount) =>
        new(Li, (pool, now) => PoolRules.Reserve(pool, new ReserveReward(participant, "sub-1", amount), now));

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 1, 9, 0, 0, 7, TimeSpan.FromHours(8)).AddTicks(1234);
    }
}
