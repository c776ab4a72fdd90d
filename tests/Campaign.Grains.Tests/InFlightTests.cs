using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Grains.Tests;

/// <summary>A grain's state while its units are in flight.</summary>
public sealed class InFlightTests
{
    private readonly List<int> _forgotten = [];
    private readonly InFlight<string> _states;

    public InFlightTests() => _states = new("", _forgotten.Add);

    [Fact]
    public async Task Each_unit_is_decided_on_the_one_before_it_while_that_is_in_flight()
    {
        var (one, two) = (Add("a", 1), Add("ab", 2));
        Assert.Equal(("ab", 2L, true), (_states.State, _states.Version, _states.Last == two.Outcome.Task));

        Assert.Equal([Appended.Done, Appended.Done], [await Settle(one, Appended.Done), await Settle(two, Appended.Done)]);
        _states.Rollback();
        Assert.Equal(("ab", 2L, 12), (_states.State, _states.Version, _forgotten.Single()));
    }

    [Theory]
    [InlineData(Appended.Conflict)]
    [InlineData(Appended.KeyUsed)]
    public async Task A_rejected_unit_rolls_back_the_units_decided_on_it(Appended outcome)
    {
        await Settle(Add("a", 1), Appended.Done);
        var (two, three) = (Add("ab", 2), Add("abc", 3));
        await Settle(two, outcome);
        Assert.Equal(("a", 1L, true), (_states.State, _states.Version, _states.IsBehind));
        await Settle(three, Appended.Conflict);
        Assert.Equal([11], _forgotten);
    }

    [Fact]
    public async Task A_unit_that_fails_to_write_is_rolled_back_and_its_exception_passed_on()
    {
        var (flight, outcome) = Add("a", 1);
        outcome.SetException(new StorageException("The disk is full."));
        await Assert.ThrowsAsync<StorageException>(() => _states.Settle(flight));
        Assert.Equal(("", true), (_states.State, _states.IsBehind));
    }

    [Fact]
    public async Task A_late_failure_from_before_a_rollback_does_not_undo_units_decided_after_it()
    {
        var (one, two) = (Add("a", 1), Add("ab", 2));
        await Settle(one, Appended.Conflict);
        two.Outcome.SetResult(Appended.Conflict);
        await _states.Recover(() => Read("z", 1));
        var again = Add("za", 2);
        await _states.Settle(two.Flight);
        Assert.Equal(("za", 2L, false), (_states.State, _states.Version, _states.IsBehind));
        await Settle(again, Appended.Done);
    }

    [Fact]
    public async Task Recovery_waits_for_units_in_flight_and_discards_what_was_loaded_meanwhile()
    {
        var (one, two) = (Add("a", 1), Add("ab", 2));
        await Settle(one, Appended.Conflict);
        _states.Replace("looked up");
        var recovering = _states.Recover(() => Read(_states.State + "read", 1));
        Assert.False(recovering.IsCompleted);
        two.Outcome.SetResult(Appended.Conflict);
        await recovering;
        Assert.Equal(("read", 1L, false, true), (_states.State, _states.Version, _states.IsBehind, _states.Last is null));
    }

    [Fact]
    public async Task Recovery_reads_nothing_without_a_rollback()
    {
        await _states.Recover(() => throw new InvalidOperationException("There was nothing to read."));
        Assert.Equal("", _states.State);
    }

    [Theory]
    [InlineData(Appended.Done, Appended.Done)]
    [InlineData(Appended.Conflict, Appended.Conflict)]
    public async Task A_decision_without_facts_shares_the_outcome_of_the_unit_it_was_decided_on(Appended outcome, Appended expected)
    {
        var (_, unit) = Add("a", 1);
        var refused = _states.Settle(_states.Add(() => throw new InvalidOperationException("The stream stood there as the unit became durable."), 0));
        Assert.False(refused.IsCompleted);
        unit.SetResult(outcome);
        Assert.Equal(expected, await refused);
    }

    [Theory]
    [InlineData(true, Appended.Done, false)]
    [InlineData(false, Appended.Conflict, true)]
    public async Task A_decision_without_facts_and_nothing_in_flight_holds_if_the_stream_is_unchanged(bool stands, Appended expected, bool behind)
    {
        Assert.Equal(expected, await _states.Settle(_states.Add(() => ValueTask.FromResult(stands), 0)));
        Assert.Equal(behind, _states.IsBehind);
    }

    [Fact]
    public async Task A_stale_decision_without_facts_does_not_roll_back_later_units()
    {
        var stands = new TaskCompletionSource<bool>();
        var refused = _states.Settle(_states.Add(() => new ValueTask<bool>(stands.Task), 0));
        Add("a", 1);
        stands.SetResult(false);
        Assert.Equal(Appended.Conflict, await refused);
        Assert.Equal(("a", false), (_states.State, _states.IsBehind));
    }

    private (InFlight<string>.Flight Flight, TaskCompletionSource<Appended> Outcome) Add(string state, long version)
    {
        var outcome = new TaskCompletionSource<Appended>();
        return (_states.Add(new Versioned<string>(state, version), outcome.Task, 10 + (int)version), outcome);
    }

    private Task<Appended> Settle((InFlight<string>.Flight Flight, TaskCompletionSource<Appended> Outcome) unit, Appended appended)
    {
        unit.Outcome.SetResult(appended);
        return _states.Settle(unit.Flight);
    }

    private Task Read(string state, long version)
    {
        _states.SetPersisted(state, version, 0);
        return Task.CompletedTask;
    }
}
