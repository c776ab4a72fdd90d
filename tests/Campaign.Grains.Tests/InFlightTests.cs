using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Grains.Tests;

/// <summary>What becomes of a state while its units are on their way to the disk.</summary>
public sealed class InFlightTests
{
    private readonly List<int> _forgotten = [];
    private readonly InFlight<string> _states;

    public InFlightTests() => _states = new("", _forgotten.Add);

    [Fact]
    public async Task Each_unit_is_decided_on_the_one_before_while_that_is_on_its_way()
    {
        var (one, two) = (Add("a", 1), Add("ab", 2));
        Assert.Equal(("ab", 2L, true), (_states.State, _states.Version, _states.Last == two.Fate.Task));

        Assert.Equal([Appended.Done, Appended.Done], [await Settle(one, Appended.Done), await Settle(two, Appended.Done)]);
        _states.Rollback();
        Assert.Equal(("ab", 2L, 12), (_states.State, _states.Version, _forgotten.Single()));
    }

    [Theory]
    [InlineData(Appended.Conflict)]
    [InlineData(Appended.KeyUsed)]
    public async Task A_unit_that_is_not_kept_takes_those_after_it_along(Appended fate)
    {
        await Settle(Add("a", 1), Appended.Done);
        var (two, three) = (Add("ab", 2), Add("abc", 3));
        await Settle(two, fate);
        Assert.Equal(("a", 1L, true), (_states.State, _states.Version, _states.IsBehind));
        await Settle(three, Appended.Conflict);
        Assert.Equal([11], _forgotten);
    }

    [Fact]
    public async Task A_unit_that_the_disk_refused_is_rolled_back_and_its_fault_told()
    {
        var (flight, fate) = Add("a", 1);
        fate.SetException(new StorageException("The disk is full."));
        await Assert.ThrowsAsync<StorageException>(() => _states.Settle(flight));
        Assert.Equal(("", true), (_states.State, _states.IsBehind));
    }

    [Fact]
    public async Task What_is_decided_after_a_rollback_is_not_lost_with_what_was_decided_before_it()
    {
        var (one, two) = (Add("a", 1), Add("ab", 2));
        await Settle(one, Appended.Conflict);
        two.Fate.SetResult(Appended.Conflict);
        await _states.Recover(() => Read("z", 1));
        var again = Add("za", 2);
        await _states.Settle(two.Flight);
        Assert.Equal(("za", 2L, false), (_states.State, _states.Version, _states.IsBehind));
        await Settle(again, Appended.Done);
    }

    [Fact]
    public async Task Recovering_waits_for_what_is_under_way_and_forgets_what_was_looked_up_meanwhile()
    {
        var (one, two) = (Add("a", 1), Add("ab", 2));
        await Settle(one, Appended.Conflict);
        _states.Replace("looked up");
        var recovering = _states.Recover(() => Read(_states.State + "read", 1));
        Assert.False(recovering.IsCompleted);
        two.Fate.SetResult(Appended.Conflict);
        await recovering;
        Assert.Equal(("read", 1L, false, true), (_states.State, _states.Version, _states.IsBehind, _states.Last is null));
    }

    [Fact]
    public async Task Recovering_reads_nothing_unless_it_was_rolled_back()
    {
        await _states.Recover(() => throw new InvalidOperationException("There was nothing to read."));
        Assert.Equal("", _states.State);
    }

    [Theory]
    [InlineData(Appended.Done, Appended.Done)]
    [InlineData(Appended.Conflict, Appended.Conflict)]
    public async Task A_decision_that_changes_nothing_is_as_true_as_the_unit_that_it_was_decided_on(Appended fate, Appended expected)
    {
        var (_, unit) = Add("a", 1);
        var refused = _states.Settle(_states.Add(() => throw new InvalidOperationException("The stream stood there as the unit became durable."), 0));
        Assert.False(refused.IsCompleted);
        unit.SetResult(fate);
        Assert.Equal(expected, await refused);
    }

    [Theory]
    [InlineData(true, Appended.Done, false)]
    [InlineData(false, Appended.Conflict, true)]
    public async Task A_decision_that_changes_nothing_with_nothing_under_way_is_true_where_the_stream_still_stands(bool stands, Appended expected, bool behind)
    {
        Assert.Equal(expected, await _states.Settle(_states.Add(() => ValueTask.FromResult(stands), 0)));
        Assert.Equal(behind, _states.IsBehind);
    }

    [Fact]
    public async Task A_decision_that_changes_nothing_does_not_take_units_decided_since_along()
    {
        var stands = new TaskCompletionSource<bool>();
        var refused = _states.Settle(_states.Add(() => new ValueTask<bool>(stands.Task), 0));
        Add("a", 1);
        stands.SetResult(false);
        Assert.Equal(Appended.Conflict, await refused);
        Assert.Equal(("a", false), (_states.State, _states.IsBehind));
    }

    private (InFlight<string>.Flight Flight, TaskCompletionSource<Appended> Fate) Add(string state, long version)
    {
        var fate = new TaskCompletionSource<Appended>();
        return (_states.Add(new Versioned<string>(state, version), fate.Task, 10 + (int)version), fate);
    }

    private Task<Appended> Settle((InFlight<string>.Flight Flight, TaskCompletionSource<Appended> Fate) unit, Appended appended)
    {
        unit.Fate.SetResult(appended);
        return _states.Settle(unit.Flight);
    }

    private Task Read(string state, long version)
    {
        _states.SetPersisted(state, version, 0);
        return Task.CompletedTask;
    }
}
